"""What stands on a condition page around its blocks."""

import pytest
from bs4 import BeautifulSoup

from kp_pages.blocks.reading import read
from kp_pages.models import ClinicSettings, ConditionPage
from tests.factories import ConditionPageFactory, ReferenceFactory

pytestmark = pytest.mark.django_db


def test_the_headings_in_the_text_are_those_that_the_blocks_name(soup_of, condition):
    expected = read(condition.body).headings

    body = soup_of(condition).select_one(".kp-article__body")

    own = {"references", "disclosure"}
    shown = [
        tag
        for tag in body.select("h2, h3")
        if tag.get("id") not in own and not tag.find_parent(class_=["kp-card", "kp-place"])
    ]
    assert [
        (int(tag.name[1]), tag.get_text(" ", strip=True)) for tag in shown if tag.name == "h3"
    ] == [(heading.level, heading.text) for heading in expected if heading.level == 3]
    for heading in expected:
        place = body.find(id=heading.anchor)
        assert place is not None, heading
        assert heading.text in place.get_text(), heading


def test_the_contents_list_leads_to_every_section_and_to_the_references(soup_of, condition):
    reading = read(condition.body)

    links = soup_of(condition).select(".kp-toc a")

    assert [(link["href"], link.get_text()) for link in links] == [
        *((f"#{heading.anchor}", heading.text) for heading in reading.contents),
        ("#references", "References"),
    ]


def test_boxes_set_apart_stay_out_of_the_contents_list(condition):
    apart = {"key_facts", "callout", "consultation_cta", "related"}
    left_out = {
        block.block_type
        for block in read(condition.body).blocks
        if not getattr(block.block.meta, "in_contents", True)
    }

    assert left_out == apart


def test_a_short_page_has_no_contents_list(soup_of, condition):
    short = ConditionPageFactory(
        parent=condition.get_parent(),
        body=[("section", {"heading": "One", "text": "<p>Text.</p>"})],
    )

    assert not soup_of(short).select(".kp-toc")


def test_each_source_is_listed_once_and_leads_back_to_every_place(soup_of, condition):
    soup = soup_of(condition)
    listed = soup.select(".kp-refs > li")
    cited = soup.select(".kp-cite")

    assert len(listed) == 3  # two of the page, one of the treatment
    for number, item in enumerate(listed, 1):
        back = {link["href"][1:] for link in item.select(".kp-refs__back")}
        places = {cite["id"] for cite in cited if cite["href"] == f"#{item['id']}"}
        assert back == places
        assert back
        assert {cite.get_text() for cite in cited if cite["href"] == f"#{item['id']}"} == {
            str(number)
        }


@pytest.mark.parametrize(
    ("status", "word"), [("retracted", "Retracted"), ("superseded", "Superseded")]
)
def test_a_source_that_no_longer_holds_says_so(soup_of, condition, status, word):
    page = ConditionPageFactory(
        parent=condition.get_parent(),
        body=[
            (
                "section",
                {
                    "heading": "One",
                    "text": "<p>Text.</p>",
                    "references": [ReferenceFactory(status=status)],
                },
            )
        ],
    )

    assert word in soup_of(page).select_one(".kp-refs").get_text()


def test_what_every_medical_page_must_say_is_said(soup_of, condition):
    ClinicSettings.objects.update(
        emergency_text="Call 911.",
        crisis_text="Call 988.",
        disclaimer="Not advice.",
        interest_disclosure="We are paid for it.",
    )

    soup = soup_of(condition)
    top = soup.select_one(".kp-hero").get_text()
    end = soup.select_one(".kp-disclosure").get_text()

    assert "Call 911." in top
    assert "Call 988." in top
    assert "off-label" in end
    assert "Not advice." in end
    assert "We are paid for it." in end


def test_the_call_weighs_as_much_as_the_request(soup_of, condition):
    page = ConditionPageFactory(
        parent=condition.get_parent(),
        body=[
            (
                "consultation_cta",
                {"heading": "Ask", "text": "Text.", "target": [("consultation", None)]},
            )
        ],
    )

    call, request = soup_of(page).select(".kp-consultation-cta .kp-actions > a")

    assert call["href"] == "tel:+15550100199"
    assert request["href"] == ClinicSettings.objects.get().consultation_page.url
    assert call["class"] == request["class"]


def test_risks_and_limits_are_never_behind_a_disclosure(soup_of, condition):
    soup = soup_of(condition)

    for name in ("kp-risks", "kp-suitability", "kp-fda-status"):
        block = soup.select_one(f".{name}")
        assert block.get_text(strip=True)
        assert not block.find_parent("details")
        assert not block.find("details")


def test_a_page_says_nothing_of_a_review_that_nobody_made(soup_of, condition):
    assert "reviewed" not in soup_of(condition).select_one(".kp-hero").get_text().casefold()


def test_a_draft_says_nothing_of_what_it_does_not_have(client, condition, admin_user):
    draft = ConditionPage(title="Draft", slug="draft", summary="Pain.", live=False)
    condition.get_parent().add_child(instance=draft)
    client.force_login(admin_user)

    html = client.get(f"/admin/pages/{draft.pk}/view_draft/").content

    assert BeautifulSoup(html, "html5lib").select_one(".kp-hero .kp-review").find_all() == []


def test_a_draft_without_words_can_be_looked_at(client, home, condition, admin_user):
    empty = ConditionPage(title="Draft", slug="draft", live=False)
    condition.get_parent().add_child(instance=empty)
    client.force_login(admin_user)

    response = client.get(f"/admin/pages/{empty.pk}/view_draft/")

    assert response.status_code == 200
