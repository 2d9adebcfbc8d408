import pytest

from tests.factories import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
)


@pytest.fixture
def index(home):
    return ClinicianIndexPageFactory(parent=home)


@pytest.fixture
def clinician(index):
    return ClinicianPageFactory(parent=index, title="Kim Lee", credentials="MD")


def written(main):
    return [link.get_text() for link in main.select('[aria-labelledby="written"] a')]


def test_the_index_leaves_out_who_has_left(index, clinician, show):
    ClinicianPageFactory(parent=index, title="Gone", is_active=False)

    assert [link.get_text() for link in show(index).select(".kp-card h3 a")] == ["Kim Lee, MD"]


def test_the_name_stands_with_its_credentials(clinician, show):
    assert show(clinician).h1.get_text() == "Kim Lee, MD"


def test_a_board_stands_with_its_full_name_and_who_recognizes_it(clinician, show):
    board = {
        "board": "American Board of Anesthesiology",
        "subject": "pain medicine",
        "is_recognized": True,
        "year": 2012,
    }
    clinician.certifications = [("certification", board)]
    clinician.save()

    facts = " ".join(show(clinician).select_one(".kp-details").get_text(" ").split())

    assert (
        "Pain medicine American Board of Anesthesiology, since 2012. "
        "Recognized by the ABMS or the AOA."
    ) in facts


def test_a_board_that_nobody_recognizes_is_not_said_to_be(clinician, show):
    board = {"board": "Board of Ease", "subject": "pain", "is_recognized": False, "year": None}
    clinician.certifications = [("certification", board)]
    clinician.save()

    assert "Recognized" not in show(clinician).get_text()


def test_facts_that_are_missing_leave_no_label(clinician, show):
    assert "Languages" not in show(clinician).get_text()


def test_the_conflict_of_interest_is_shown(clinician, show):
    clinician.conflict_of_interest = "Owns shares of Example Pharma."
    clinician.save()

    assert "Owns shares of Example Pharma." in show(clinician).get_text()


def test_markup_in_a_field_stays_words(clinician, show):
    clinician.education = "<script>alert(1)</script>\nMD"
    clinician.save()

    assert show(clinician).script is None


def test_the_pages_that_the_clinician_wrote_are_listed(home, clinician, show):
    ArticlePageFactory(parent=ArticleIndexPageFactory(parent=home), title="Sleep", author=clinician)
    ConditionPageFactory(
        parent=ConditionIndexPageFactory(parent=home), title="Migraine", author=clinician
    )

    assert sorted(written(show(clinician))) == ["Migraine", "Sleep"]


def test_a_draft_that_the_clinician_wrote_is_not_listed(home, clinician, show):
    index = ConditionIndexPageFactory(parent=home)
    ConditionPageFactory(parent=index, author=clinician, live=False)

    assert written(show(clinician)) == []


def test_a_private_page_that_the_clinician_wrote_is_not_listed(home, clinician, show, make_private):
    index = ConditionIndexPageFactory(parent=home)
    make_private(ConditionPageFactory(parent=index, author=clinician))

    assert written(show(clinician)) == []


def test_a_page_of_somebody_else_is_not_listed(home, index, clinician, show):
    other = ClinicianPageFactory(parent=index)
    ConditionPageFactory(parent=ConditionIndexPageFactory(parent=home), author=other)

    assert written(show(clinician)) == []


def test_an_empty_list_says_so(index, show):
    assert "There are no clinicians here yet." in show(index).get_text()
