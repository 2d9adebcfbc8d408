"""The form with which pictures are uploaded."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from kp_pages.uploads import UnreadablePictureError, clean_picture


class PictureField(WagtailImageField):
    """A picture that can be decoded, cleaned of what the camera wrote into it."""

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return None
        try:
            cleaned = clean_picture(data)
        except UnreadablePictureError as error:
            raise ValidationError(str(error), code="invalid_image") from error
        return super().to_python(cleaned)


class PictureForm(BaseImageForm):
    """Wagtail's image form with our field for the file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PictureField(
                label=given.label, required=given.required, widget=given.widget
            )
