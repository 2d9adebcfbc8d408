"""Pages that a clinician has signed."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone

from kp_pages.models.reviews import record_review
from tests.factories import ClinicianIndexPageFactory, ClinicianPageFactory, UserFactory


def clinician(home, name="Amara Okafor"):
    """Somebody who may sign reviews."""
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Medical reviewers"))
    people = ClinicianIndexPageFactory(parent=home)
    ClinicianPageFactory(parent=people, title=name, credentials="PharmD", user=user)
    return user


def sign(page, user, months_ago=0, months=12):
    """The clinician signs the page as it is."""
    return record_review(
        page,
        user,
        shown=page.medical_digest(),
        is_attested=True,
        months=months,
        reviewed_at=timezone.now() - timedelta(days=round(30.5 * months_ago)),
    )
