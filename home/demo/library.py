"""Puts the demo clinic's drawn pictures into Wagtail's picture library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.images import get_image_model

from home.demo.pictures import PICTURES, Picture

#: Before the name of every picture file of ours, so that what is left of them can be told apart.
PREFIX = "demo-"
#: Where Wagtail keeps pictures and their renditions.
FOLDERS = ("original_images", "images")
JPEG = {"quality": 90, "progressive": True}


def add_pictures(scale: float, advance: Callable[[str], None]) -> dict[str, int]:
    """Draw every picture and save it; answers with the primary keys by the pictures' names."""
    remove_leftovers()
    keys = {}
    for key, picture in PICTURES.items():
        keys[key] = add(picture, scale).pk
        advance(picture.title)
    return keys


def add(picture: Picture, scale: float) -> Any:
    drawn = picture.draw(scale)
    data = BytesIO()
    drawn.save(data, picture.format, optimize=True, **(JPEG if picture.format == "JPEG" else {}))
    image = get_image_model()(
        title=picture.title,
        description=picture.alt,
        file=ContentFile(data.getvalue(), name=PREFIX + picture.filename),
        **focal_point(picture, scale),
    )
    image.full_clean()
    image.save()
    return image


def focal_point(picture: Picture, scale: float) -> dict[str, int]:
    if picture.focal is None:
        return {}
    return {
        f"focal_point_{name}": round(number * scale)
        for name, number in picture.focal._asdict().items()
    }


def remove_leftovers() -> None:
    """Remove the files that an interrupted run left, so that the new ones get their names."""
    known = set(get_image_model().objects.values_list("file", flat=True))
    for path in _files():
        if path not in known:
            default_storage.delete(path)


def _files() -> Iterator[str]:
    for folder in FOLDERS:
        yield from (f"{folder}/{name}" for name in _names(folder) if name.startswith(PREFIX))


def _names(folder: str) -> Iterable[str]:
    return default_storage.listdir(folder)[1] if default_storage.exists(folder) else []
