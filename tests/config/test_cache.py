import socket
import time

import pytest
from django.core.cache import caches
from django.test import override_settings


@pytest.fixture
def shared_cache(production):
    """The cache of the real site, at such an address."""

    def cache(address):
        with override_settings(CACHES=production(REDIS_URL=address)["CACHES"]):
            return caches.create_connection("default")

    return cache


def test_redis_keeps_what_it_is_given(shared_cache, redis_url):
    cache = shared_cache(redis_url)

    cache.set("page", "<p>Hello</p>")

    assert shared_cache(redis_url).get("page") == "<p>Hello</p>"


def test_a_redis_that_is_down_is_an_empty_cache(shared_cache):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    cache = shared_cache(f"redis://127.0.0.1:{port}/0")

    cache.set("page", "<p>Hello</p>")

    assert cache.get("page") is None


def test_a_redis_that_hangs_is_an_empty_cache_within_a_second(shared_cache):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        cache = shared_cache(f"redis://127.0.0.1:{silent.getsockname()[1]}/0")
        start = time.monotonic()

        assert cache.get("page") is None
        assert time.monotonic() - start < 1
