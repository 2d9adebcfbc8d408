"""What is stored: pages, snippets, records and settings."""

from kp_pages.models.articles import ArticleIndexPage, ArticlePage
from kp_pages.models.base import ClinicPage
from kp_pages.models.conditions import BodyArea, ConditionIndexPage, ConditionPage
from kp_pages.models.consultation import ConsultationPage
from kp_pages.models.content import BodyPage, ContentPage
from kp_pages.models.counts import ActionCount
from kp_pages.models.jobs import JobRun
from kp_pages.models.notifications import RequestNotification
from kp_pages.models.page_readiness import PageReadiness
from kp_pages.models.people import ClinicianIndexPage, ClinicianPage
from kp_pages.models.places import ClinicLocationPage, LocationIndexPage
from kp_pages.models.records import GateOverride, MedicalReview, ReviewReminder
from kp_pages.models.references import Reference
from kp_pages.models.requests import ConsentNotice, ConsultationRequest
from kp_pages.models.search import SearchEntry, SearchName, SearchWord
from kp_pages.models.settings import ClinicSettings
from kp_pages.models.tasks import MedicalReviewState, MedicalReviewTask, PublicationTask
from kp_pages.models.treatments import Treatment

__all__ = [
    "ActionCount",
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
    "ConsentNotice",
    "ConsultationPage",
    "ConsultationRequest",
    "ContentPage",
    "GateOverride",
    "JobRun",
    "LocationIndexPage",
    "MedicalReview",
    "MedicalReviewState",
    "MedicalReviewTask",
    "PageReadiness",
    "PublicationTask",
    "Reference",
    "RequestNotification",
    "ReviewReminder",
    "SearchEntry",
    "SearchName",
    "SearchWord",
    "Treatment",
]
