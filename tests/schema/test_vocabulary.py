"""The judge of graphs finds what is wrong with them, and nothing else."""

import copy

import pytest

from kp_pages import schema
from kp_pages.schema import vocabulary
from kp_pages.schema.findings import SENTENCES
from kp_pages.schema.vocabulary import judge

ROOT = "https://clinic.example/"


def good():
    """A small graph with something of each kind in it."""
    return {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "MedicalWebPage",
                "@id": f"{ROOT}#page-1",
                "name": "CRPS",
                "url": f"{ROOT}crps/",
                "about": [{"@id": f"{ROOT}#condition-1"}, {"@id": f"{ROOT}#therapy"}],
                "author": {"@id": f"{ROOT}#person-1"},
                "datePublished": "2026-03-01",
                "dateModified": "2026-03-02T10:00:00+00:00",
                "medicalAudience": {"@type": "MedicalAudience", "audienceType": "Patient"},
                "publisher": {"@id": f"{ROOT}#clinic"},
                "primaryImageOfPage": {
                    "@type": "ImageObject",
                    "contentUrl": f"{ROOT}picture.jpg",
                },
            },
            {"@type": "MedicalCondition", "@id": f"{ROOT}#condition-1", "name": "CRPS"},
            {
                "@type": "MedicalTherapy",
                "@id": f"{ROOT}#therapy",
                "name": "Ketamine",
                "drug": {
                    "@type": "Drug",
                    "name": "Ketamine",
                    "prescriptionStatus": "https://schema.org/PrescriptionOnly",
                },
            },
            {"@type": "Person", "@id": f"{ROOT}#person-1", "name": "Kim Lee"},
            {
                "@type": "MedicalClinic",
                "@id": f"{ROOT}#clinic",
                "name": "Clinic",
                "medicalSpecialty": "https://schema.org/Anesthesia",
                "geo": {"@type": "GeoCoordinates", "latitude": 44.05, "longitude": -123},
                "openingHoursSpecification": {
                    "@type": "OpeningHoursSpecification",
                    "dayOfWeek": "https://schema.org/Monday",
                    "opens": "08:00",
                    "closes": "17:00:00",
                },
            },
        ],
    }


def test_a_good_graph_has_no_findings():
    assert judge(good(), ROOT) == []


