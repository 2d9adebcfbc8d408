import pytest

from config.middleware import ProxyMiddleware


@pytest.fixture
def seen_address(rf, settings):
    """The address that the site takes for the visitor's, behind so many trusted proxies."""

    def address(proxies, forwarded):
        settings.TRUSTED_PROXIES = proxies
        request = rf.get("/", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR="10.0.0.1")
        ProxyMiddleware(lambda request: None)(request)
        return request.META["REMOTE_ADDR"]

    return address


def test_one_proxy_names_the_visitor(seen_address):
    assert seen_address(1, "203.0.113.7") == "203.0.113.7"


def test_what_a_visitor_claims_about_himself_is_not_believed(seen_address):
    assert seen_address(1, "198.51.100.99, 203.0.113.7") == "203.0.113.7"


def test_a_second_proxy_moves_the_visitor_one_place_to_the_left(seen_address):
    assert seen_address(2, "198.51.100.99, 203.0.113.7, 10.0.0.2") == "203.0.113.7"


def test_a_request_that_came_around_the_proxies_keeps_its_own_address(seen_address):
    assert seen_address(2, "203.0.113.7") == "10.0.0.1"
