"""Builds the demo clinic from its content files, through the forms of Wagtail's admin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import timedelta
from io import StringIO
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page, Site

from home.demo import library, people, requests
from home.demo.blocks import Filler
from home.demo.files import Content, PageFile
from home.demo.forms import fill_in
from home.demo.names import Names
from home.demo.pictures import PICTURES
from home.demo.place import Place, lasting_id
from home.demo.state import HOME_KEY
from kp_pages.models import (
    ClinicPage,
    ClinicSettings,
    ConditionPage,
    ConsultationPage,
    ContentPage,
    Reference,
    Treatment,
)
from kp_pages.models.reviews import record_review

Advance = Callable[[str], None]
#: Given the name of a step and how much is to be done in it.
Progress = Callable[[str, int], AbstractContextManager[Advance]]


class Builder:
    """Makes everything that the content files say, in the order in which one needs the other."""

    def __init__(self, content: Content, scale: float = 1) -> None:
        self.content = content
        #: Of the pictures; tests draw them small.
        self.scale = scale
        self.names = Names()
        self.filler = Filler(self.names)
        self.pages: dict[str, Page] = {}
        self.users: dict[str, AbstractUser] = {}

    def add_people(self) -> None:
        # Snippets and rich text features are made known by hooks, which nobody has asked for yet.
        hooks.search_for_hooks()
        self.users = people.add_accounts()

    def add_pictures(self, advance: Advance) -> None:
        self.names.pictures = library.add_pictures(self.scale, advance)

    def add_snippets(self) -> None:
        """References and the treatment, each with its first revision."""
        for key, given in self.content.references.items():
            place = Place("references.toml", (key,))
            reference = self._snippet(Reference(live=False), given, place)
            self.names.references[key] = reference.pk
        place = Place("treatment.toml")
        treatment = self._snippet(Treatment(live=False), self.content.treatment, place)
        self.names.treatments[treatment.name.casefold()] = treatment.pk

    def _snippet(self, blank: Model, given: Mapping[str, Any], place: Place) -> Any:
        admin = self.users["admin"]
        snippet = fill_in(blank, given, place, self.filler)
        snippet.save()
        snippet.save_revision(user=admin, log_action=True).publish(user=admin)
        return snippet

    def add_pages(self, advance: Advance) -> None:
        """First every page as an empty draft, for others to point to; then their words."""
        for file in self.content.pages:
            self._add_draft(file)
        self._become_the_site()
        # Clinicians come before the pages that one of them signs.
        for file in sorted(self.content.pages, key=self._is_signed):
            self._publish(file)
            advance(file.path)

    def _is_signed(self, file: PageFile) -> bool:
        """Whether it is a page whose words a clinician signs."""
        return issubclass(_page_type(file, Place(file.file)), ContentPage)

    def _add_draft(self, file: PageFile) -> None:
        place = Place(file.file)
        model = _page_type(file, place)
        parent = self.pages.get(file.parent) if file.parent else Page.get_first_root_node()
        if parent is None:
            raise place.error(f"there is no file for the page above it, {file.parent}")
        if not model.can_create_at(parent.specific):
            raise (place / "type").error(f"a page of this type cannot live under {file.parent}")
        page = model(
            title=file.fields.get("title", file.slug),
            slug=file.slug,
            live=False,
            owner=self.users["admin"],
            translation_key=HOME_KEY if file.parent is None else lasting_id(file.path),
        )
        self.pages[file.path] = parent.add_child(instance=page)
        self.names.pages[file.path] = page.pk

    def _become_the_site(self) -> None:
        """Our home page takes the place of Wagtail's page of welcome."""
        place = Place("pages/home.toml")
        if "/" not in self.pages:
            raise place.error("this file is missing.")
        site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
        site.root_page = self.pages["/"]
        site.hostname = "localhost"
        site.site_name = self.content.clinic.get("name", "")
        site.save()
        for welcome in Page.objects.filter(depth=2).exclude(pk=self.pages["/"].pk):
            welcome.delete()

    def _publish(self, file: PageFile) -> None:
        admin = self.users["admin"]
        page = self.pages[file.path].specific
        parent = page.get_parent()
        place = Place(file.file)
        for account, user in people.ours():
            if account.page == file.path:
                page.user = user
        page = fill_in(
            page, file.fields, place, self.filler, parent_page=parent.specific, for_user=admin
        )
        try:
            if file.is_draft:
                page.save()
            revision = page.save_revision(user=admin, log_action=True)
            if not file.is_draft:
                if isinstance(page, ContentPage):
                    self._sign(page, file.review)
                revision.publish(user=admin)
        except ValidationError as problem:
            raise place.error(" ".join(problem.messages)) from None

    def _sign(self, page: ContentPage, given: Mapping[str, int]) -> None:
        """The made-up clinician who reviews signs the page, as a real one does in the admin."""
        record_review(
            page,
            self.users[people.REVIEWER.username],
            shown=page.medical_digest(),
            is_attested=True,
            months=given.get("months"),
            reviewed_at=timezone.now() - timedelta(days=given.get("days_ago", 0)),
        )

    def add_roles(self) -> None:
        call_command("kp_setup", verbosity=0, stdout=StringIO())
        people.give_roles()

    def add_settings(self) -> None:
        settings = ClinicSettings.for_site(Site.objects.get(root_page=self.pages["/"]))
        fill_in(settings, self.content.clinic, Place("clinic.toml"), self.filler).save()

    def add_requests(self) -> None:
        """What patients have asked for, where the site can keep it."""
        consultation = ConsultationPage.objects.filter(live=True).first()
        if consultation is not None and consultation.offers_form:
            requests.add_requests(consultation, self.users[people.FRONT_DESK.username])
            requests.add_counts(list(ConditionPage.objects.live()[:4]), consultation)

    def make_renditions(self, advance: Advance) -> None:
        for page in clinic_pages():
            page.make_renditions()
            advance(page.title)


def clinic_pages() -> Iterator[ClinicPage]:
    """The pages of the demo clinic, from the home page down."""
    for page in Page.objects.filter(depth__gt=1).order_by("path").specific():
        if isinstance(page, ClinicPage):
            yield page


def _page_type(file: PageFile, place: Place) -> Any:
    try:
        model = apps.get_model(file.type)
    except (LookupError, ValueError):
        model = None
    if model is None or not issubclass(model, Page):
        raise (place / "type").error(f"there is no page type “{file.type}”.")
    return model


def build(content: Content, progress: Progress, scale: float = 1) -> None:
    """Build everything or, when anything is wrong or the run is interrupted, nothing."""
    builder = Builder(content, scale)
    with transaction.atomic():
        builder.add_people()
        with progress("Pictures", len(PICTURES)) as advance:
            builder.add_pictures(advance)
        builder.add_snippets()
        with progress("Pages", len(content.pages)) as advance:
            builder.add_pages(advance)
        builder.add_roles()
        builder.add_settings()
        builder.add_requests()
        with progress("Renditions and search", len(content.pages) + 1) as advance:
            builder.make_renditions(advance)
            call_command("update_index", verbosity=0)
            advance("search index")
