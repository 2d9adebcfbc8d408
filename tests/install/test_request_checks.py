"""A site whose form cannot work is told at start."""

import pytest
from django.core.checks import run_checks
from django.test import override_settings

from kp_pages import sealing

KEY = sealing.new_key()


def found(code):
    return [message for message in run_checks() if message.id == f"kp_pages.{code}"]


@pytest.mark.parametrize("settings", [{}, {"REQUEST_KEYS": []}], ids=["nothing", "empty"])
def test_a_form_without_a_key_is_a_warning(settings):
    with override_settings(KP_PAGES=settings):
        assert "no key" in found("W020")[0].msg


@pytest.mark.parametrize(
    "settings", [{"CONSULTATION_FORM": False}, {"REQUEST_KEYS": [KEY]}], ids=["off", "key"]
)
def test_a_site_that_has_a_key_or_wants_no_form_is_fine(settings):
    with override_settings(KP_PAGES=settings):
        assert found("W020") == found("W021") == []


def test_a_wrong_key_is_an_error_that_does_not_show_it():
    with override_settings(KP_PAGES={"REQUEST_KEYS": [KEY, "secret-nonsense"]}):
        (message,) = found("E020")

    assert "Key 2" in message.msg
    assert "nonsense" not in str(message)


@pytest.mark.parametrize("days", [0, -1, "30"])
def test_a_wrong_number_of_days_is_an_error(days):
    with override_settings(KP_PAGES={"REQUEST_KEYS": [KEY], "REQUEST_DAYS": days}):
        assert found("E021")


def test_a_form_without_an_address_is_a_warning():
    with override_settings(KP_PAGES={"REQUEST_KEYS": [KEY]}, ROOT_URLCONF="wagtail.urls"):
        assert "kp_pages.urls" in found("W021")[0].hint
