"""A picture with a caption."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kp_pages import schema
from kp_pages.blocks.choosers import PictureBlock
from kp_pages.blocks.parts import ContentBlock, line
from kp_pages.blocks.values import BlockValue
from kp_pages.pictures import best_jpeg


class FigureValue(BlockValue):
    def schema_nodes(self, place: schema.Place) -> Iterator[schema.Node]:
        shown = best_jpeg(self["picture"], "text") if self["picture"] else None
        if shown:
            node_id = place.part(self.anchor)
            text = self["picture"].contextual_alt_text or ""
            url = place.absolute(shown.url)
            yield schema.image_object(
                node_id, url, caption=self["caption"], text=text, credit=self["credit"]
            )
            yield {"@id": place.page, "image": [schema.ref(node_id)]}


class FigureBlock(ContentBlock):
    """A picture that explains something; words belong in the caption, not in the picture."""

    picture = PictureBlock()
    caption = line(_("Caption"), 300, required=False)
    credit = line(_("Credit"), 120, required=False, help_text=_("Who made the picture."))

    class Meta:
        icon = "image"
        label = _("Picture")
        label_format = "{caption}"
        description = _("A picture with a caption, and alternative text for who cannot see it")
        value_class = FigureValue
        template = "kp_pages/blocks/figure.html"
        preview_value = {
            "picture": None,
            "caption": _("How the NMDA receptor passes on a pain signal"),
            "credit": "",
        }
