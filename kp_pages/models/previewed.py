"""A second preview for editors: what search engines and social networks are told of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site
from wagtailseo.models import SeoSettings

from kp_pages.schema import Node, vocabulary
from kp_pages.schema.outline import outline

STRUCTURED_DATA = "structured-data"


class Previewed:
    """Adds the preview "Structured data", which works for drafts and outside of any site too."""

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [("", _("Page")), (STRUCTURED_DATA, _("Structured data"))]

    def get_preview_template(self: Any, request: HttpRequest, mode_name: str) -> str:
        if mode_name == STRUCTURED_DATA:
            return "kp_pages/preview/structured_data.html"
        return str(self.get_template(request))

    def get_preview_context(self: Any, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        context: dict[str, Any] = self.get_context(request)
        if mode_name == STRUCTURED_DATA:
            context.update(self.told_to_machines({**context, "request": request}))
        return context

    def told_to_machines(self: Any, context: dict[str, Any]) -> dict[str, Any]:
        """What the preview "Structured data" shows."""
        request, site = context["request"], self.get_site()
        document = self.told_graph(context)
        root, can_judge = site.root_url if site else "", vocabulary.is_installed()
        picture = self.head(request).picture if site else None
        return {
            "site": site,
            "seo": SeoSettings.for_request(request) if Site.find_for_request(request) else None,
            "nodes": outline(document),
            "can_judge": can_judge,
            "findings": list(_findings(document, root)) if document and can_judge else [],
            "shared": picture,
            # From where the editor is: the site may have another address than the admin.
            "shared_url": picture.url.removeprefix(root) if picture else "",
        }


def _findings(document: Node, root: str) -> Iterator[tuple[str, str]]:
    """What is wrong, in the editor's language, and with which node."""
    for one in vocabulary.judge(document, f"{root}/"):
        yield gettext(one.template) % one.says, one.node
