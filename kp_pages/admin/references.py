"""The window in which an editor finds a reference, or adds one without leaving the page."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.log_actions import log
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetCreateView,
)

from kp_pages.models import Reference

#: What stands before a DOI or a PubMed number where it is copied from.
BEFORE_NUMBER = re.compile(
    r"https?://(?:dx\.)?doi\.org/"
    r"|https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/"
    r"|\b(?:doi|pmid):?\s*(?=\d)",
    re.IGNORECASE,
)
#: What people write between names, and no reference is found by.
FILLERS = {"et", "al", "and", "&"}
#: More words than a title has.
MOST_WORDS = 40


def matching(references: QuerySet[Reference], query: str) -> QuerySet[Reference]:
    """The references in which every word stands: author, title, source, year, DOI or PMID."""
    words = [word.strip(",;:./()[]“”\"'") for word in BEFORE_NUMBER.sub("", query).split()]
    for word in words[:MOST_WORDS]:
        if word and word.casefold() not in FILLERS:
            references = references.filter(_has(word))
    return references


def _has(word: str) -> Q:
    found = Q(pmid=word)
    for name in ("authors", "title", "source", "doi"):
        found |= Q(**{f"{name}__icontains": word})
    if re.fullmatch(r"[0-9]{4}", word):
        found |= Q(year=int(word))
    # The name that a reference is shown with begins with its standing, where that is not good.
    named = [value for value, label in Reference.Status.choices if _is_named(word, label)]
    return found | Q(status__in=named) if named else found


def _is_named(word: str, label: object) -> bool:
    return word.casefold() == str(label).casefold()


def standing_column(**options: Any) -> StatusTagColumn:
    """Whether it may still be cited, in words."""
    return StatusTagColumn(
        "status",
        label=_("Standing"),
        accessor="get_status_display",
        primary=lambda one: not one.standing,
        **options,
    )


def public_column(**options: Any) -> StatusTagColumn:
    """Whether readers see it. Wagtail's own column asks for each row whether it is scheduled."""
    return StatusTagColumn(
        "live",
        label=_("Public"),
        accessor=lambda one: _("live") if one.live else _("draft"),
        primary=lambda one: one.live,
        **options,
    )


class ReferenceSearch(BaseFilterForm):
    """The search above the list."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"placeholder": _("Author, title, year, DOI or PMID")}),
    )

    def filter(self, objects: QuerySet[Reference]) -> QuerySet[Reference]:
        objects = super().filter(objects)
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        return matching(objects, self.search_query)


class FoundReferences:
    """What the list shows of each reference."""

    filter_form_class = ReferenceSearch
    results_template_name = "kp_pages/admin/references_found.html"
    title_column: TitleColumn

    @property
    def columns(self) -> list[Column]:
        title = self.title_column
        title.accessor = "full_name"
        title.cell_template_name = "kp_pages/admin/source_cell.html"
        kind = Column("kind", label=_("Kind"), accessor="get_kind_display", width="16%")
        return [title, kind, standing_column(width="12%"), public_column(width="9%")]


class ChooseReferenceView(FoundReferences, ChooseView):
    pass


class ChooseReferenceResultsView(FoundReferences, ChooseResultsView):
    pass


class NewReferenceForm(WagtailAdminModelForm):
    """A new reference, which somebody has just looked up."""

    class Meta(WagtailAdminModelForm.Meta):
        model = Reference
        fields = [
            "kind",
            "authors",
            "title",
            "source",
            "year",
            "doi",
            "pmid",
            "url",
            "checked_on",
        ]
        widgets = {"checked_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["checked_on"].initial = timezone.localdate


class CreateReferenceView(SnippetCreateView):
    """Adds a reference; who may publish it does so in the same step."""

    @transaction.atomic
    def save_form(self, form: NewReferenceForm) -> Reference:
        reference: Reference = form.save(commit=False)
        reference.live = False
        reference.save()
        user = self.request.user
        revision = reference.save_revision(user=user)
        log(reference, "wagtail.create", user=user, revision=revision, content_changed=True)
        if self.get_permission_policy().user_has_permission(user, "publish"):
            revision.publish(user=user)
            reference.refresh_from_db()
        return reference


class ReferenceChooserViewSet(SnippetChooserViewSet):
    """The same window for fields, lists and rich text."""

    choose_view_class = ChooseReferenceView
    choose_results_view_class = ChooseReferenceResultsView
    create_view_class = CreateReferenceView
    creation_form_class = NewReferenceForm
    create_action_label = _("Add and choose")
    creation_tab_label = _("Add a new one")
