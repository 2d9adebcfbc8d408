"""What we add to the bar that an editor sees on a public page."""

from __future__ import annotations

from wagtail.admin.userbar import EditPageItem

from kp_pages.models.previewed import STRUCTURED_DATA


class StructuredDataItem(EditPageItem):
    """Leads to the preview of what machines are told; for who may edit the page."""

    template_name = "kp_pages/userbar/structured_data.html"
    mode = STRUCTURED_DATA