PAGE, CONDITION, THERAPY, PERSON, CLINIC = range(5)
PLANTED = {
    "a property of another type": (CONDITION, {"openingHours": "Mo"}, "domain"),
    "an unknown property": (CONDITION, {"symptoms": "pain"}, "unknown-property"),
    "an unknown type": (CONDITION, {"@type": "MedicalIllness"}, "unknown-type"),
    "no type": (CONDITION, {"@type": None}, "unknown-type"),
    "a property in place of a type": (CONDITION, {"@type": "name"}, "unknown-type"),
    "an unknown type within a node": (PAGE, {"audience": {"@type": "Sufferer"}}, "unknown-type"),
    "text where an object is needed": (CONDITION, {"possibleTreatment": "ketamine"}, "range"),
    "text as a serious outcome": (THERAPY, {"seriousAdverseOutcome": "death"}, "range"),
    "a medicine as a reviewer": (PAGE, {"reviewedBy": {"@id": f"{ROOT}#therapy"}}, "range"),
    "a specialty that does not exist": (
        CLINIC,
        {"medicalSpecialty": "https://schema.org/PainMedicine"},
        "range",
    ),
    "a specialty by its bare name": (CLINIC, {"medicalSpecialty": "Anesthesia"}, "range"),
    "a prescription status of another kind": (
        THERAPY,
        {"drug": {"@type": "Drug", "name": "K", "prescriptionStatus": "https://schema.org/Monday"}},
        "range",
    ),
    "a prescription status that does not exist": (
        THERAPY,
        {
            "drug": {
                "@type": "Drug",
                "name": "K",
                "prescriptionStatus": "https://schema.org/OnlyByPrescription",
            }
        },
        "range",
    ),
    "an audience as a word": (PAGE, {"medicalAudience": "Patient"}, "range"),
    "a superseded property": (PAGE, {"aspect": "Symptoms"}, "superseded"),
    "an American date": (PAGE, {"datePublished": "03/01/2026"}, "range"),
    "a date without dashes": (PAGE, {"datePublished": "20260301"}, "range"),
    "a day that does not exist": (PAGE, {"datePublished": "2026-02-30"}, "range"),
    "a moment where a day is needed": (PAGE, {"lastReviewed": "2026-03-01T10:00:00"}, "range"),
    "a moment with a blank": (PAGE, {"dateModified": "2026-03-02 10:00"}, "range"),
    "a time of the afternoon": (
        CLINIC,
        {"openingHoursSpecification": {"@type": "OpeningHoursSpecification", "opens": "8 am"}},
        "range",
    ),
    "a day of the week as a word": (
        CLINIC,
        {
            "openingHoursSpecification": {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": "Monday",
            }
        },
        "range",
    ),
    "a relative address of a picture": (
        PAGE,
        {"primaryImageOfPage": {"@type": "ImageObject", "contentUrl": "/picture.jpg"}},
        "range",
    ),
    "a reference that leads nowhere": (PAGE, {"author": {"@id": f"{ROOT}#person-2"}}, "dangling"),
    "an id that is said twice": (PERSON, {"@id": f"{ROOT}#condition-1"}, "duplicate-id"),
    "a node without an id": (PERSON, {"@id": ""}, "no-id"),
    "an id of another site": (PERSON, {"@id": "https://elsewhere.example/#p"}, "foreign-id"),
    "a node that nothing is linked with": (PAGE, {"author": []}, "unconnected"),
    "a pending property": (PERSON, {"hasCertification": {"@type": "Certification"}}, "pending"),
    "a pending type": (PAGE, {"hasPart": {"@type": "StatisticalVariable"}}, "pending"),
    "a person without a name": (PERSON, {"name": ""}, "lacks"),
    "a question without an answer": (
        PAGE,
        {"hasPart": {"@type": "Question", "name": "Why?"}},
        "lacks",
    ),
    "a step of a trail that leads nowhere": (
        PAGE,
        {
            "breadcrumb": {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": 1, "name": "Home"},
                    {"@type": "ListItem", "position": 2, "name": "CRPS"},
                ],
            }
        },
        "lacks",
    ),
    "a rating": (CLINIC, {"aggregateRating": {"@type": "AggregateRating"}}, "refused"),
    "stars": (CLINIC, {"starRating": {"@type": "Rating", "ratingValue": 5}}, "refused"),
    "a testimonial": (CLINIC, {"review": {"@type": "UserReview"}}, "refused"),
    "a testimonial by another name": (PAGE, {"hasPart": {"@type": "CriticReview"}}, "refused"),
    "truth as a word": (PAGE, {"isAccessibleForFree": "yes"}, "range"),
    "truth where a number is needed": (
        CLINIC,
        {"geo": {"@type": "GeoCoordinates", "latitude": True}},
        "range",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_it_finds_a_planted_error(name):
    document = copy.deepcopy(good())
    node, says, code = PLANTED[name]
    document["@graph"][node].update(says)

    found = judge(document, ROOT)

    assert code in {finding.code for finding in found}
    assert all(finding.sentence.endswith(".") for finding in found)


def test_it_names_the_node():
    document = good()
    document["@graph"][CONDITION]["possibleTreatment"] = "ketamine"

    (finding,) = judge(document, ROOT)

    assert (finding.code, finding.node) == ("range", f"{ROOT}#condition-1")
    assert finding.sentence == (
        "MedicalCondition.possibleTreatment cannot be 'ketamine'. It takes: Drug, DrugClass, "
        "LifestyleModification, MedicalTherapy."
    )


def test_every_sentence_can_be_planted():
    planted = {code for _node, _says, code in PLANTED.values()} | {"context"}

    assert planted == SENTENCES.keys()


def test_a_recorded_review_is_well_said():
    place = schema.Place(ROOT, f"{ROOT}crps/", 1)
    reviewer = schema.person(place, 1, name="Kim Lee", url="")
    page = schema.web_page(
        place,
        "MedicalWebPage",
        "CRPS",
        lastReviewed="2026-03-01",
        reviewedBy=schema.ref(place.person(1)),
    )

    document = schema.Graph([page, reviewer]).document()

    assert judge(document, ROOT) == []
    said = document["@graph"][0]
    assert (said["lastReviewed"], said["reviewedBy"]) == ("2026-03-01", {"@id": place.person(1)})


def test_another_context_is_found():
    assert [one.code for one in judge({**good(), "@context": "http://schema.org"})] == ["context"]


def test_an_empty_document_is_found():
    assert [one.code for one in judge({})] == ["context"]


def test_without_the_vocabulary_it_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr(vocabulary, "VOCABULARY", "a_package_that_nobody_has.data")

    with pytest.raises(vocabulary.VocabularyMissingError, match=r"kp-pages\[audit\]"):
        judge(good())
