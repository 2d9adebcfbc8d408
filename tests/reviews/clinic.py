"""A clinic at work: its people, a closed gate, and pages that wait to be signed."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import Site

from kp_pages.models import ClinicianPage, ConditionPage
from kp_pages.models.reviews import record_review
from kp_pages.readiness.packs import CORE
from tests.factories import (
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    UserFactory,
)

__all__ = [
    "author",
    "conditions",
    "editor",
    "gate",
    "other_reviewer",
    "page",
    "people",
    "publisher",
    "reviewer",
    "roles",
]


def close_the_gate(settings, **changes):
    settings.KP_PAGES = {
        "GATE": "block",
        "RULES": {rule.code: "off" for rule in CORE},
        "RULE_PACKS": ["tests.reviews.rules.RULES"],
        **changes,
    }


@pytest.fixture
def gate(settings):
    """The gate, closed by rules that never change."""
    close_the_gate(settings)


@pytest.fixture
def roles(home):
    call_command("kp_setup", stdout=StringIO())


def member(name, **kwargs):
    user = UserFactory(email=f"{name.split()[-1].lower()}@clinic.example", **kwargs)
    user.groups.add(Group.objects.get(name=name))
    return user


@pytest.fixture
def people(home):
    return ClinicianIndexPageFactory(parent=home, slug="people")


def clinician(people, name, **kwargs):
    user = member("Medical reviewers", username=name.split()[0].lower())
    ClinicianPageFactory(parent=people, title=name, user=user, **kwargs)
    return user


@pytest.fixture
def reviewer(roles, people):
    """An account with a clinician's page that is public."""
    return clinician(people, "Amara Okafor", credentials="PharmD")


@pytest.fixture
def other_reviewer(roles, people):
    return clinician(people, "Noor Haddad")


@pytest.fixture
def author(people):
    return ClinicianPageFactory(parent=people, title="Alex Rivera")


@pytest.fixture
def editor(roles):
    return member("Marketing editors", username="editor")


@pytest.fixture
def publisher(roles):
    return member("Publishers", username="publisher")


@pytest.fixture
def conditions(home):
    return ConditionIndexPageFactory(parent=home, slug="conditions")


def body(text="It may help some people."):
    section = {
        "heading": "How?",
        "kind": "free",
        "text": f"<p>{text}</p>",
        "points": [],
        "references": [],
        "subsections": [],
    }
    call = {
        "heading": "Ask us",
        "text": "Text.",
        "eligibility_note": "Not for everyone.",
        "button_label": "Ask",
        "target": [("consultation", None)],
        "placement": "card",
    }
    return [("section", section), ("consultation_cta", call)]


def draft(conditions, editor, **kwargs):
    """A page that its editor has saved, and that was never live."""
    fields = {"title": "CRPS", "live": False, "owner": editor, "body": body(), **kwargs}
    page = ConditionPageFactory(parent=conditions, **fields)
    page.save_revision(user=editor)
    return ConditionPage.objects.get(pk=page.pk)


@pytest.fixture
def page(conditions, editor, author):
    return draft(conditions, editor, author=author)


def sign(page, user, **kwargs):
    """The clinician reads the newest draft and signs it."""
    page = page.get_latest_revision_as_object()
    kwargs.setdefault("shown", page.medical_digest())
    kwargs.setdefault("is_attested", True)
    return record_review(page, user, **kwargs)


def edit(page, user, **changes):
    """Somebody saves a draft with these changes."""
    page = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    if not page.live:
        page.save()
    page.save_revision(user=user)
    return ConditionPage.objects.get(pk=page.pk)


def publish(page, user=None):
    page = ConditionPage.objects.get(pk=page.pk)
    page.get_latest_revision().publish(user=user)
    return ConditionPage.objects.get(pk=page.pk)


def clinician_page(user):
    return ClinicianPage.objects.get(user=user)


def site():
    return Site.objects.get(is_default_site=True)
