"""The sizes in which pictures are served, and the making of their renditions.

Renditions are made when a picture or a page is saved. A visitor's request only looks them up.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.images import get_image_model

#: Widths of a picture in the text, in CSS pixels; its own proportions are kept.
WIDTHS = (400, 800, 1200)
#: Crops around the focal point: for cards and heroes (5:4), portraits (4:5) and small round photos.
CROPS = {"wide": (800, 640), "portrait": (480, 600), "small": (112, 112)}


def _specs(*sizes: str) -> dict[str, list[str]]:
    """Every size as AVIF and WebP, and one JPEG in the middle for whoever reads neither."""
    fallback = sizes[len(sizes) // 2]
    return {
        "avif": [f"{size}|format-avif" for size in sizes],
        "webp": [f"{size}|format-webp" for size in sizes],
        "jpeg": [f"{fallback}|format-jpeg"],
    }


#: Shape to file format to the filter specifications of that shape, smallest first.
SHAPES: dict[str, dict[str, list[str]]] = {
    "text": _specs(*(f"width-{width}" for width in WIDTHS)),
    **{
        name: _specs(f"fill-{width // 2}x{height // 2}", f"fill-{width}x{height}")
        for name, (width, height) in CROPS.items()
    },
    # For links that people share; no service reads anything but JPEG without fail.
    "share": {"jpeg": ["fill-1200x630|format-jpeg"]},
    # Keeps what is transparent; twice the size in which it is shown.
    "logo": {"webp": ["max-480x96|format-webp-lossless"]},
}

SPECS = [spec for formats in SHAPES.values() for specs in formats.values() for spec in specs]


def make_renditions(image: Any, *shapes: str) -> None:
    """Make the renditions of a picture in these shapes, as far as they are missing."""
    formats = [specs for shape in shapes for specs in SHAPES[shape].values()]
    image.get_renditions(*(spec for specs in formats for spec in specs))


def best_jpeg(image: Any, shape: str) -> Any | None:
    """The JPEG of a picture in this shape, if it has been made."""
    existing = ready(image)
    return next((existing[one] for one in SHAPES[shape]["jpeg"] if one in existing), None)


def logo_of(image: Any) -> Any | None:
    """The rendition of a logo, if it has been made."""
    return ready(image).get(SHAPES["logo"]["webp"][0])


def ready(image: Any) -> dict[str, Any]:
    """The renditions that exist, by filter specification; never makes one."""
    renditions = getattr(image, "prefetched_renditions", None)
    if renditions is None:
        fetch_renditions([image])  # once, for all who ask about this picture
        renditions = image.renditions.all()
    return {rendition.filter_spec: rendition for rendition in renditions}


def fetch_renditions(images: Iterable[Any]) -> None:
    """Fetch what ``ready()`` will ask of each of these pictures, in one query for them all."""
    prefetch_related_objects([image for image in images if image is not None], "renditions")


def fetch_pictures(keys: set[int], known: Iterable[Any] = ()) -> dict[int, Any]:
    """The pictures with these keys and with their renditions, in one query if each has some.

    Those that are ``known`` already are given their renditions by the same query.
    """
    model, loaded = get_image_model(), {image.pk: image for image in known}
    if not keys | loaded.keys():
        return {}
    made = model.get_rendition_model().objects.filter(filter_spec__in=SPECS)
    by_image: dict[int, list[Any]] = {}
    for rendition in made.filter(image_id__in=keys | loaded.keys()).select_related("image"):
        by_image.setdefault(rendition.image_id, []).append(rendition)
    found = {key: renditions[0].image for key, renditions in by_image.items() if key in keys}
    if missing := keys - found.keys():
        found |= model.objects.in_bulk(missing)
    for image in [*found.values(), *known]:
        image.prefetched_renditions = by_image.get(image.pk, [])
    return found
