"""A block that is stored and no longer defined is found before a save loses it."""

import json
from io import StringIO

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import CommandError, call_command
from django.db import connection
from wagtail.models import Revision

from kp_pages.checks import stored_blocks_are_known
from kp_pages.models import ConditionPage, Treatment
from tests.factories import ConditionPageFactory

pytestmark = pytest.mark.django_db

GONE = {"type": "horoscope", "value": {"sign": "lion"}, "id": "1"}
NESTED = {
    "type": "conditions",
    "id": "2",
    "value": {"heading": "Conditions", "items": [{"type": "oracle", "value": 1, "id": "3"}]},
}


def store(model, pk, field, blocks):
    """Put blocks where Wagtail's own ways would leave them out."""
    key = model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {model._meta.db_table} SET {field} = %s WHERE {key} = %s",
            [json.dumps(blocks), pk],
        )


def run():
    out = StringIO()
    try:
        call_command("kp_check_blocks", stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


@pytest.fixture
def page(conditions):
    return ConditionPageFactory(parent=conditions, title="CRPS")


def test_a_page_with_an_unknown_block_is_named(page):
    store(ConditionPage, page.pk, "body", [GONE, NESTED])

    lines, error = run()

    assert f"condition page {page.pk} \"CRPS\": 'horoscope' in body" in lines
    assert f"condition page {page.pk} \"CRPS\": 'oracle' in body" in lines
    assert error == "2 stored blocks have no block class any more."


def test_one_in_a_draft_is_named_once(page):
    revision = page.save_revision()
    revision.content["body"] = json.dumps([GONE, GONE])
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)

    lines, _error = run()

    assert lines.count("horoscope") == 1


def test_older_drafts_are_no_concern(page):
    old = page.save_revision()
    old.content["body"] = json.dumps([GONE])
    Revision.objects.filter(pk=old.pk).update(content=old.content)
    page.save_revision()

    assert run() == ("Every stored block is known.\n", "")


def test_snippets_are_looked_through_too(treatment):
    store(Treatment, treatment.pk, "common_risks", [GONE])

    lines, _error = run()

    assert "treatment" in lines
    assert "'horoscope' in common_risks" in lines


def test_other_fields_than_the_body_are_too(page):
    store(ConditionPage, page.pk, "codes", [GONE])

    assert "'horoscope' in codes" in run()[0]


def test_the_system_check_warns_when_asked_about_the_database(page):
    store(ConditionPage, page.pk, "body", [GONE])

    with_database = run_checks(tags=[Tags.database], databases=["default"])
    without = run_checks()

    (warning,) = [message for message in with_database if message.id == "kp_pages.W004"]
    assert "horoscope" in warning.msg
    assert "CRPS" in warning.msg
    assert not [message for message in without if message.id == "kp_pages.W004"]


def test_before_the_first_migration_the_check_is_silent():
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {Treatment._meta.db_table} RENAME TO kp_away")

    assert stored_blocks_are_known(None, databases=["default"]) == []
