"""``manage.py kp_audit --structured-data``: what is wrong, where, and with which exit code."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from kp_pages.management import structured_data
from kp_pages.models import ConditionPage
from kp_pages.schema import vocabulary
from tests.factories import ConditionIndexPageFactory, ConditionPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def audit(*arguments, **options):
    """What the command wrote, what it told on the way, and how it failed."""
    out, told, problem = StringIO(), StringIO(), None
    try:
        call_command("kp_audit", *arguments, stdout=out, stderr=told, **options)
    except CommandError as error:
        problem = error
    return out.getvalue(), told.getvalue(), problem


@pytest.fixture
def conditions(home):
    return ConditionIndexPageFactory(parent=home, slug="conditions")


@pytest.fixture
def wrong(conditions, monkeypatch):
    """A page whose graph says something that schema.org has no word for."""
    page = ConditionPageFactory(parent=conditions, title="CRPS", slug="crps")
    says = ConditionPage.schema_page

    def schema_page(self, place, **more):
        return says(self, place, smell="sweet", **more)

    monkeypatch.setattr(ConditionPage, "schema_page", schema_page)
    return page


def test_a_site_in_order_has_no_findings(conditions):
    ConditionPageFactory(parent=conditions)

    out, _told, problem = audit("--structured-data")

    assert problem is None
    assert out == "Structured data is in order on all 3 pages.\n"


def test_it_lists_findings_by_page_and_fails(wrong):
    out, _told, problem = audit("--structured-data")

    sentence = "schema.org has no property smell, used in MedicalWebPage.smell."
    assert out.splitlines() == [
        "CRPS: http://localhost/conditions/crps/",
        f"  {sentence} (http://localhost/#page-{wrong.pk})",
    ]
    assert str(problem) == "1 finding on 1 of 3 pages."
    assert problem.returncode == 1


def test_json_is_all_that_stands_in_the_output(wrong):
    out, _told, problem = audit("--structured-data", "--json")

    document = json.loads(out)
    assert document["checked"] == 3
    (page,) = document["pages"]
    assert (page["page"], page["title"]) == (wrong.pk, "CRPS")
    assert [one["code"] for one in page["findings"]] == ["unknown-property"]
    assert problem.returncode == 1


def test_it_says_how_far_it_is_unless_told_to_be_quiet(conditions):
    _out, told, _problem = audit("--structured-data")
    _out, quiet, _problem = audit("--structured-data", verbosity=0)

    assert told == "Checking pages: 2 of 2\n"
    assert quiet == ""


def test_only_what_everybody_may_see_is_checked(wrong, conditions):
    wrong.unpublish()
    private = ConditionPageFactory(parent=conditions)
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    out, _told, problem = audit("--structured-data")

    assert problem is None
    assert "all 2 pages" in out


def test_without_the_vocabulary_it_says_how_to_install_it(conditions, monkeypatch):
    monkeypatch.setattr(vocabulary, "VOCABULARY", "a_package_that_nobody_has.data")

    _out, _told, problem = audit("--structured-data")

    assert "pip install 'kp-pages[audit]'" in str(problem)
    assert problem.returncode == 2


def test_a_large_site_is_never_in_memory_at_once(home, monkeypatch):
    monkeypatch.setattr(structured_data, "CHUNK", 2)
    for _ in range(5):
        StandardPageFactory(parent=home)
    loaded = []
    load = counting(StandardPage.from_db.__func__, loaded)
    monkeypatch.setattr(StandardPage, "from_db", classmethod(load))

    results = structured_data.check_pages(structured_data.public_pages())
    for _ in range(2):  # the home page and the first page under it
        next(results)

    assert len(loaded) == 1
    assert len(list(results)) == 4
    assert len(loaded) == 5


def counting(load, loaded):
    def from_db(cls, *arguments):
        loaded.append(cls)
        return load(cls, *arguments)

    return from_db
