"""Medical facts: treatments and references."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kp_pages.blocks.body import BodyBlock
from kp_pages.outlines import Outline
from tests.admin.posting import problems, send
from tests.factories import ConditionPageFactory, ReferenceFactory

pytestmark = pytest.mark.django_db

REFERENCES = "wagtailsnippets_kp_pages_reference:list"
CHOOSER = "wagtailsnippetchoosers_kp_pages_reference:choose_results"
TREATMENTS = "wagtailsnippets_kp_pages_treatment:list"


def rows(client, name, **query):
    soup = BeautifulSoup(client.get(reverse(name), query).content, "html5lib")
    cells = [row.select("td") for row in soup.select("table.listing tbody tr")]
    return [[" ".join(cell.get_text(" ").split()) for cell in row] for row in cells]


def test_a_reference_says_what_it_is_and_how_many_pages_use_it(as_editor, conditions):
    cited, idle = ReferenceFactory(title="Cited"), ReferenceFactory(title="Idle")
    outline = Outline(
        "t", "T", "", "kp_pages.ConditionPage", [("description", {"references": [cited, cited]})]
    )
    for _ in range(2):
        ConditionPageFactory(parent=conditions, body=outline.fill(BodyBlock()))

    found = {" ".join(row): row for row in rows(as_editor, REFERENCES)}

    (of_cited,) = [row for text, row in found.items() if cited.title in text]
    (of_idle,) = [row for text, row in found.items() if idle.title in text]
    for word in ("Example A", "2020", "Randomized trial", "Current"):
        assert word in of_cited
    assert "2" in of_cited
    assert "0" in of_idle


def test_references_are_filtered_and_searched(as_editor):
    ReferenceFactory(title="Ketamine guideline", kind="guideline")
    ReferenceFactory(title="Nerve trial", kind="trial")

    assert len(rows(as_editor, REFERENCES, kind="guideline")) == 1
    assert len(rows(as_editor, REFERENCES, q="Nerve")) == 1


def test_a_reference_is_found_by_the_words_that_a_chooser_shows_it_with(as_editor):
    wanted, other = ReferenceFactory(title="Nerve trial"), ReferenceFactory(title="Bone trial")

    html = as_editor.get(reverse(CHOOSER), {"q": str(wanted)}).content.decode()

    assert str(wanted) in html
    assert str(other) not in html


def test_a_longer_list_asks_no_more_questions(as_editor, django_assert_num_queries):
    ReferenceFactory.create_batch(2)
    as_editor.get(reverse(REFERENCES))
    with CaptureQueriesContext(connection) as few:
        as_editor.get(reverse(REFERENCES))
    ReferenceFactory.create_batch(20)

    with django_assert_num_queries(len(few)):
        as_editor.get(reverse(REFERENCES))


def test_a_treatment_is_listed_with_its_use(as_publisher, conditions, treatment):
    outline = Outline("t", "T", "", "kp_pages.ConditionPage", [("risks", {}), ("suitability", {})])
    ConditionPageFactory(parent=conditions, body=outline.fill(BodyBlock()))

    (row,) = rows(as_publisher, TREATMENTS)

    assert "1" in row
    assert any("Ketamine" in cell for cell in row)


def test_they_stand_in_one_place_of_the_menu(as_editor):
    html = as_editor.get(reverse("wagtailadmin_home")).content.decode()

    assert "Medical facts" in html
    assert reverse(REFERENCES) in html
    assert f'"{reverse("wagtailsnippets:index")}"' not in html


def test_a_new_reference_is_published_by_the_first_button(as_editor):
    html = as_editor.get(reverse("wagtailsnippets_kp_pages_reference:add")).content.decode()

    assert html.index('name="action-publish"') < html.index("Save draft")


def test_a_treatment_is_saved_as_a_draft_by_the_first_button(as_publisher):
    html = as_publisher.get(reverse("wagtailsnippets_kp_pages_treatment:add")).content.decode()

    assert html.index("Save draft") < html.index('name="action-publish"')


def test_a_page_that_cites_a_draft_is_not_published(as_publisher, conditions):
    page = ConditionPageFactory(parent=conditions, live=False)
    body = Outline(
        "t",
        "T",
        "",
        "kp_pages.ConditionPage",
        [("description", {"definition": "Pain.", "references": [ReferenceFactory(live=False)]})],
    ).fill(BodyBlock())

    found = problems(send(as_publisher, page, "publish", body=body))

    assert found == {
        "body.0.references.0": "This is still a draft, and readers would not see it. "
        "Publish it first."
    }
    assert send(as_publisher, page, body=body).status_code == 302
