import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from pytest_django.live_server_helper import LiveServer

from kp_pages.models import ClinicianPage
from tests.browser.editor import Editor
from tests.browser.kinds import EXPECTED, USED
from tests.browser.site import ADDRESSES, build
from tests.factories import UserFactory
from tests.support.browser import tabs
from tests.support.database import OURS
from tests.support.processes import database_url, serving
from tests.support.proxy import HOST, Proxy


@pytest.fixture(scope="module")
def site(request, django_db_setup, django_db_blocker):
    """A server with a page of each kind, built once for all tests of a module, which only read."""
    with django_db_blocker.unblock():
        try:
            build()
            server = LiveServer("localhost")
            yield server
            server.stop()
        finally:
            request.config.stash[OURS].restore()


@pytest.fixture(scope="module")
def real_site(request, collected, django_db_blocker, free_port, tmp_path_factory):
    """The same as it is served: on production settings, behind ``proxy``, with ``log``."""
    directory = tmp_path_factory.mktemp("site")
    with django_db_blocker.unblock():
        try:
            build(HOST, 443)
            environment = {**collected, "DATABASE_URL": database_url()}
            with (
                serving(environment, free_port(), directory / "site.log") as site,
                Proxy(site.port, settings.MEDIA_ROOT, directory) as site.proxy,
            ):
                yield site
        finally:
            request.config.stash[OURS].restore()


@pytest.fixture
def visit(browser, site):
    """Opens tabs on that site, as ``new_tab`` does on an empty one."""
    with tabs(browser, site.url) as open_tab:
        yield open_tab


@pytest.fixture
def log_in(new_tab):
    """Logs somebody in who belongs to a group; a reviewer as the clinicians whose pages there are.

    ``log_in("Publishers", color_scheme="dark", …)``
    """
    password = "one-for-all-of-them"

    def log_in(group="Marketing editors", **options):
        user = UserFactory(email="someone@clinic.example")
        user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get(name=group))
        if group == "Medical reviewers":
            ClinicianPage.objects.update(user=user)
        return Editor(new_tab(**options), user.username, password)

    return log_in


@pytest.fixture
def show(visit):
    """Shows the page of a kind, used as it says: ``show("home", viewport=(390, 900))``."""

    def show(kind, **options):
        tab = visit(expected=EXPECTED.get(kind, []), **options)
        page, use = USED.get(kind, (kind, None))
        tab.goto(ADDRESSES[page])
        if use:
            use(tab)
        return tab

    return show
