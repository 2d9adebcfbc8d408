"""The index follows the pages, whoever changes them."""

import pytest
from django.core.management import call_command
from wagtail.models import Locale, Page

from kp_pages.models import ConditionPage, SearchEntry, SearchName, SearchWord
from kp_pages.search import entries
from tests.blocks.samples import sample_values
from tests.factories import (
    ArticlePageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    StandardPageFactory,
    TreatmentFactory,
)

pytestmark = pytest.mark.django_db


def titles():
    return set(SearchEntry.objects.values_list("title", flat=True))


def test_a_page_has_its_entry_from_its_first_save_on(home):
    StandardPageFactory(parent=home, title="Costs")

    assert titles() == {"Home", "Costs"}


def test_a_new_title_is_found_and_the_old_one_is_not(conditions, find):
    page = ConditionPageFactory(parent=conditions, title="Horse")

    page.title = "Zebra"
    page.save_revision().publish()

    assert find("zebra") == ["Zebra"]
    assert find("horse") == []


def test_a_page_that_is_kept_out_loses_its_entry(conditions):
    page = ConditionPageFactory(parent=conditions, title="Zebra")

    page.noindex = True
    page.save()

    assert "Zebra" not in titles()


def test_a_deleted_page_takes_its_entry_along_and_those_below_it(home, conditions, find):
    ConditionPageFactory(parent=conditions, title="Zebra", also_called="Stripes")

    conditions.delete()

    assert titles() == {"Home"}
    assert not SearchName.objects.exists()
    assert find("zebra") == []


def test_a_moved_page_is_found_under_its_new_address(home, conditions, client):
    page = ConditionPageFactory(parent=conditions, title="Zebra", slug="zebra")
    other = ConditionIndexPageFactory(parent=home, slug="elsewhere", title="Elsewhere")

    page.move(other, pos="last-child")

    html = client.get("/search/?q=zebra").content.decode()
    assert 'href="/elsewhere/zebra/"' in html


def test_a_rebuild_makes_everything_anew_and_forgets_what_is_gone(conditions, find):
    ConditionPageFactory(parent=conditions, title="Zebra", also_called="Stripes")
    gone = ConditionPageFactory(parent=conditions, title="Unicorn")
    SearchEntry.objects.exclude(pk=gone.pk).delete()
    SearchWord.objects.bulk_create([SearchWord(word="nowhere")], ignore_conflicts=True)
    # As a script does it that knows nothing of any index.
    Page.objects.filter(pk=gone.pk).update(live=False)

    call_command("update_index", verbosity=0)

    assert "Unicorn" not in titles()
    assert find("stripes") == ["Zebra"]
    assert not SearchWord.objects.filter(word__in=["nowhere", "unicorn"]).exists()


def test_a_rebuild_of_wagtail_s_index_goes_on_as_ever(conditions, client, admin_user):
    draft = ConditionPageFactory(parent=conditions, title="Zebra", live=False)

    call_command("update_index", verbosity=0)

    assert list(Page.objects.search("zebra")) == [draft.page_ptr]
    client.force_login(admin_user)
    assert b"Zebra" in client.get("/admin/pages/search/?q=zebra").content


def test_a_save_that_changes_nothing_changes_nothing(conditions, find):
    page = ConditionPageFactory(parent=conditions, title="Zebra")

    page.save()
    page.save()

    assert find("zebra") == ["Zebra"]
    assert SearchEntry.objects.filter(title="Zebra").count() == 1


def test_the_words_of_a_body_are_those_that_readers_see(conditions):
    answer = '<p>It <b>may</b> help.</p><ul><li>Or <a href="https://example.org">not</a></li></ul>'
    body = [
        ("faq", {"questions": [{"question": "Does it help?", "answer": answer}]}),
        ("callout", {"kind": "caution", "heading": "Careful", "text": "<p>Slowly.</p>"}),
    ]
    page = ConditionPageFactory(parent=conditions, body=body)

    lines = SearchEntry.objects.get(pk=page.pk).body.split("\n")

    assert lines[-5:] == ["# Does it help?", "It may help.", "Or not", "# Careful", "Slowly."]
    assert not any("caution" in line or "example.org" in line or "<" in line for line in lines)


