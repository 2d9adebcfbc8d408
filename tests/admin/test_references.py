"""The window in which an editor finds a reference, or adds one without leaving the page."""

import datetime as dt
import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kp_pages.models import Reference
from tests.factories import ReferenceFactory, UserFactory

pytestmark = pytest.mark.django_db

CHOOSER = "wagtailsnippetchoosers_kp_pages_reference"
LIST = "wagtailsnippets_kp_pages_reference:list"
NEW = {
    "kind": "trial",
    "authors": "Sigtermans MJ, van Hilten JJ, et al.",
    "title": "Ketamine produces effective and long-term pain relief",
    "source": "Pain 145:304-311",
    "year": "2009",
    "doi": "10.1016/j.pain.2009.06.023",
    "pmid": "19604642",
    "url": "",
    "checked_on": "2020-05-17",
}


@pytest.fixture
def library(db):
    return {
        "sigtermans": ReferenceFactory(**NEW),
        "cohen": ReferenceFactory(
            kind="guideline",
            authors="Cohen SP, Bhatia A, et al.",
            title="Consensus guidelines on intravenous ketamine",
            source="Regional Anesthesia",
            year=2018,
            doi="10.1097/AAP.0000000000000808",
            pmid="29870458",
        ),
        "agency": ReferenceFactory(
            kind="regulator",
            authors="U.S. Food and Drug Administration",
            title="Compounded ketamine",
            source="FDA",
            year=2023,
            doi="",
            url="https://www.fda.gov/drugs/",
            status="superseded",
        ),
    }


def found(client, query, name=f"{CHOOSER}:choose_results"):
    soup = BeautifulSoup(client.get(reverse(name), {"q": query}).content, "html5lib")
    return [" ".join(row.get_text(" ").split()) for row in soup.select("tbody tr")]


@pytest.mark.parametrize("name", [f"{CHOOSER}:choose_results", LIST])
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sigtermans", ["sigtermans"]),
        ("van Hilten", ["sigtermans"]),
        ("Sigtermans et al., 2009", ["sigtermans"]),
        ("long-term relief", ["sigtermans"]),
        ("ketamine", ["sigtermans", "cohen", "agency"]),
        ("ketamine 2018", ["cohen"]),
        ("2023", ["agency"]),
        ("10.1016/j.pain.2009.06.023", ["sigtermans"]),
        ("https://doi.org/10.1016/j.pain.2009.06.023", ["sigtermans"]),
        ("http://dx.doi.org/10.1016/J.PAIN.2009.06.023", ["sigtermans"]),
        ("doi: 10.1097/aap.0000000000000808", ["cohen"]),
        ("j.pain.2009", ["sigtermans"]),
        ("29870458", ["cohen"]),
        ("PMID: 29870458", ["cohen"]),
        ("https://pubmed.ncbi.nlm.nih.gov/29870458/", ["cohen"]),
        ("298704", []),
        ("Regional Anesthesia", ["cohen"]),
        ("“Compounded ketamine”", ["agency"]),
        ("zebra", []),
        ("' OR 1=1 --", []),
        ("100% _", []),
        ("", ["sigtermans", "cohen", "agency"]),
    ],
)
def test_it_is_found_by_what_an_editor_has_at_hand(as_editor, library, query, expected, name):
    rows = found(as_editor, query, name)

    assert len(rows) == len(expected)
    assert all(any(library[key].title in row for row in rows) for key in expected)


def test_a_result_says_what_it_is_and_where_it_stands(as_editor, library):
    (row,) = found(as_editor, "compounded")

    for word in ("U.S. Food and Drug Administration", "2023", "Compounded", "Regulator"):
        assert word in row
    assert row.startswith("Superseded. U.S. Food")
    assert row.endswith("Regulator Superseded live")


def test_a_longer_list_asks_no_more_questions(as_editor, django_assert_num_queries):
    address = reverse(f"{CHOOSER}:choose_results")
    ReferenceFactory.create_batch(2)
    as_editor.get(address)
    with CaptureQueriesContext(connection) as few:
        as_editor.get(address)
    ReferenceFactory.create_batch(9)

    with django_assert_num_queries(len(few)):
        as_editor.get(address)


@pytest.fixture
def add(client):
    """Sends the form in the window, and answers with what the window does then."""

    def add(user, **changes):
        client.force_login(user)
        response = client.post(reverse(f"{CHOOSER}:create"), {**NEW, **changes})
        return response, json.loads(response.content) if response.status_code == 200 else {}

    return add


def test_who_may_publish_adds_a_public_reference_in_one_step(add, editor):
    _response, answer = add(editor)

    reference = Reference.objects.get()
    assert answer["step"] == "chosen"
    assert answer["result"]["id"] == str(reference.pk)
    assert answer["result"]["string"].startswith("Sigtermans MJ 2009: Ketamine produces")
    assert reference.live
    assert not reference.has_unpublished_changes
    assert reference.live_revision == reference.latest_revision
    assert reference.latest_revision.user == editor


def may(*codenames):
    user = UserFactory()
    names = ["access_admin", *codenames]
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    return user


