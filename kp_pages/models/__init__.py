"""What is stored: pages, snippets, records and settings."""

from kp_pages.models.articles import ArticleIndexPage, ArticlePage
from kp_pages.models.conditions import BodyArea, ConditionIndexPage, ConditionPage
from kp_pages.models.content import BodyPage, ClinicPage, ContentPage
from kp_pages.models.people import ClinicianIndexPage, ClinicianPage
from kp_pages.models.places import ClinicLocationPage, ConsultationPage, LocationIndexPage
from kp_pages.models.records import ConsultationRequest, GateOverride, MedicalReview
from kp_pages.models.references import Reference
from kp_pages.models.search import SearchEntry, SearchName, SearchWord
from kp_pages.models.settings import ClinicSettings
from kp_pages.models.treatments import Treatment

__all__ = [
    "ArticleIndexPage",
    "ArticlePage",
    "BodyArea",
    "BodyPage",
    "ClinicLocationPage",
    "ClinicPage",
    "ClinicSettings",
    "ClinicianIndexPage",
    "ClinicianPage",
    "ConditionIndexPage",
    "ConditionPage",
    "ConsultationPage",
    "ConsultationRequest",
    "ContentPage",
    "GateOverride",
    "LocationIndexPage",
    "MedicalReview",
    "Reference",
    "SearchEntry",
    "SearchName",
    "SearchWord",
    "Treatment",
]
