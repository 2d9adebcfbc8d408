import pytest
from django.core.exceptions import ValidationError

from kp_pages.blocks.body import BodyBlock
from kp_pages.blocks.parts import HttpsBlock, PhoneBlock
from kp_pages.models import ClinicSettings
from tests.blocks.checking import draft_problems, problems, shown, stored, words
from tests.factories import ConsultationPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cta(samples):
    return samples["consultation_cta"]


@pytest.fixture
def request_(home, rf):
    clinic = ClinicSettings.for_site(home.get_site())
    clinic.phone = "+15550100199"
    clinic.consultation_page = ConsultationPageFactory(parent=home)
    clinic.save()
    return rf.get("/")


def links(soup):
    return [link["href"] for link in soup.select("a.kp-btn")]


def test_the_button_leads_to_the_consultation_page(cta, request_):
    soup = shown("consultation_cta", {**cta, "target": [("consultation", None)]}, request=request_)

    assert links(soup) == ["tel:+15550100199", "/consultation/"]


def test_the_phone_number_stands_beside_it_with_the_same_weight(cta, request_):
    soup = shown("consultation_cta", cta, request=request_)

    phone, visit = soup.select("a.kp-btn")
    assert phone["href"] == "tel:+15550100199"
    assert phone.find_parent() is visit.find_parent()


@pytest.mark.parametrize(
    ("target", "href"),
    [
        (("phone", "+15550100123"), "tel:+15550100123"),
        (("url", "https://book.example/visit"), "https://book.example/visit"),
    ],
)
def test_it_may_lead_to_a_number_or_another_site(cta, request_, target, href):
    soup = shown("consultation_cta", {**cta, "target": [target]}, request=request_)

    assert href in links(soup)


def test_the_clinic_s_own_number_has_one_button(cta, request_):
    cta = {**cta, "target": [("phone", "+15550100199")]}

    assert links(shown("consultation_cta", cta, request=request_)) == ["tel:+15550100199"]


def test_it_leads_to_no_page_outside_of_the_site(cta, home):
    root = home.get_parent()

    assert problems("consultation_cta", {**cta, "target": [("page", root)]}) == {
        "target.0": "This page stands in no site, and nobody can open it. Choose another."
    }
    assert problems("consultation_cta", {**cta, "target": [("page", home)]}) == {}


def test_it_has_exactly_one_target(cta):
    none = problems("consultation_cta", {**cta, "target": []})
    two = problems(
        "consultation_cta", {**cta, "target": [("consultation", None), ("phone", "+15550100123")]}
    )

    assert "target" in none
    assert "target.1" in two


def test_a_draft_may_lack_its_target(cta):
    assert draft_problems("consultation_cta", {**cta, "target": []}) == {}


def test_its_text_is_short_when_it_is_published(cta):
    long = {**cta, "text": "visit " * 41}

    assert problems("consultation_cta", long) == {"text": "This has 41 words. Cut it to 40."}
    assert draft_problems("consultation_cta", long) == {}
    assert problems("consultation_cta", {**cta, "text": "visit " * 40}) == {}


def test_the_eligibility_note_is_shown(cta, request_):
    assert "Not for everyone." in words(shown("consultation_cta", cta, request=request_))


def test_a_page_has_at_most_three(cta):
    with pytest.raises(ValidationError):
        BodyBlock().clean(stored(*[("consultation_cta", cta)] * 4))


@pytest.mark.parametrize("typed", ["+1 555 010 0199", "+1 (555) 010-0199", "+1.555.010.0199"])
def test_a_number_is_kept_in_one_form_however_it_was_typed(typed):
    assert PhoneBlock().clean(typed) == "+15550100199"


@pytest.mark.parametrize("typed", ["555 0199", "+0155501001", "call us", "+1555010019912345"])
def test_a_number_that_cannot_be_called_is_refused(typed):
    with pytest.raises(ValidationError):
        PhoneBlock().clean(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "http://book.example/",
        "javascript:alert(1)",
        "//book.example",
        "https://user:secret@book.example/",
        "https://user\\@book.example/",
        "book.example",
    ],
)
def test_an_address_that_is_not_plain_https_is_refused(typed):
    with pytest.raises(ValidationError):
        HttpsBlock().clean(typed)