def test_who_may_not_publish_adds_a_draft(add, roles):
    _response, answer = add(may("add_reference"))

    assert answer["step"] == "chosen"
    assert not Reference.objects.get().live


def test_who_may_not_add_is_not_asked_and_not_heard(add, client, roles):
    user = may("change_reference")

    response, _answer = add(user)

    assert response.status_code == 302
    assert not Reference.objects.exists()
    window = json.loads(client.get(reverse(f"{CHOOSER}:choose")).content)["html"]
    assert "tab-create" not in window


def test_the_window_has_both_at_once(as_editor, library):
    window = json.loads(as_editor.get(reverse(f"{CHOOSER}:choose")).content)["html"]

    soup = BeautifulSoup(window, "html5lib")
    assert soup.select_one("#tab-search input[name=q]")
    form = soup.select_one("#tab-create form")
    assert {field["name"] for field in form.select("[name]")} >= set(NEW)
    today = timezone.localdate().isoformat()
    assert form.select_one("[name=checked_on]")["value"] == today
    assert not soup.select("script:not([src])")


MISTAKES = {
    "doi": [
        ("pain.2009", "Enter the DOI alone, such as 10.1016/j.pain.2009.06.023."),
        ("10.12/x", "Enter the DOI alone, such as 10.1016/j.pain.2009.06.023."),
        ("10.1016/a b", "Enter the DOI alone, such as 10.1016/j.pain.2009.06.023."),
    ],
    "pmid": [
        ("PMC1234", "Enter the PubMed number, digits only."),
        ("0123", "Enter the PubMed number, digits only."),
    ],
    "url": [("http://a.example/", "Enter a full address that starts with https://.")],
    "year": [
        ("1500", "Enter the year in which it appeared, such as 2018."),
        ("2200", "Enter the year in which it appeared, such as 2018."),
        ("99999", "Enter the year in which it appeared, such as 2018."),
    ],
    "checked_on": [("2999-01-01", "Enter today's date or an earlier one.")],
}


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [(name, *one) for name, several in MISTAKES.items() for one in several],
)
def test_a_mistake_is_said_beside_its_field_and_nothing_is_lost(add, editor, name, value, sentence):
    _response, answer = add(editor, **{name: value})

    assert answer["step"] == "reshow_creation_form"
    soup = BeautifulSoup(answer["htmlFragment"], "html5lib")
    (field,) = [one for one in soup.select("[data-field]") if one.select(f"[name={name}]")]
    said = [one.get_text(strip=True) for one in soup.select(".error-message")]
    assert said == [sentence]
    assert field.select(".error-message")
    for other, kept in {**NEW, name: value}.items():
        box = soup.select_one(f"[name={other}]")
        chosen = box.select_one("[selected]") if box.name == "select" else box
        shown = chosen.get("value", "")
        assert shown == kept
    assert not Reference.objects.exists()


def test_readers_must_be_able_to_find_it(add, editor):
    _response, answer = add(editor, doi="", pmid="", url="")

    assert "Enter a DOI, a PubMed number or an address" in answer["htmlFragment"]


@pytest.mark.parametrize(
    "written",
    [
        "https://doi.org/10.1016/j.pain.2009.06.023",
        "HTTP://DX.DOI.ORG/10.1016/j.pain.2009.06.023 ",
        "doi: 10.1016/j.pain.2009.06.023",
    ],
)
def test_a_doi_is_taken_as_it_was_copied(add, editor, written):
    add(editor, doi=written)

    assert Reference.objects.get().doi == NEW["doi"]


@pytest.mark.parametrize("name", ["doi", "pmid"])
def test_a_source_that_is_there_already_is_named(add, editor, library, name):
    other = {"doi": "", "pmid": "", name: getattr(library["cohen"], name).lower()}

    _response, answer = add(editor, **other)

    assert "This source is here already. Choose it instead: Cohen SP 2018" in answer["htmlFragment"]
    assert Reference.objects.count() == len(library)


def test_a_reference_is_not_taken_for_its_own_twin(library):
    library["cohen"].full_clean()


def test_next_years_issue_may_be_cited_and_tomorrow_nothing_was_checked(library):
    today = timezone.localdate()
    one = library["cohen"]
    one.year, one.checked_on = today.year + 1, today
    one.full_clean()

    one.checked_on = today + dt.timedelta(days=1)
    with pytest.raises(ValidationError) as caught:
        one.full_clean()
    assert set(caught.value.message_dict) == {"checked_on"}


@pytest.mark.parametrize(
    ("status", "name"),
    [
        ("current", "Example A 2020: Trial"),
        ("superseded", "Superseded. Example A 2020: Trial"),
        ("retracted", "Retracted. Example A 2020: Trial"),
    ],
)
def test_its_name_says_what_speaks_against_it(status, name):
    assert str(ReferenceFactory.build(title="Trial", status=status)) == name


def test_the_list_is_filtered_by_standing(as_editor, library):
    rows = as_editor.get(reverse(LIST), {"status": "superseded"}).content.decode()

    assert library["agency"].title in rows
    assert library["cohen"].title not in rows
