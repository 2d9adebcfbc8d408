"""Reading leaves no trace, and asks nobody else for anything."""

import re

import pytest
from wagtail.images import get_image_model

from tests.blocks.samples import sample_values
from tests.factories import ConditionIndexPageFactory, ConditionPageFactory

pytestmark = pytest.mark.django_db

LOADS = re.compile(r"""(?:src|srcset|poster|data|action)\s*=\s*["'](https?:)?//""")


@pytest.fixture
def full_page(home, django_capture_on_commit_callbacks):
    page = ConditionPageFactory(
        parent=ConditionIndexPageFactory(parent=home), body=list(sample_values(home).items())
    )
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    return page


def test_an_anonymous_reader_gets_no_cookie(client, full_page):
    response = client.get(full_page.url)

    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_page_loads_nothing_from_elsewhere(client, full_page):
    html = client.get(full_page.url).content.decode()

    assert not LOADS.search(html)
    data = re.compile(r'<script type="application/ld\+json">[^<]*</script>')
    assert not re.search(r"<(script|style)(?![^>]*src=)[^>]*>\s*\S", data.sub("", html))
    assert not re.search(r"\son\w+\s*=", re.sub(r">[^<]*<", "><", html))
    assert ' style="' not in html


def test_a_page_makes_no_rendition(client, full_page):
    model = get_image_model().get_rendition_model()
    before = set(model.objects.values_list("pk", flat=True))
    assert before

    client.get(full_page.url)

    assert set(model.objects.values_list("pk", flat=True)) == before
