"""How an editor starts a page."""

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.models import Page, PageLogEntry
from wagtail.users.models import UserProfile

from kp_pages.models import ArticlePage, ConditionPage
from kp_pages.outlines import Outline

pytestmark = pytest.mark.django_db


def start(parent):
    return reverse("kp_pages_start", args=[parent.pk])


def test_a_draft_opens_with_the_whole_outline(as_editor, editor, conditions, treatment):
    response = as_editor.post(start(conditions), {"title": "Fibromyalgia"})

    page = ConditionPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not page.live
    assert page.has_unpublished_changes
    assert page.owner == editor
    assert page.revisions.count() == 1
    assert page.url_path == "/home/conditions/fibromyalgia/"
    assert [part.block_type for part in page.body][:2] == ["key_facts", "description"]
    assert as_editor.get(page.url).status_code == 404
    html = as_editor.get(response.url).content.decode()
    assert "What is fibromyalgia?" in html


def test_the_start_is_in_the_log_and_its_author_hears_of_comments(as_editor, editor, conditions):
    as_editor.post(start(conditions), {"title": "Fibromyalgia"})

    page = ConditionPage.objects.get()
    actions = PageLogEntry.objects.filter(page=page, user=editor).values_list("action", flat=True)
    assert "wagtail.create" in actions
    assert page.subscribers.get().user == editor


def test_the_screen_itself_creates_nothing(as_editor, conditions):
    html = as_editor.get(start(conditions)).content.decode()

    assert "New condition page" in html
    assert "Who should not have it" in html
    assert not ConditionPage.objects.exists()


def test_two_pages_of_one_title_get_two_addresses(as_editor, conditions):
    for _ in range(2):
        as_editor.post(start(conditions), {"title": "Fibromyalgia"})

    slugs = ConditionPage.objects.values_list("slug", flat=True)
    assert set(slugs) == {"fibromyalgia", "fibromyalgia-2"}


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("", "Enter a title."),
        ("   ", "Enter a title."),
        ("???", "Enter a title with letters or numbers in it."),
    ],
)
def test_a_missing_title_is_said_beside_its_field(as_editor, conditions, title, sentence):
    response = as_editor.post(start(conditions), {"title": title})

    assert response.context["form"].errors["title"] == [sentence]
    assert sentence in response.content.decode()
    assert not ConditionPage.objects.exists()


def test_an_article_has_a_choice_of_outlines(as_editor, articles):
    html = as_editor.get(start(articles)).content.decode()
    assert "News or short article" in html

    as_editor.post(start(articles), {"title": "We have moved", "outline": "news"})

    page = ArticlePage.objects.get()
    assert [part.block_type for part in page.body] == ["section", "section", "consultation_cta"]


def test_an_outline_of_another_page_is_refused(as_editor, articles):
    response = as_editor.post(start(articles), {"title": "Trick", "outline": "condition"})

    assert "outline" in response.context["form"].errors
    assert not Page.objects.filter(title="Trick").exists()


def test_a_stranger_is_sent_to_the_login(client, conditions):
    response = client.post(start(conditions), {"title": "Fibromyalgia"})

    assert response.url.startswith(reverse("wagtailadmin_login"))
    assert not ConditionPage.objects.exists()


def test_who_may_not_add_pages_is_turned_away(client, reviewer, conditions):
    client.force_login(reviewer)

    response = client.post(start(conditions), {"title": "Fibromyalgia"})

    assert response.status_code == 302
    assert not ConditionPage.objects.exists()


def test_where_no_outline_fits_there_is_no_such_screen(as_editor, home):
    assert as_editor.get(start(home)).status_code == 404


def test_what_another_app_does_about_new_pages_counts_here_too(as_editor, conditions):
    def refuse(request, parent, page_class):
        return HttpResponse(f"No {page_class.__name__} today.")

    with hooks.register_temporarily("before_create_page", refuse):
        response = as_editor.post(start(conditions), {"title": "Fibromyalgia"})

    assert response.content == b"No ConditionPage today."
    assert not ConditionPage.objects.exists()

    with hooks.register_temporarily(
        "after_create_page", lambda request, page: HttpResponse(f"{page.title} is there.")
    ):
        response = as_editor.post(start(conditions), {"title": "Fibromyalgia"})

    assert response.content == b"Fibromyalgia is there."


def test_the_list_of_conditions_offers_a_new_one_in_words(as_editor, conditions):
    html = as_editor.get(reverse("wagtailadmin_explore", args=[conditions.pk])).content.decode()

    assert start(conditions) in html
    assert "New condition page" in html


def test_the_row_of_the_index_offers_a_new_page(as_editor, home, articles):
    html = as_editor.get(reverse("wagtailadmin_explore", args=[home.pk])).content.decode()

    assert start(articles) in html
    assert start(home) not in html


def test_the_standard_form_opens_with_the_outline_too(as_editor, conditions):
    url = reverse("wagtailadmin_pages:add", args=["kp_pages", "conditionpage", conditions.pk])

    html = as_editor.get(url).content.decode()

    assert "What are the symptoms?" in html


IN_JANUARY = Outline(
    key="january",
    label="January",
    description="For tests",
    page_model="kp_pages.ArticlePage",
    body=[("section", {"heading": gettext_lazy("January")})],
)


@override_settings(
    KP_PAGES={"GATE": "off", "OUTLINES": {"january": "tests.admin.test_start.IN_JANUARY"}}
)
def test_headings_are_in_the_language_of_the_page(as_editor, editor, articles):
    """An editor who works in French writes English pages."""
    UserProfile.objects.create(user=editor, preferred_language="fr")
    assert "Annuler" in as_editor.get(start(articles)).content.decode()

    as_editor.post(start(articles), {"title": "News", "outline": "january"})

    assert ArticlePage.objects.get().body[0].value["heading"] == "January"
