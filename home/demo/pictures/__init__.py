"""The demo clinic's pictures, drawn by the project itself. `PICTURES` is the picture library."""

from .catalogue import PICTURES, save_all
from .picture import Focal, Picture

__all__ = ["PICTURES", "Focal", "Picture", "save_all"]
