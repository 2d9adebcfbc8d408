"""One picture of the demo clinic: how it is drawn, and the words that go with it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image

JPEG_QUALITY = 88


class Focal(NamedTuple):
    """What must stay in a crop: centre and size in pixels, as Wagtail stores a focal point."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    title: str
    alt: str
    description: str
    draw: Callable[..., Image.Image]
    focal: Focal | None = None
    size: tuple[int, int] = (1600, 1000)
    # Diagrams keep their crisp lettering in PNG; scenes with soft light are far smaller in JPEG.
    format: Literal["JPEG", "PNG"] = "JPEG"

    @property
    def key(self) -> str:
        return self.draw.__name__

    @property
    def filename(self) -> str:
        return f"{self.key.replace('_', '-')}.{'png' if self.format == 'PNG' else 'jpg'}"

    def save(self, folder: Path) -> Path:
        path = folder / self.filename
        options = {"quality": JPEG_QUALITY, "progressive": True} if self.format == "JPEG" else {}
        self.draw().save(path, self.format, optimize=True, **options)
        return path
