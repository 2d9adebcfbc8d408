"""Takes the demo clinic away, so that it can be built anew."""

from __future__ import annotations

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from home.demo import library, people
from home.demo.files import Content
from home.demo.place import lasting_id
from kp_pages.models import (
    ConsentNotice,
    ConsultationRequest,
    GateOverride,
    JobRun,
    MedicalReview,
    Reference,
    Treatment,
)

RECORDS = [
    Treatment,
    Reference,
    MedicalReview,
    GateOverride,
    ConsultationRequest,
    ConsentNotice,
    JobRun,
    Redirect,
    PageLogEntry,
    ModelLogEntry,
]


def added_pages(content: Content) -> list[str]:
    """The titles of the pages that somebody added to the demo clinic."""
    known = [lasting_id(file.path) for file in content.pages]
    found = Page.objects.filter(depth__gt=1).exclude(translation_key__in=known)
    return list(found.order_by("path").values_list("title", flat=True))


@transaction.atomic
def remove() -> None:
    """Remove all pages and what they stand on; pictures and accounts that others made stay."""
    for page in Page.objects.filter(depth=2):
        page.delete()
    for model in RECORDS:
        # Reviews and overrides refuse to go by any other way than that of the database.
        model._base_manager.all().delete()
    for image in get_image_model().objects.filter(file__contains=f"/{library.PREFIX}"):
        image.delete()
    people.remove_accounts()
