"""Chromium for the tests marked ``browser``.

A tab holds every page it shows to the promises of the house: no error in the console, nothing
refused by the content security policy, no request to another origin.
"""

import os
import shutil
from contextlib import contextmanager
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from tests.support.proxy import HOST

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WITHIN = ("data:", "blob:", "about:")
#: Long enough for a machine that does three other things.
LONGEST_WAIT = 30_000

expect.set_options(timeout=LONGEST_WAIT)


def chromium_path():
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser():
    path = chromium_path()
    if path is None:
        pytest.skip("Chromium is not installed.")
    # Playwright keeps an event loop in this thread, which Django would take for ours.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@contextmanager
def tabs(browser, address):
    """Opens tabs on the site at ``address``, and looks at the end whether all went well in them."""
    contexts, problems = [], []

    def open_tab(*, expected=(), viewport=(1280, 900), **options):
        width, height = viewport
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": height}, **options
        )
        context.set_default_timeout(LONGEST_WAIT)
        contexts.append(context)

        def note(problem):
            if not any(piece in problem for piece in expected):
                problems.append(problem)

        context.on("weberror", lambda error: note(f"error: {error.error}"))
        context.on("console", lambda line: line.type == "error" and note(f"console: {line.text}"))
        context.on(
            "request",
            lambda request: (
                request.url.startswith((address, *WITHIN)) or note(f"another origin: {request.url}")
            ),
        )
        return context.new_page()

    try:
        yield open_tab
    finally:
        for context in contexts:
            context.close()
    assert problems == []


@contextmanager
def tabs_behind(proxy, browser):
    """The same on the site that stands behind ``proxy``, which a browser knows by its real name."""
    known = {"proxy": {"server": proxy.address}, "ignore_https_errors": True}
    with tabs(browser, f"https://{HOST}") as open_tab:
        yield partial(open_tab, **known)


@pytest.fixture
def new_tab(browser, live_server):
    """Opens tabs: ``new_tab(color_scheme="dark", java_script_enabled=False, …)``.

    ``expected`` names what a test means to provoke: pieces of console messages to let pass.
    """
    with tabs(browser, live_server.url) as open_tab:
        yield open_tab


@pytest.fixture
def tab(new_tab):
    return new_tab()


@pytest.fixture
def new_signed_in_tab(new_tab, live_server, client, django_user_model):
    """Opens tabs, as ``new_tab`` does, in which an administrator has signed in to Wagtail."""

    def open_tab(**options):
        tab = new_tab(**options)
        tab.context.add_cookies(
            [
                {"name": name, "value": morsel.value, "url": live_server.url}
                for name, morsel in client.cookies.items()
            ]
        )
        return tab

    user = django_user_model.objects.create_superuser("admin", "admin@clinic.example")
    client.force_login(user)
    return open_tab


@pytest.fixture
def signed_in_tab(new_signed_in_tab):
    return new_signed_in_tab()


@pytest.fixture(scope="session")
def axe():
    """``axe(tab)`` lists what axe-core finds wrong: rule, and the elements it is wrong in.

    ``rules`` names the rules to ask, all of ours if none are given.
    """

    def violations(tab, *rules):
        only = {"type": "rule", "values": rules} if rules else AXE_RULES
        found = Axe().run(tab, options={"runOnly": only}).response["violations"]
        return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]

    return violations
