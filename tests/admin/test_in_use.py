"""Medical facts stay as long as readers see them."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db.transaction import atomic
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from kp_pages.blocks.body import BodyBlock
from kp_pages.models import ClinicSettings, ConditionPage, Reference, Treatment
from kp_pages.models.in_use import StillInUse
from kp_pages.outlines import Outline
from tests.factories import (
    ConditionPageFactory,
    ConsultationPageFactory,
    ReferenceFactory,
    TreatmentFactory,
)

pytestmark = pytest.mark.django_db


def showing(treatment):
    parts = [("risks", {"treatment": treatment})]
    return Outline("t", "T", "", "kp_pages.ConditionPage", parts).fill(BodyBlock())


def citing(reference):
    parts = [("description", {"definition": "Pain.", "references": [reference]})]
    return Outline("t", "T", "", "kp_pages.ConditionPage", parts).fill(BodyBlock())


@pytest.fixture(params=["treatment", "reference", "reference of a treatment"])
def fact(request, conditions):
    """One that readers see."""
    if request.param == "treatment":
        fact = TreatmentFactory()
        ConditionPageFactory(parent=conditions, title="Sore feet", body=showing(fact))
    elif request.param == "reference":
        fact = ReferenceFactory()
        ConditionPageFactory(parent=conditions, title="Sore feet", body=citing(fact))
    else:
        fact = ReferenceFactory()
        TreatmentFactory(name="Sore feet", references=[("reference", fact)])
    return fact


def view(fact, name):
    return reverse(fact.snippet_viewset.get_url_name(name), args=[fact.pk])


def several(fact):
    address = reverse("wagtail_bulk_action", args=["kp_pages", fact._meta.model_name, "delete"])
    return f"{address}?id={fact.pk}"


@pytest.mark.parametrize("way", ["delete", "unpublish", "several"])
def test_the_admin_leads_from_what_readers_see_to_where_it_stands(admin_client, fact, way):
    address = several(fact) if way == "several" else view(fact, way)

    response = admin_client.post(address, follow=True)

    assert type(fact).objects.get().live
    assert response.redirect_chain[-1][0] == view(fact, "usage")
    (said,) = [str(one) for one in response.context["messages"]]
    assert str(fact) in said
    assert "Take it out" in said


def hidden(fact):
    fact.live = False
    fact.save()


@pytest.mark.parametrize(
    "take",
    [
        lambda fact: fact.unpublish(),
        hidden,
        lambda fact: fact.delete(),
        lambda fact: type(fact).objects.all().delete(),
    ],
    ids=["unpublish", "save", "delete", "delete of many"],
)
def test_a_script_is_refused_with_the_places(fact, take):
    with pytest.raises(StillInUse, match=r"in: Sore feet\. Take it out there first"), atomic():
        take(fact)

    assert type(fact).objects.get().live


@pytest.mark.parametrize("way", ["delete", "unpublish"])
def test_what_only_drafts_hold_may_go(admin_client, conditions, way):
    treatment = TreatmentFactory()
    ConditionPageFactory(parent=conditions, live=False, body=showing(treatment))

    admin_client.post(view(treatment, way))

    assert not Treatment.objects.filter(live=True).exists()


def test_what_was_taken_out_may_go(fact):
    ConditionPage.objects.all().delete()
    Treatment.objects.exclude(pk=fact.pk if isinstance(fact, Treatment) else None).delete()

    fact.unpublish()
    fact.delete()

    assert not type(fact).objects.exists()


def test_a_fact_is_saved_and_published_as_ever(fact):
    fact.save()
    fact.save_revision().publish()

    assert type(fact).objects.get().live


@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_who_takes_the_consultation_page_away_hears_what_it_does(admin_client, home, way):
    page = ConsultationPageFactory(parent=home, title="Ask us")
    other = ConsultationPageFactory(parent=home, title="Other")
    ClinicSettings.objects.create(site=Site.objects.get(), consultation_page=page)

    def warnings(one):
        address = reverse(f"wagtailadmin_pages:{way}", args=[one.pk])
        response = admin_client.post(address, follow=True)
        return [str(said) for said in response.context["messages"] if said.level_tag == "warning"]

    assert warnings(other) == []
    (said,) = warnings(page)
    assert "name “Ask us” as the page to ask for a visit" in said


def test_who_takes_several_pages_away_hears_it_too(admin_client, home):
    page = ConsultationPageFactory(parent=home, title="Ask us")
    ClinicSettings.objects.create(site=Site.objects.get(), consultation_page=page)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])

    response = admin_client.post(
        f"{address}?id={page.pk}", {"include_descendants": ""}, follow=True
    )

    assert any("name “Ask us”" in str(said) for said in response.context["messages"])


def test_an_end_by_the_clock_is_refused_and_logged_and_stops_no_other(fact, caplog):
    yesterday = timezone.now() - timedelta(days=1)
    idle = ReferenceFactory(expire_at=yesterday)
    type(fact).objects.filter(pk=fact.pk).update(expire_at=yesterday)

    call_command("publish_scheduled")

    assert type(fact).objects.get(pk=fact.pk).live
    assert not Reference.objects.get(pk=idle.pk).live
    assert caplog.text.count("Scheduled end of") == 1
    call_command("publish_scheduled")
    assert caplog.text.count("Scheduled end of") == 1