def test_a_point_of_a_treatment_stands_under_its_heading(conditions):
    value = (
        "suitability",
        {"heading": "Who?", "treatment": TreatmentFactory(), "also_tell": ["x"]},
    )
    page = ConditionPageFactory(parent=conditions, body=[value])

    lines = SearchEntry.objects.get(pk=page.pk).body.split("\n")

    assert [line for line in lines if line.startswith("#")] == [
        "# You should not have it if you",
        "# Tell us first if you",
        "# Who?",
        "# Tell us first if you",
    ]


def test_whom_a_claim_compares_stands_under_what_it_is(conditions):
    body = [("evidence", sample_values(conditions)["evidence"])]
    page = ConditionPageFactory(parent=conditions, body=body)

    lines = SearchEntry.objects.get(pk=page.pk).body.split("\n")

    assert lines[lines.index("# Compared with") + 1] == body[0][1]["claims"][0]["comparator"]


def test_a_fact_stands_under_its_label(conditions):
    facts = [{"label": "Approval", "fact": "# Off-label"}, {"label": "Time", "fact": "An hour"}]
    body = [("key_facts", {"heading": "At a glance", "facts": facts})]
    page = ConditionPageFactory(parent=conditions, body=body)

    lines = SearchEntry.objects.get(pk=page.pk).body.split("\n")

    assert lines[-5:] == ["# At a glance", "# Approval", "Off-label", "# Time", "An hour"]


def test_what_a_database_cannot_hold_is_left_out(conditions, find):
    page = ConditionPageFactory.build(title="Ze\x01bra", summary="A\x02 B")
    entry = entries.entry(page)

    assert (entry.title, entry.summary) == ("Ze bra", "A B")


def test_an_endless_text_is_cut(conditions, find):
    text = f"<p>{'zebra ' * 60_000}</p>"
    page = ConditionPageFactory(
        parent=conditions, body=[("section", {"heading": "H", "text": text})]
    )

    assert len(SearchEntry.objects.get(pk=page.pk).body) <= entries.LONGEST_BODY
    assert find("zebra") == [page.title]


@pytest.mark.parametrize(
    ("title", "also_called", "names"),
    [
        ("Horse", "", []),
        ("Horse (HRS)", "", ["horse", "hrs"]),
        ("Horse", " , Horse", []),
        ("Horse (HRS)", "Pony, Small  Mount", ["horse", "hrs", "pony -", "small mount -"]),
        ("Horse", "Crónico-Pain", ["horse", "cronico pain -"]),
        ("One two three four five six seven", "Pony", []),
        ("Horse", "(", []),
        ("Horse", "x" * 200, []),
    ],
)
def test_the_names_of_a_condition_are_its_title_and_what_it_is_also_called(
    title, also_called, names
):
    found = entries.names_of(ConditionPage(title=title, also_called=also_called))

    assert [one.name if one.is_main else f"{one.name} -" for one in found] == names


@pytest.mark.parametrize(
    ("language", "rules"), [("en-us", "english"), ("es", "spanish"), ("tlh", "simple")]
)
def test_each_language_has_its_rules(language, rules):
    assert entries.rules(language) == rules


def test_pages_in_another_language_are_read_by_its_rules(home, settings, find):
    settings.WAGTAIL_I18N_ENABLED = True
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        ("en-us", "English"),
        ("es", "Spanish"),
    ]
    spanish = Locale.objects.create(language_code="es")
    page = home.copy_for_translation(spanish)
    page.title = "Dolores crónicos"
    page.live = True
    page.save()

    assert SearchEntry.objects.get(pk=page.pk).language == "spanish"
    assert find("dolores cronicos") == ["Dolores crónicos"]


@pytest.mark.postgres
def test_the_search_reads_an_index_and_not_the_table(articles):
    from django.db import connection

    from kp_pages.search.databases import database, visible_among
    from kp_pages.search.query import Query, Term

    ArticlePageFactory(parent=articles)
    found = database().found(Query(((Term(("zebra",)),),)), visible_among(Page.objects.all()))
    with connection.cursor() as cursor:
        # On a table of one row every way is as good: only those through a bitmap are left.
        for way in ("seqscan", "indexscan", "indexonlyscan"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"EXPLAIN {found.text} SELECT * FROM found", found.parameters)
        plan = "\n".join(row[0] for row in cursor.fetchall())

    assert "kp_pages_search_words" in plan
    assert "kp_pages_search_names" in plan
