"""A site that forgot a step of the installation is told at start."""

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.test import modify_settings, override_settings
from wagtail.models import Site

from kp_pages.admin.images import PictureForm
from kp_pages.checks import NEEDED_APPS


class OwnPictureForm(PictureForm):
    """A site's own form, which keeps what ours does."""


def found(code):
    return [message for message in run_checks() if message.id == f"kp_pages.{code}"]


@pytest.mark.parametrize("app", NEEDED_APPS)
def test_a_missing_app_is_an_error(app):
    with modify_settings(INSTALLED_APPS={"remove": [app]}):
        messages = found("E003")

    assert [message.msg.partition(" ")[0] for message in messages] == [app]


def test_a_missing_lock_is_a_warning():
    with modify_settings(MIDDLEWARE={"remove": ["kp_pages.middleware.PageWriteMiddleware"]}):
        assert "PageWriteMiddleware" in found("W005")[0].hint


@pytest.mark.parametrize("form", ["", "wagtail.images.forms.BaseImageForm", "nonsense.Form"])
def test_another_form_for_pictures_is_a_warning(form):
    with override_settings(WAGTAILIMAGES_IMAGE_FORM_BASE=form):
        assert "PictureForm" in found("W006")[0].hint


def test_a_form_that_is_based_on_ours_is_fine():
    with override_settings(WAGTAILIMAGES_IMAGE_FORM_BASE=OwnPictureForm):
        assert found("W006") == []


def test_missing_settings_in_templates_are_a_warning():
    bare = [{**engine, "OPTIONS": {}} for engine in settings.TEMPLATES]
    with override_settings(TEMPLATES=bare):
        assert "context processors" in found("W007")[0].hint


def test_a_place_behind_the_admin_is_a_warning():
    others = [app for app in settings.INSTALLED_APPS if app != "kp_pages"]
    with override_settings(INSTALLED_APPS=[*others, "kp_pages"]):
        assert "before wagtail.admin" in found("W008")[0].hint


def wrong(settings):
    """What is told of these settings of ours: code, sentence and hint."""
    with override_settings(KP_PAGES=settings):
        codes = ("E004", "E005", "E006")
        return [(m.id[-4:], m.msg, m.hint) for code in codes for m in found(code)]


@pytest.mark.parametrize(
    "path",
    ["nowhere.RULES", "kp_pages.readiness.packs.NOTHING", "kp_pages.readiness.packs.people.WORDS"],
)
def test_a_pack_that_is_no_list_of_rules_is_an_error(path):
    ((code, sentence, _hint),) = wrong({"RULE_PACKS": [path]})

    assert code == "E004"
    assert path in sentence


def test_a_rule_that_there_is_not_is_an_error_with_the_one_that_was_meant():
    ((code, sentence, hint),) = wrong({"RULES": {"CLM-1": "warn"}})

    assert code == "E005"
    assert '"CLM-1"' in sentence
    assert "CLM-1" in hint


def test_a_severity_that_there_is_not_is_an_error():
    ((code, sentence, hint),) = wrong({"RULES": {"CLM-01": "loud"}})

    assert code == "E006"
    assert "'loud'" in sentence
    assert hint == "Choose one of block, info, off, warn."


def test_right_settings_of_the_rules_are_fine():
    right = {"RULES": {"CLM-01": "warn"}, "RULE_PACKS": ["kp_pages.readiness.packs.people.RULES"]}

    assert wrong(right) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("port", "is_secure"), [(80, False), (443, True)])
def test_a_site_whose_addresses_are_not_secure_is_named(settings, home, port, is_secure):
    settings.SECURE_SSL_REDIRECT = True
    Site.objects.update(port=port)

    found = run_checks(tags=["database"], databases=["default"])

    assert ("kp_pages.W009" in {message.id for message in found}) == (not is_secure)
