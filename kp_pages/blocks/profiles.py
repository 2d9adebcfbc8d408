"""Where else on the web the clinic is: its entries on maps and in directories."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kp_pages.blocks.body import LockedStreamBlock
from kp_pages.blocks.drafts import DraftFriendly
from kp_pages.blocks.parts import HttpsBlock, line


class ProfileBlock(DraftFriendly, blocks.StructBlock):
    """One entry about this place on another site."""

    label = line(_("Name"), 60, help_text=_("Such as: Google Maps."))
    url = HttpsBlock()

    class Meta:
        icon = "link-external"
        label = _("Profile")
        label_format = "{label}"


class ProfilesBlock(LockedStreamBlock):
    """The entries about one location on other sites."""

    profile = ProfileBlock()

    class Meta:
        collapsed = True
