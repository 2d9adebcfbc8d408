"""A site that forgot a step of the installation is told at start."""

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.test import modify_settings, override_settings

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
