"""What a developer is told at start."""

import pytest
from django.core.checks import run_checks
from django.test import override_settings

from kp_pages.outlines import Outline

NO_MODEL = Outline("a", "A", "", "kp_pages.Nonsense", [])
NO_BODY = Outline("b", "B", "", "kp_pages.ConditionIndexPage", [])
NO_BLOCK = Outline("c", "C", "", "kp_pages.ArticlePage", [("nonsense", {})])


def ours(**settings):
    with override_settings(**settings):
        messages = run_checks()
    return {message.id: message for message in messages if message.id.startswith("kp_pages.")}


def outlines(path):
    return {"KP_PAGES": {"OUTLINES": {"mine": path}}}


def test_this_site_has_nothing_to_be_told():
    assert ours() == {}


@pytest.mark.parametrize("path", ["nonsense", "kp_pages.nonsense", "kp_pages.conf.Settings"])
def test_an_outline_that_is_none_is_an_error(path):
    assert path in ours(**outlines(path))["kp_pages.E001"].msg


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("NO_MODEL", "there is no model"),
        ("NO_BODY", "has no body"),
        ("NO_BLOCK", "has no 'nonsense'"),
    ],
)
def test_an_outline_that_does_not_fit_is_an_error(name, words):
    assert words in ours(**outlines(f"tests.admin.test_checks.{name}"))["kp_pages.E002"].msg


@pytest.mark.parametrize(
    ("setting", "value", "code"),
    [
        ("WAGTAIL_GRAVATAR_PROVIDER_URL", "//www.gravatar.com/avatar", "W001"),
        ("WAGTAIL_ENABLE_UPDATE_CHECK", "lts", "W002"),
        ("WAGTAIL_ENABLE_WHATS_NEW_BANNER", True, "W003"),
    ],
)
def test_an_admin_that_asks_a_third_party_is_warned_about(setting, value, code):
    assert setting in ours(**{setting: value})[f"kp_pages.{code}"].hint
