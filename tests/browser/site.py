"""A small site with a page of each kind, every block on it, and something in every place."""

import datetime as dt

from django.db import transaction
from wagtail.models import Page, Site

from kp_pages.models import BodyPage, ClinicianIndexPage, ClinicSettings
from kp_pages.models.reviews import as_live, record_review
from kp_pages.readiness.digest import digest
from tests.blocks.samples import sample_values
from tests.factories import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ClinicLocationPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ConsultationPageFactory,
    HomePageFactory,
    ImageFactory,
    LocationIndexPageFactory,
    StandardPageFactory,
    UserFactory,
)

ADDRESSES = {
    "home": "/",
    "conditions": "/conditions/",
    "conditions of an area": "/conditions/?area=legs",
    "condition": "/conditions/legs/",
    "articles": "/articles/",
    "article": "/articles/sleep/",
    "clinicians": "/clinicians/",
    "clinician": "/clinicians/kim-lee/",
    "locations": "/locations/",
    "location": "/locations/harbor/",
    "consultation": "/consultation/",
    "thanks": "/consultation/thank-you/",
    "standard": "/safety/",
    "search": "/search/?q=pain",
    "nothing found": "/search/?q=zebra",
    "not found": "/nowhere/",
}
LONG = "Complex regional pain syndrome, also known as causalgia and algoneurodystrophy"
HOURS = {"first_day": "monday", "last_day": "", "opens": dt.time(8), "closes": dt.time(17)}
BOARD = {"board": "Board", "subject": "pain", "is_recognized": True, "year": 2012}


def build(hostname="localhost", port=80):
    """Makes the site in an empty database, and returns its home page."""
    Page.objects.filter(depth=2).delete()
    home = HomePageFactory(parent=Page.objects.get(depth=1), slug="home")
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": hostname, "port": port, "root_page": home}
    )
    consultation = ConsultationPageFactory(parent=home, slug="consultation")
    safety = StandardPageFactory(parent=home, slug="safety")
    location = add_location(home)
    clinician = add_clinician(home)
    texts = list(add_texts(home))
    for page in texts:
        page.author = clinician
    pages = [home, consultation, safety, location, clinician, *texts]
    ClinicSettings.objects.create(
        site=Site.objects.get(),
        name="The clinic",
        phone="+15550100199",
        consultation_page=consultation,
        main_location=location,
        privacy_page=safety,
        review_policy_page=safety,
        accessibility_page=safety,
    )
    home.safety_page = safety
    home.proof_points = [("point", {"icon": "clock", "text": "First visits within 7 days"})]
    fill(home, pages)
    sign(texts)
    return home


@transaction.atomic
def sign(pages):
    """As a clinician who is not their author."""
    user = UserFactory()
    people = ClinicianIndexPage.objects.get(slug="clinicians")
    ClinicianPageFactory(parent=people, title="Noor Haddad", slug="noor", user=user)
    for page in map(as_live, [page.pk for page in pages]):
        shown = digest(page.medical_words())
        record_review(page, user, shown=shown, is_attested=True)


def fill(home, pages):
    """Every block and a picture on every page."""
    body = list(sample_values(home).items())
    picture = ImageFactory(file__width=1600, file__height=1000)
    for page in pages:
        page.picture = picture
        if isinstance(page, BodyPage):
            page.body = body
        page.save()
        page.make_renditions()


def add_clinician(home):
    return ClinicianPageFactory(
        parent=ClinicianIndexPageFactory(parent=home, slug="clinicians", show_in_menus=True),
        title="Kim Lee",
        slug="kim-lee",
        certifications=[("certification", BOARD)],
        languages="English",
        npi="1234567893",
        profile_url="https://example.org/",
    )


def add_location(home):
    return ClinicLocationPageFactory(
        parent=LocationIndexPageFactory(parent=home, slug="locations", show_in_menus=True),
        slug="harbor",
        hours=[("open", HOURS)],
        parking="Behind the house.",
        access="Level entrance.",
        directions_url="https://maps.example/",
        price_range="$250 to $700",
        profiles=[("profile", {"label": "A map", "url": "https://maps.example/clinic"})],
    )


def add_texts(home):
    conditions = ConditionIndexPageFactory(parent=home, slug="conditions", show_in_menus=True)
    articles = ArticleIndexPageFactory(parent=home, slug="articles", show_in_menus=True)
    for area in ("head", "legs"):
        yield ConditionPageFactory(
            parent=conditions,
            title=f"{LONG} {area}",
            slug=area,
            evidence_level="limited",
            body_areas=[area],
            also_called="Stripes",
        )
    yield ArticlePageFactory(parent=articles, title="Sleep", slug="sleep", category="research")
    yield ArticlePageFactory(parent=articles, title="Rest", category="clinic")
