"""Dull objects, so that no default is ever mistaken for the thing under test."""

import factory
import wagtail_factories
from django.contrib.auth import get_user_model

from home.models import HomePage, StandardPage
from kp_pages.models import (
    ArticleIndexPage,
    ArticlePage,
    ClinicianIndexPage,
    ClinicianPage,
    ClinicLocationPage,
    ConditionIndexPage,
    ConditionPage,
    ConsultationPage,
    LocationIndexPage,
    Reference,
    Treatment,
)


class UserFactory(factory.django.DjangoModelFactory):
    username = factory.Sequence("user{}".format)
    is_active = True

    class Meta:
        model = get_user_model()


class ReferenceFactory(factory.django.DjangoModelFactory):
    kind = Reference.Kind.TRIAL
    authors = "Example A"
    title = factory.Sequence("Trial {}".format)
    source = "Journal"
    year = 2020
    doi = factory.Sequence("10.1000/{}".format)

    class Meta:
        model = Reference


class TreatmentFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence("treatment {}".format)
    summary = "A medicine."
    regulatory_status = factory.LazyAttribute(lambda one: f"{one.name} is not approved for pain.")
    common_risks = [("point", "nausea")]
    serious_risks = [("point", "trouble breathing")]
    repeated_use_risks = [("point", "bladder problems")]
    should_not_have = [("point", "have unstable heart disease")]
    tell_us_first = [("point", "are pregnant")]
    monitoring = "We watch your heart rate."
    references = factory.LazyFunction(lambda: [("reference", ReferenceFactory())])

    class Meta:
        model = Treatment


class HomePageFactory(wagtail_factories.PageFactory):
    title = "Home"
    headline = "Headline"
    summary = "Summary."
    safety_statement = "Statement."

    class Meta:
        model = HomePage


class StandardPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence("Standard {}".format)
    summary = "Summary."

    class Meta:
        model = StandardPage


class ConditionIndexPageFactory(wagtail_factories.PageFactory):
    title = "Conditions"
    summary = "Summary."

    class Meta:
        model = ConditionIndexPage


class ConditionPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence("Condition {}".format)
    summary = "Summary."

    class Meta:
        model = ConditionPage


class ArticleIndexPageFactory(wagtail_factories.PageFactory):
    title = "Articles"
    summary = "Summary."

    class Meta:
        model = ArticleIndexPage


class ArticlePageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence("Article {}".format)
    summary = "Summary."

    class Meta:
        model = ArticlePage


class ClinicianIndexPageFactory(wagtail_factories.PageFactory):
    title = "Clinicians"
    summary = "Summary."

    class Meta:
        model = ClinicianIndexPage


class ClinicianPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence("Clinician {}".format)
    summary = "Summary."
    credentials = "MD"
    role = "Physician"

    class Meta:
        model = ClinicianPage


class LocationIndexPageFactory(wagtail_factories.PageFactory):
    title = "Locations"
    summary = "Summary."

    class Meta:
        model = LocationIndexPage


class ClinicLocationPageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence("Location {}".format)
    summary = "Summary."
    street = "1 Example Street"
    city = "Springfield"
    region = "ST"
    postal_code = "00000"
    phone = "+15550100100"

    class Meta:
        model = ClinicLocationPage


class ConsultationPageFactory(wagtail_factories.PageFactory):
    title = "Consultation"
    summary = "Summary."

    class Meta:
        model = ConsultationPage


ImageFactory = wagtail_factories.ImageFactory


#: Each kind of index with the kind of page that it lists.
INDEXES = {
    "conditions": (ConditionIndexPageFactory, ConditionPageFactory),
    "articles": (ArticleIndexPageFactory, ArticlePageFactory),
    "clinicians": (ClinicianIndexPageFactory, ClinicianPageFactory),
    "locations": (LocationIndexPageFactory, ClinicLocationPageFactory),
}
