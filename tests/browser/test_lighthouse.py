"""Lighthouse on a phone, on the site as it is served. Its times are for ``bench/lighthouse.py``."""

import pytest

from tests.browser.site import ADDRESSES
from tests.support.lighthouse import JUDGED, failed, scores

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", ["condition", "article", "conditions", "home"])
def test_it_finds_nothing_wrong(kind, real_site, lighthouse):
    report = lighthouse(real_site.proxy, ADDRESSES[kind])

    assert failed(report) == {}
    assert scores(report) == dict.fromkeys(JUDGED, 100)


def test_it_finds_what_is_hidden_from_search_engines(real_site, lighthouse):
    report = lighthouse(real_site.proxy, ADDRESSES["search"])

    assert "is-crawlable" in failed(report)
    assert scores(report)["seo"] < 100
