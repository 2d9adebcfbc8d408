"""Citations inside rich text: the button and the mark in Wagtail's editor, and how they are stored.

A mark stands in the editor's text as one invisible character with an entity, which holds the key
of a reference. Its number is counted in the browser (``citations.js``) and stored nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.forms import Media
from django.forms.widgets import Script
from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    HandlerState,
    InlineEntityElementHandler,
)
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.admin.staticfiles import versioned_static
from wagtail.rich_text import EmbedHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from kp_pages.blocks.citing import CITATION, key_of
from kp_pages.models import Reference, Treatment

FEATURE = "citation"
ENTITY = "KP-CITATION"
#: Stands for a mark in the editor's text: a word joiner, which nobody sees and no line breaks at.
PLACEHOLDER = "\u2060"
#: More sources than any page has.
MOST_KEYS = 500


class CitationHandler(EmbedHandler):
    """What Wagtail itself asks of a stored mark: its place in a text, and whom it refers to."""

    identifier = CITATION

    @staticmethod
    def get_model() -> type[Reference]:
        return Reference

    @staticmethod
    def expand_db_attributes(attrs: dict[str, str]) -> str:
        """Outside of a page there is no list that a number could lead to."""
        return ""

    @classmethod
    def extract_references(cls, attrs: dict[str, str]) -> Iterator[tuple[type, str, str, str]]:
        if key_of(attrs) is not None:
            yield Reference, attrs["id"], "", ""


class CitationElementHandler(InlineEntityElementHandler):
    """A stored mark as the editor holds it."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, int | None]:
        return {"id": key_of(attrs)}

    def handle_endtag(self, name: str, state: HandlerState, contentstate: Any) -> None:
        state.current_block.text += PLACEHOLDER
        # A space between the mark and the next word belongs to the text.
        state.leading_whitespace = KEEP_WHITESPACE
        super().handle_endtag(name, state, contentstate)


def stored_mark(props: dict[str, Any]) -> Any:
    """A mark of the editor as it is stored; one that cites nothing is dropped."""
    key = key_of({"id": str(props.get("id") or "")})
    return DOM.create_element("embed", {"embedtype": CITATION, "id": key}) if key else None


class CitationFeature(EntityFeature):
    """The button, with the script that knows where to ask for what."""

    def __init__(self) -> None:
        super().__init__(
            {
                "type": ENTITY,
                "icon": "kp-reference",
                "description": _("Cite a source"),
                "attributes": ["id"],
            }
        )

    @property
    def media(self) -> Media:
        script = Script(
            static("kp_pages/admin/citations.js"),
            **{
                "data-sources": reverse("kp_pages_sources"),
                "data-references": _chooser_url(Reference),
                "data-treatments": _chooser_url(Treatment),
                "data-draft": _("draft"),
                "data-deleted": _("This source was deleted. Take its mark out."),
            },
        )
        before = ("wagtailadmin/js/draftail.js", "wagtailadmin/js/chooser-modal.js")
        js: list[Any] = [*map(versioned_static, before), script]
        return Media(js=js)


def _chooser_url(model: Any) -> str:
    return reverse(model.snippet_viewset.chooser_viewset.get_url_name("choose"))


def register(features: FeatureRegistry) -> None:
    """Make the feature known to Wagtail's rich text."""
    features.register_embed_type(CitationHandler)
    features.register_editor_plugin("draftail", FEATURE, CitationFeature())
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {
                f'embed[embedtype="{CITATION}"]': CitationElementHandler(ENTITY)
            },
            "to_database_format": {"entity_decorators": {ENTITY: stored_mark}},
        },
    )


class Sources:
    """What the editor shows of the sources that a form names, by key."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def asked(self, name: str) -> set[int]:
        keys = self.request.GET.get(name, "").split(",")[:MOST_KEYS]
        return {key for one in keys if (key := key_of({"id": one})) is not None}

    @cached_property
    def treatments(self) -> dict[int, list[int]]:
        """The sources of each treatment, in their order."""
        found = Treatment.objects.in_bulk(self.asked("treatments"))
        return {
            key: [item["value"] for item in one.references.raw_data if item["value"]]
            for key, one in found.items()
            if one.live
        }

    def references(self) -> dict[int, dict[str, Any]]:
        keys = self.asked("references").union(*self.treatments.values())
        finder = AdminURLFinder(self.request.user)
        return {
            key: {
                "name": one.short_name,
                "title": one.title,
                "standing": one.standing,
                "is_public": one.live,
                "url": finder.get_edit_url(one),
            }
            for key, one in Reference.objects.in_bulk(keys).items()
        }


def sources(request: HttpRequest) -> JsonResponse:
    """Names and standing of references, and the references of treatments."""
    asked = Sources(request)
    return JsonResponse({"references": asked.references(), "treatments": asked.treatments})
