"""What happens to a picture before it is stored: it is decoded whole, and says nothing but itself.

A photograph carries the place where it was taken, the camera's number, and sometimes more behind
its end. All of that goes: the picture is written anew, upright, with its colors and nothing else.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, ImageSequence

#: Pixels that a picture may have, in all its frames together, where Wagtail's setting is not made.
MAX_PIXELS = 20_000_000

#: How a picture is written anew, by the format it came in.
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 92},
    "AVIF": {"quality": 85},
    "HEIF": {"quality": 90},
}


class UnreadablePictureError(Exception):
    """The file is no picture that we can read; the message says what to do."""


class CleanFile(ContentFile):
    """A picture that has been written anew by us."""


def clean_picture(file: File) -> CleanFile:
    """The picture in ``file``, upright and without metadata, under the same name.

    Raises ``UnreadablePictureError`` for what cannot be decoded or has too many pixels.
    """
    file.seek(0)
    try:
        with Image.open(file) as picture:
            _refuse_large(picture)
            data = _written_anew(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnreadablePictureError(_too_large()) from error
    # What Pillow raises for broken files of one kind or another.
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, IndexError, KeyError) as error:
        raise UnreadablePictureError(
            _("This picture is damaged. Open it on your computer, save it again, and try again.")
        ) from error
    finally:
        file.seek(0)
    return CleanFile(data, name=file.name)


def _too_large() -> str:
    limit = getattr(settings, "WAGTAILIMAGES_MAX_IMAGE_PIXELS", MAX_PIXELS) // 1_000_000
    return _("This picture has more than %(limit)s million pixels. Make it smaller first.") % {
        "limit": limit
    }


def _refuse_large(picture: Image.Image) -> None:
    limit = getattr(settings, "WAGTAILIMAGES_MAX_IMAGE_PIXELS", MAX_PIXELS)
    if picture.width * picture.height * getattr(picture, "n_frames", 1) > limit:
        raise UnreadablePictureError(_too_large())


def _written_anew(picture: Image.Image) -> bytes:
    """The encoded picture, with its color profile kept and everything else left behind."""
    file_format = picture.format or "PNG"
    profile = {"icc_profile": picture.info["icc_profile"]} if "icc_profile" in picture.info else {}
    out = BytesIO()
    if getattr(picture, "n_frames", 1) > 1:
        frames = [_bare(frame.copy()) for frame in ImageSequence.Iterator(picture)]
        timing: dict[str, Any] = {
            key: picture.info[key] for key in ("duration", "loop") if key in picture.info
        }
        frames[0].save(out, file_format, save_all=True, append_images=frames[1:], **timing)
    else:
        upright = _bare(ImageOps.exif_transpose(picture))
        upright.save(out, file_format, **_OPTIONS.get(file_format, {}), **profile)
    return out.getvalue()


def _bare(picture: Image.Image) -> Image.Image:
    for key in picture.info.keys() - {"transparency"}:
        del picture.info[key]
    picture.getexif().clear()
    return picture


def strip_on_save(sender: type, instance: Any, **kwargs: Any) -> None:
    """Clean a picture that comes by another way than a form (``pre_save`` of the image model)."""
    field = instance.file
    if field and not field._committed and not isinstance(field.file, CleanFile):
        instance.file = clean_picture(field.file)
        instance._set_image_file_metadata()
