"""A video on another site, with its transcript on ours."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kp_pages import schema
from kp_pages.blocks.choosers import PictureBlock
from kp_pages.blocks.parts import ContentBlock, HttpsBlock, heading, line, paragraphs, prose
from kp_pages.blocks.values import BlockValue, plain_text
from kp_pages.pictures import best_jpeg

#: Sites whose videos we link to, by the pattern of their addresses.
SITES = {
    "YouTube": re.compile(r"^https://(?:www\.)?(?:youtube\.com/watch\?v=|youtu\.be/)[\w-]{6,}$"),
    "Vimeo": re.compile(r"^https://vimeo\.com/\d{6,}$"),
}


class VideoAddressBlock(HttpsBlock):
    """The address of one video on a site that we know."""

    def refuse(self, value: str) -> None:
        super().refuse(value)
        if value and not any(pattern.match(value) for pattern in SITES.values()):
            raise ValidationError(
                _("Enter the address of one video on YouTube or Vimeo, without extras after it.")
            )


class VideoValue(BlockValue):
    @property
    def site(self) -> str:
        """The name of the site that shows the video."""
        return next((name for name, rule in SITES.items() if rule.match(self["url"] or "")), "")

    def facts(self) -> dict[str, Any]:
        return {"has_captions": bool(self["has_captions"])}

    def schema_nodes(self, place: schema.Place) -> Iterator[schema.Node]:
        shown = best_jpeg(self["poster"], "text") if self["poster"] else None
        yield from schema.video_object(
            place,
            self["heading"],
            self.anchor,
            url=self["url"],
            transcript=plain_text(self["transcript"]),
            poster=place.absolute(shown.url) if shown else "",
            uploaded_on=str(self.get("uploaded_on") or ""),
        )


class CaptionsBlock(blocks.BooleanBlock):
    """A tick without which a film is not shown."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field.error_messages["required"] = _(
            "Add captions where the film is, watch it, and tick this. Without them, people who "
            "cannot hear it are left out."
        )


class VideoBlock(ContentBlock):
    """Linked, not embedded: nothing is asked of the other site before a reader clicks."""

    heading = heading(help_text=_("What the video shows."))
    url = VideoAddressBlock(help_text=_("From YouTube or Vimeo."))
    poster = PictureBlock(required=False, label=_("Picture to click on"))
    duration = line(_("Length"), 40, required=False, help_text=_("Such as: 3 minutes."))
    uploaded_on = blocks.DateBlock(
        required=False,
        label=_("Uploaded on"),
        help_text=_(
            "The day it appeared on the other site. Crawlers are told of a video only with its "
            "day and its picture."
        ),
    )
    has_captions = CaptionsBlock(
        label=_("It has captions"), help_text=_("Watch it once with the sound off.")
    )
    transcript = prose(_("Transcript"), help_text=_("Every word that is said."))

    class Meta:
        icon = "media"
        label = _("Video")
        label_format = "{heading}"
        value_class = VideoValue
        description = _("A video on YouTube or Vimeo, opened by a click, with its transcript")
        template = "kp_pages/blocks/video.html"
        preview_value = {
            "heading": _("A visit in three minutes"),
            "url": "https://vimeo.com/1234567",
            "poster": None,
            "duration": _("3 minutes"),
            "uploaded_on": None,
            "has_captions": True,
            "transcript": paragraphs(_("Welcome. Let me show you the room you will be in.")),
        }
