"""The limit counts by the minute and by the address, and keeps neither."""

import pytest
from django.core.cache import cache
from django.test import override_settings

from kp_pages.asking import limits


@pytest.fixture
def over(rf):
    """``over(2)``: whether one more is more than two."""

    def over(most, address="203.0.113.7", **options):
        return limits.is_over(rf.get("/", REMOTE_ADDR=address), "test", most, **options)

    return over


def test_the_address_is_not_in_the_cache(over):
    over(1)
    over(1, once="form")

    keys = str(list(cache._cache)) + str(list(cache._cache.values()))
    assert "203.0.113" not in keys
    assert keys


def test_it_is_forgotten_after_ten_minutes(over):
    over(1)

    assert max(cache._expire_info.values()) - limits_now() <= 600


def limits_now():
    import time

    return time.time()


def test_what_is_once_counts_once_until_it_is_refused(over):
    assert [over(1, once="a"), over(1, once="a")] == [False, False]
    assert [over(1, once="b"), over(1, once="b")] == [True, True]


@pytest.mark.parametrize(
    "cache_settings",
    [
        {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
        {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
            "OPTIONS": {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 0.2},
        },
    ],
    ids=["none", "away"],
)
def test_a_cache_that_is_away_refuses_nobody(over, cache_settings):
    with override_settings(CACHES={"default": cache_settings}):
        assert [over(1, once="a"), over(1), over(1)] == [False, False, False]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7/32"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7/32"),
        ("unix:", "None"),
        ("192.168.1.5", "None"),
    ],
)
def test_an_address_is_a_household(rf, address, network):
    assert str(limits.network_of(rf.get("/", REMOTE_ADDR=address))) == network
