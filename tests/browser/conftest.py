import pytest
from pytest_django.live_server_helper import LiveServer

from tests.browser.site import build
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
