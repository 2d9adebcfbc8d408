"""The graph over time and across pages: ids that stay, lists, trails, and what a block removes."""

import pytest
from bs4 import BeautifulSoup

from kp_pages.models import ClinicSettings
from kp_pages.models.conditions import MedicalSpecialty
from kp_pages.schema import Graph, Place, member, web_page
from kp_pages.schema.vocabulary import judge
from tests.factories import (
    INDEXES,
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ClinicLocationPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    LocationIndexPageFactory,
    ReferenceFactory,
    TreatmentFactory,
)
from tests.schema.conftest import publish_with_every_block
from tests.schema.test_pages import graph_of, hidden

pytestmark = pytest.mark.django_db

RISKS = {"heading": "Risks", "treatment": None, "also": [], "text": "", "references": []}
FAQ = {"heading": "Questions", "questions": [{"question": "Why?", "answer": "<p>So.</p>"}]}


def nodes_of(client, page):
    html = client.get(page.url).content.decode()
    document = graph_of(html)
    assert judge(document) == []
    return {node["@id"]: node for node in document["@graph"]}


def by_type(nodes, kind):
    return {one for one, node in nodes.items() if node["@type"] == kind}


@pytest.fixture
def conditions(home):
    return ConditionIndexPageFactory(parent=home, title="All conditions")


