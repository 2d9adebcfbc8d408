import re

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Site

from kp_pages.asking import tokens
from kp_pages.models import ClinicSettings, ConsultationRequest
from tests.factories import (
    ClinicLocationPageFactory,
    ConsultationPageFactory,
    LocationIndexPageFactory,
    StandardPageFactory,
)

#: What a patient may write; the words appear nowhere else.
JANE = {
    "name": "Jane Zephyrine",
    "channel": "phone",
    "phone": "(555) 010-0142",
    "time": "morning",
    "consent": "on",
}


@pytest.fixture
def page(home):
    return ConsultationPageFactory(parent=home, slug="consultation")


@pytest.fixture
def clinic(home):
    return ClinicSettings.objects.create(
        site=Site.objects.get(),
        name="Clinic",
        phone="+15550100199",
        privacy_page=StandardPageFactory(parent=home, slug="privacy"),
    )


@pytest.fixture
def locations(home):
    index = LocationIndexPageFactory(parent=home)
    return [
        ClinicLocationPageFactory(parent=index, title=title) for title in ("Harbor", "Old Town")
    ]


def token_in(html):
    return re.search(r'name="token" value="([^"]+)"', html)[1]


@pytest.fixture
def fresh(client, page):
    """``fresh()``: the word of a form that was fetched ten minutes ago."""

    def fresh(minutes=10):
        with pytest.MonkeyPatch.context() as patch:
            now = tokens.time.time()
            patch.setattr(tokens.time, "time", lambda: now - 60 * minutes)
            return token_in(client.get(page.url).content.decode())

    return fresh


@pytest.fixture
def send(client, page, fresh):
    """``send(name="Jo")`` sends Jane's form with this in place of what she wrote."""

    def send(headers=None, address="203.0.113.7", **changes):
        data = {"token": changes.pop("token", None) or fresh(), **JANE, **changes}
        data = {name: value for name, value in data.items() if value is not None}
        return client.post(
            f"/ask/{page.pk}/",
            "&".join(f"{name}={quoted(value)}" for name, value in data.items()),
            content_type="application/x-www-form-urlencoded",
            headers=headers,
            REMOTE_ADDR=address,
        )

    return send


def quoted(value):
    from urllib.parse import quote

    return quote(value.encode() if isinstance(value, str) else value)


@pytest.fixture
def stored(db):
    """``stored()``: what all requests say, oldest first."""
    return lambda: [one.details for one in ConsultationRequest.objects.order_by("pk")]


def problems(response):
    """What the page says is wrong, above the form."""
    soup = BeautifulSoup(response.content, "html5lib")
    return [one.get_text(" ", strip=True) for one in soup.select(".kp-ask__problems li")]
