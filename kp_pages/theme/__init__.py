"""The look of a clinic from one color: plain Python from a color to a style sheet."""

from kp_pages.theme.palette import DEFAULT_BRAND, PAIRS, Pair, Theme, derive
from kp_pages.theme.style import style, style_hash

__all__ = ["DEFAULT_BRAND", "PAIRS", "Pair", "Theme", "derive", "style", "style_hash"]
