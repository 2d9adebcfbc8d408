"""What Wagtail's panel "Checks" says of a page, from its draft and while somebody types."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, Revision

from tests.admin.posting import body, filled_in
from tests.factories import ConditionPageFactory, ReferenceFactory, StandardPageFactory
from tests.readiness.rules import ONLY_THESE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rules(settings):
    settings.KP_PAGES = ONLY_THESE


@pytest.fixture
def page(conditions):
    page = ConditionPageFactory(parent=conditions, live=False, body=body(("risks", {})))
    page.save_revision()
    return page


def judge(client, page, data=None, **changes):
    """Send a form as it stands in a browser."""
    data = {**(data or {}), **filled_in(page, **changes)}
    return client.post(reverse("kp_pages_readiness", args=[page.pk]), data)


def read(response):
    """What an editor reads: group to the sentences in it, each with its place."""
    soup = BeautifulSoup(response.content.decode(), "html5lib").select_one("[data-kp-result]")
    return {
        group.select_one("h3").get_text(): {
            one.select_one(".kp-rubric__sentence").get_text(): [
                place.get_text() for place in one.select(".kp-rubric__place span:last-child")
            ]
            for one in group.select(".kp-rubric__findings > li")
        }
        for group in soup.select(".kp-readiness__group")
    }


def numbers(response):
    result = BeautifulSoup(response.content.decode(), "html5lib").select_one("[data-kp-result]")
    return result["data-must-change"], result["data-to-change"], result["data-summary"]


def test_the_editor_opens_with_what_the_draft_says(as_editor, page):
    page.summary = "A cure."
    page.save_revision()

    response = as_editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert read(response) == {"Must change": {"“cure” promises too much.": ["Summary"]}}


def test_what_is_typed_is_judged_by_gravity(as_editor, page):
    response = judge(as_editor, page, summary="We utilize an amazing cure.")

    assert read(response) == {
        "Must change": {"“cure” promises too much.": ["Summary"]},
        "Should change": {"“amazing” is loud.": ["Summary"]},
        "Hints": {"“utilize” is long.": ["Summary"]},
    }
    assert numbers(response) == ("1", "2", "1 must change, 1 should change, 1 hint")


def test_a_place_deep_in_the_body_can_be_found(as_editor, page):
    claims = [{"statement": "It may help."}, {"statement": "It may help.", "limits": "A cure."}]
    page.body = body(("risks", {}), ("evidence", {"claims": claims}))

    response = judge(as_editor, page)

    (sentences,) = read(response).values()
    assert sentences == {
        "“cure” promises too much.": ["Evidence “What does the evidence show?” › Claim 2 › Limits"]
    }
    evidence = page.body[1]
    claim = evidence.value["claims"].bound_blocks[1]
    path = f"body.{evidence.id}.claims.{claim.id}.limits"
    assert f'data-kp-readiness-path-param="{path}"' in response.content.decode()
    assert 'data-kp-readiness-words-param="cure"' in response.content.decode()


def test_a_rule_says_what_to_do_and_why_and_who_says_so(as_editor, page):
    html = judge(as_editor, page, summary="A cure.").content.decode()

    for words in (
        "Say what some people noticed.",
        "Nobody can promise it.",
        'href="https://example.org/rule"',
        "checked Jan. 2, 2026",
    ):
        assert words in html


def test_a_page_without_findings_says_so(as_editor, page):
    assert "Nothing to change." in judge(as_editor, page).content.decode()


def test_hints_alone_keep_nothing_back(as_editor, page):
    html = judge(as_editor, page, summary="We utilize it.").content.decode()

    assert "Nothing here keeps the page from being published." in html


def test_nothing_is_saved_and_no_page_is_made(as_editor, page):
    before = Revision.objects.count(), Page.objects.count()

    judge(as_editor, page, title="Another title", summary="A cure.")

    assert (Revision.objects.count(), Page.objects.count()) == before
    page.refresh_from_db()
    assert page.title != "Another title"
    assert page.summary == "Summary."


def test_a_text_that_cannot_be_saved_hides_no_other(as_editor, page):
    claim = {"statement": "word " * 100, "limits": "A cure."}
    page.body = body(("risks", {}), ("evidence", {"claims": [claim]}))

    response = judge(as_editor, page, title="")

    assert "“cure” promises too much." in response.content.decode()


def test_a_number_that_is_none_breaks_nothing(as_editor, page):
    page.body = body(("risks", {}), ("evidence", {"claims": [{"statement": "A cure."}]}))
    data = filled_in(page)
    data["body-1-value-claims-0-value-affected"] = "some"

    response = as_editor.post(reverse("kp_pages_readiness", args=[page.pk]), data)

    assert "“cure” promises too much." in response.content.decode()


def test_what_no_editor_sends_is_refused(as_editor, page):
    address = reverse("kp_pages_readiness", args=[page.pk])

    assert as_editor.post(address, {"body-count": "many"}).status_code == 400
    assert as_editor.post(address, {"body-count": "1"}).status_code == 400
    assert as_editor.get(address).status_code == 405


def test_a_form_without_its_blocks_is_judged_by_those_of_the_draft(as_editor, page):
    page.body = body(("section", {"heading": "A cure"}))
    page.save_revision()

    response = as_editor.post(reverse("kp_pages_readiness", args=[page.pk]), {"title": "Title"})

    assert "“cure” promises too much." in response.content.decode()


def test_who_may_not_edit_a_page_is_told_nothing_of_it(client, reviewer, page):
    address = reverse("kp_pages_readiness", args=[page.pk])
    assert client.post(address, {}).status_code == 302
    client.force_login(reviewer)

    assert client.post(address, {}).status_code == 302
    assert "cure" not in client.post(address, {"summary": "A cure."}).content.decode()


def test_a_page_that_somebody_else_has_locked_is_judged(as_editor, publisher, page):
    page.locked, page.locked_by = True, publisher
    page.save()

    assert judge(as_editor, page, summary="A cure.").status_code == 200


def test_whoever_is_to_approve_a_page_reads_the_findings(as_publisher, editor, page):
    page.get_workflow().start(page, editor)

    response = as_publisher.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert "kp-readiness" in response.content.decode()


def test_what_is_no_page_of_ours_has_no_address(as_editor, home):
    root = Page.objects.get(depth=1)

    assert as_editor.post(reverse("kp_pages_readiness", args=[root.pk]), {}).status_code == 404


def test_the_checks_of_other_things_stay_as_they_are(admin_client, treatment):
    html = admin_client.get(
        reverse("wagtailsnippets_kp_pages_treatment:edit", args=[treatment.pk])
    ).content.decode()

    assert "data-content-checker-count" in html
    assert 'class="kp-readiness"' not in html


def test_a_page_that_is_not_saved_yet_says_when_the_checks_begin(as_editor, conditions):
    html = as_editor.get(
        reverse("wagtailadmin_pages:add", args=["kp_pages", "conditionpage", conditions.pk])
    ).content.decode()

    assert "The checks begin when the draft has been saved for the first time." in html
    assert 'data-kp-readiness-page-value="0"' in html


def test_a_page_without_a_body_is_judged_too(admin_client, home):
    page = StandardPageFactory(parent=home)

    assert judge(admin_client, page, summary="A cure.").status_code == 200


def test_more_references_cost_no_more_questions(as_editor, page, django_assert_num_queries):
    def fill(number):
        references = [ReferenceFactory() for _ in range(number)]
        page.body = body(("risks", {}), ("section", {"references": references}))
        return filled_in(page)

    address = reverse("kp_pages_readiness", args=[page.pk])
    few, many = fill(1), fill(12)
    as_editor.post(address, few)
    with CaptureQueriesContext(connection) as asked:
        as_editor.post(address, few)

    with django_assert_num_queries(len(asked)):
        as_editor.post(address, many)
