import pytest
from django.contrib.auth.models import Group
from pytest_django.live_server_helper import LiveServer

from kp_pages.models import ClinicianPage
from tests.browser.editor import Editor
from tests.browser.site import build
from tests.factories import UserFactory
from tests.support.browser import tabs
from tests.support.database import OURS


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
