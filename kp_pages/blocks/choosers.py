"""Choosers that can be filled from a shelf.

While a page is read for a visitor, ``reading.read()`` fetches everything that its blocks point to
in one query for each model and puts it on a shelf. Outside of that, the choosers are Wagtail's own.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import Field
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks, hooks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import DraftStateMixin, Page
from wagtail.snippets.blocks import SnippetChooserBlock

from kp_pages.blocks.counted import CountedList
from kp_pages.blocks.drafts import DraftFriendly
from kp_pages.blocks.shelf import current
from kp_pages.blocks.treated import first_treatment
from kp_pages.pictures import best_jpeg

#: Whether a form is read for its words alone, and what is chosen in it need not be looked up.
_unread: ContextVar[bool] = ContextVar("kp_pages_unread", default=False)


@contextmanager
def unread() -> Iterator[None]:
    """Let choosers take what was chosen in a form for there, without a query for each."""
    token = _unread.set(True)
    try:
        yield
    finally:
        _unread.reset(token)


class FromShelf:
    """Makes a chooser block look on the shelf, if there is one."""

    model_class: type[Model]
    required: bool
    field: Field

    def value_from_form(self, value: Any) -> Model | None:
        if _unread.get() and str(value).isdecimal():
            return self.model_class(pk=int(value))
        found: Model | None = super().value_from_form(value)  # type: ignore[misc]  # as below
        return found

    def bulk_to_python(self, values: Iterable[Any]) -> list[Model | None]:
        values = list(values)
        shelf = current()
        if shelf is None:
            return super().bulk_to_python(values)  # type: ignore[misc]  # Wagtail's ChooserBlock
        # A copy for each place: an image carries the alternative text of the place it is used in.
        return [copy.copy(shelf.get((self.model_class, str(value)))) for value in values]

    def clean(self, value: Any) -> Any:
        """Refuse an empty field; what stands on the shelf is not asked for once more."""
        if current() is None:
            return super().clean(value)  # type: ignore[misc]  # Wagtail's ChooserBlock
        if value is None and self.required:
            raise ValidationError(self.field.error_messages["required"], code="required")
        return value


class PageBlock(DraftFriendly, FromShelf, blocks.PageChooserBlock):
    """Chooses a page; visitors are shown only live pages that everybody may see."""

    def refuse(self, value: Page | None) -> None:
        if value is not None and value.get_url_parts() is None:
            raise ValidationError(
                _("This page stands in no site, and nobody can open it. Choose another.")
            )

    def get_api_representation(self, value: Any, context: object = None) -> object:
        if not value or getattr(value, "noindex", False):
            return None
        return {"id": value.pk, "title": value.title, "html_url": value.full_url}


class SnippetBlock(DraftFriendly, FromShelf, SnippetChooserBlock):
    """Chooses a snippet; of snippets with drafts, visitors are shown the live ones."""

    @cached_property
    def widget(self) -> Any:
        """Snippets are registered with the hooks, which a script may not have loaded."""
        hooks.search_for_hooks()
        return super().widget

    def refuse(self, value: Model | None) -> None:
        if isinstance(value, DraftStateMixin) and not value.live:
            raise ValidationError(
                _("This is still a draft, and readers would not see it. Publish it first.")
            )

    def get_api_representation(self, value: Any, context: object = None) -> object:
        return value.for_api() if value else None


class PictureChooserBlock(FromShelf, ImageChooserBlock):
    """Chooses an image together with its renditions."""


class PictureBlock(ImageBlock):
    """A picture with alternative text for the place it stands in, or marked as decorative."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        chooser = PictureChooserBlock(required=required, label=_("Picture"))
        chooser.set_name("image")
        self.child_blocks["image"] = chooser

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any] | None:
        """The picture as a visitor gets it, if it has been made."""
        shown = best_jpeg(value, "text") if value else None
        if shown is None:
            return None
        return {
            "url": context["request"].build_absolute_uri(shown.url),
            "width": shown.width,
            "height": shown.height,
            "alt": "" if value.decorative else value.contextual_alt_text or "",
        }

    class Meta:
        icon = "image"
        label = _("Picture")
        label_format = "{alt_text}"


def references(**kwargs: Any) -> blocks.ListBlock:
    """The references that back what stands above them."""
    return CountedList(
        SnippetBlock("kp_pages.Reference", label=_("Reference")),
        label=_("References"),
        help_text=_("Where this comes from. Readers see a number and the list at the end."),
        default=[],
        collapsed=True,
        **kwargs,
    )


def treatment() -> SnippetBlock:
    """The treatment whose reviewed facts this block shows."""
    return SnippetBlock(
        "kp_pages.Treatment",
        default=first_treatment,
        label=_("Treatment"),
        help_text=_("Its reviewed facts are shown here, the same on every page."),
    )