def publish(page, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.mark.parametrize("kind", INDEXES)
def test_an_index_lists_the_pages_that_a_reader_sees_on_it(client, home, kind):
    index_factory, page_factory = INDEXES[kind]
    index = index_factory(parent=home)
    shown = [page_factory(parent=index, title=f"Page {n}") for n in (1, 2)]
    page_factory(parent=index, title="A draft", live=False)

    nodes = nodes_of(client, index)

    (listing,) = by_type(nodes, "ItemList")
    page = next(node for node in nodes.values() if node["@type"] == "CollectionPage")
    assert page["mainEntity"] == {"@id": listing}
    assert {(item["name"], item["url"]) for item in nodes[listing]["itemListElement"]} == {
        (one.title, one.full_url) for one in shown
    }


def test_an_index_without_pages_lists_none(client, conditions):
    assert not by_type(nodes_of(client, conditions), "ItemList")


def test_the_first_node_is_the_page(client, conditions):
    page = ConditionPageFactory(parent=conditions)

    first = next(iter(nodes_of(client, page).values()))

    assert first["@type"] == "MedicalWebPage"


def test_the_same_thing_has_the_same_id_on_every_page(client, conditions):
    treatment = TreatmentFactory(references=[])
    author = ClinicianPageFactory(
        parent=ClinicianIndexPageFactory(parent=conditions.get_parent(), slug="people")
    )
    body = [("risks", {**RISKS, "treatment": treatment})]
    one, other = (
        ConditionPageFactory(parent=conditions, author=author, body=body) for _ in range(2)
    )

    shared = nodes_of(client, one).keys() & nodes_of(client, other).keys()

    kinds = {nodes_of(client, one)[node_id]["@type"] for node_id in shared}
    assert kinds == {"WebSite", "MedicalOrganization", "MedicalTherapy", "Drug", "Person"}


def test_a_new_title_and_address_leave_the_ids_as_they_were(client, conditions):
    page = ConditionPageFactory(parent=conditions, title="Old", slug="old", body=[("faq", FAQ)])
    before = nodes_of(client, page)

    page = publish(page, title="New", slug="new")

    after = nodes_of(client, page)
    assert before.keys() == after.keys()
    assert before != after


def test_a_block_that_goes_takes_its_nodes_and_all_references_along(client, conditions):
    risks = (
        "risks",
        {**RISKS, "treatment": TreatmentFactory(), "references": [ReferenceFactory()]},
    )
    page = ConditionPageFactory(parent=conditions, body=[risks, ("faq", FAQ)])
    gone = ("FAQPage", "Question", "ScholarlyArticle")
    before = nodes_of(client, page)
    assert all(by_type(before, kind) for kind in gone)

    page = publish(page, body=[])

    after = nodes_of(client, page)
    assert not any(by_type(after, kind) for kind in gone)
    (page_id,) = by_type(after, "MedicalWebPage")
    assert not {"hasPart", "citation"} & after[page_id].keys()
    (therapy,) = by_type(after, "MedicalTherapy")
    assert {"adverseOutcome", "seriousAdverseOutcome"} <= before[therapy].keys()
    assert not {"adverseOutcome", "seriousAdverseOutcome"} & after[therapy].keys()


@pytest.mark.parametrize("body", [[], [("faq", FAQ)]])
def test_what_we_offer_is_on_every_condition_page_and_claims_nothing(client, conditions, body):
    treatment = TreatmentFactory(name="Ketamine", drug_name="ketamine hydrochloride")
    page = ConditionPageFactory(parent=conditions, body=body)

    html = client.get(page.url).content.decode()
    nodes = {node["@id"]: node for node in graph_of(html)["@graph"]}

    (therapy,), (drug,) = by_type(nodes, "MedicalTherapy"), by_type(nodes, "Drug")
    (page_id,), (condition,) = by_type(nodes, "MedicalWebPage"), by_type(nodes, "MedicalCondition")
    assert nodes[page_id]["about"] == [{"@id": condition}, {"@id": therapy}]
    assert nodes[therapy]["drug"] == {"@id": drug}
    assert "possibleTreatment" not in nodes[condition]
    assert treatment.full_name == "Ketamine (ketamine hydrochloride)"
    assert hidden(html) == []


def test_a_page_is_about_the_treatment_that_its_blocks_show(client, conditions):
    TreatmentFactory(name="A first one")
    shown = TreatmentFactory(name="The one shown", drug_name="its drug", references=[])
    page = ConditionPageFactory(parent=conditions, body=[("risks", {**RISKS, "treatment": shown})])

    html = client.get(page.url).content.decode()

    assert "A first one" not in html
    assert "The one shown (its drug)" in html
    assert hidden(html) == []


@pytest.mark.parametrize(
    ("specialty", "said"), [("Neurologic", "https://schema.org/Neurologic"), ("", None)]
)
def test_the_branch_of_medicine_is_said_where_one_fits(client, conditions, specialty, said):
    page = ConditionPageFactory(parent=conditions, specialty=specialty)

    nodes = nodes_of(client, page)

    (page_id,) = by_type(nodes, "MedicalWebPage")
    assert nodes[page_id].get("specialty") == said


def test_every_branch_is_one_that_the_vocabulary_knows():
    place = Place("https://clinic.example/", "https://clinic.example/crps/", 1)
    for specialty in MedicalSpecialty.values:
        page = web_page(place, "MedicalWebPage", "CRPS", specialty=member(specialty))
        assert judge(Graph([page]).document()) == []


def test_the_trail_for_crawlers_is_the_trail_that_readers_see(client, conditions):
    page = ConditionPageFactory(parent=conditions, title="CRPS")
    soup = BeautifulSoup(client.get(page.url).content, "html5lib")
    links = soup.select(".kp-crumbs a")

    nodes = nodes_of(client, page)

    (trail,) = by_type(nodes, "BreadcrumbList")
    *above, last = nodes[trail]["itemListElement"]
    assert [(one["name"], one["item"]["@id"]) for one in above] == [
        (link.get_text(), f"http://localhost{link['href']}") for link in links
    ]
    assert last == {"@type": "ListItem", "position": len(links) + 1, "name": "CRPS"}


def test_every_place_offers_what_the_page_is_about(client, conditions, home):
    place = ClinicLocationPageFactory(parent=LocationIndexPageFactory(parent=home))
    clinic = ClinicSettings.for_site(home.get_site())
    clinic.main_location = place
    clinic.save()
    page = ConditionPageFactory(
        parent=conditions, body=[("risks", {**RISKS, "treatment": TreatmentFactory()})]
    )

    nodes = nodes_of(client, page)

    (clinic_id,), (therapy,) = by_type(nodes, "MedicalClinic"), by_type(nodes, "MedicalTherapy")
    assert nodes[clinic_id]["availableService"] == {"@id": therapy}


def test_a_place_is_the_same_one_elsewhere_and_says_its_prices_where_readers_see_them(client, home):
    profile = {"label": "A map", "url": "https://maps.example/clinic"}
    place = ClinicLocationPageFactory(
        parent=LocationIndexPageFactory(parent=home),
        latitude="44.046236",
        longitude="-123.022029",
        price_range="$250 to $700",
        profiles=[("profile", profile)],
    )
    clinic = ClinicSettings.for_site(home.get_site())
    clinic.main_location = place
    clinic.save()

    (own,), (everywhere,) = (
        [node for node in nodes_of(client, page).values() if node["@type"] == "MedicalClinic"]
        for page in (place, home)
    )

    assert own["priceRange"] == "$250 to $700"
    assert "priceRange" not in everywhere
    for node in (own, everywhere):
        assert node["sameAs"] == ["https://maps.example/clinic"]
        geo = {"@type": "GeoCoordinates", "latitude": 44.046236, "longitude": -123.022029}
        assert node["geo"] == geo


def test_a_whole_condition_page_says_who_what_for_whom_and_where(
    client, conditions, home, django_capture_on_commit_callbacks
):
    people = ClinicianIndexPageFactory(parent=home)
    places = LocationIndexPageFactory(parent=home)
    page = ConditionPageFactory(
        parent=conditions, author=ClinicianPageFactory(parent=people, title="Kim Lee")
    )
    clinic = ClinicSettings.for_site(home.get_site())
    clinic.main_location = ClinicLocationPageFactory(parent=places)
    clinic.save()
    publish_with_every_block(home, page, capture=django_capture_on_commit_callbacks)

    nodes = nodes_of(client, page)

    (faq,) = by_type(nodes, "FAQPage")
    medical_page = nodes[f"http://localhost/#page-{page.pk}"]
    condition, therapy = (nodes[each["@id"]] for each in medical_page["about"])
    assert (condition["@type"], therapy["@type"]) == ("MedicalCondition", "MedicalTherapy")
    assert medical_page["medicalAudience"]["audienceType"] == "Patient"
    assert nodes[medical_page["author"]["@id"]]["name"] == "Kim Lee"
    assert nodes[medical_page["breadcrumb"]["@id"]]["@type"] == "BreadcrumbList"
    assert condition["signOrSymptom"] and nodes[therapy["drug"]["@id"]]["@type"] == "Drug"
    assert {nodes[each["@id"]]["@type"] for each in nodes[faq]["mainEntity"]} == {"Question"}
    assert all(
        nodes[place]["availableService"] == {"@id": therapy["@id"]}
        for place in by_type(nodes, "MedicalClinic")
    )


def claim(level, direction="helps", **reference):
    return {
        "statement": "Pain was lower.",
        "level": level,
        "direction": direction,
        "population": "60 adults",
        "limits": "A small study.",
        "references": [ReferenceFactory(**reference)],
    }


def benefit_claimed(client, conditions, *claims, **fields):
    """Whether the graph of a page with these claims says that the treatment helps."""
    body = [
        ("evidence", {"heading": "Evidence", "claims": list(claims)}),
        ("risks", {**RISKS, "treatment": TreatmentFactory()}),
    ]
    page = ConditionPageFactory(parent=conditions, body=body, **fields)
    nodes = nodes_of(client, page)
    (condition,), (therapy,) = by_type(nodes, "MedicalCondition"), by_type(nodes, "MedicalTherapy")
    claimed = nodes[condition].get("possibleTreatment")
    assert claimed in (None, {"@id": therapy})
    return claimed is not None


@pytest.mark.parametrize(
    ("level", "direction", "is_claimed"),
    [
        ("strong", "helps", True),
        ("moderate", "helps", True),
        ("moderate", "no_difference", False),
        ("strong", "harms", False),
        ("limited", "helps", False),
        ("not_shown", "helps", False),
        ("unclear", "helps", False),
    ],
)
def test_a_treatment_is_claimed_only_where_the_page_shows_the_evidence(
    client, conditions, level, direction, is_claimed
):
    assert benefit_claimed(client, conditions, claim(level, direction)) == is_claimed


@pytest.mark.parametrize(
    ("grade", "is_claimed"),
    [("", True), ("strong", True), ("moderate", True), ("limited", False), ("unclear", False)],
)
def test_nor_where_the_page_as_a_whole_is_less_sure(client, conditions, grade, is_claimed):
    found = benefit_claimed(client, conditions, claim("strong"), evidence_level=grade)

    assert found == is_claimed


@pytest.mark.parametrize("reference", [{"status": "retracted"}, {"live": False}])
def test_nor_on_a_source_that_no_longer_stands(client, conditions, reference):
    assert not benefit_claimed(client, conditions, claim("strong", **reference))


def test_nobody_is_said_to_have_reviewed_a_page_without_a_recorded_review(client, conditions):
    said = nodes_of(client, ConditionPageFactory(parent=conditions)).values()

    assert not any({"reviewedBy", "lastReviewed"} & node.keys() for node in said)
