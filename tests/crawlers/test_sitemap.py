"""The sitemap: whole, well-formed, flat in memory, and true."""

import re
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree
from wagtail.models import Locale, Page

from kp_pages.views import sitemap
from tests.blocks.samples import sample_values
from tests.crawlers.conftest import publish
from tests.factories import ConditionPageFactory, ImageFactory
from tests.support.judges import MODULES

pytestmark = pytest.mark.django_db

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
SCHEMAS = {
    "s": MODULES / "sitemap/schema/sitemap.xsd",
    "image": Path(__file__).parent / "sitemaps/image.xsd",
    "xhtml": Path(__file__).parent / "sitemaps/link.xsd",
}
CONDITIONS = "/sitemap-kp_pages-conditionpage-1.xml"


@pytest.fixture
def xml(text):
    return lambda address: etree.fromstring(text(address).encode())


@pytest.fixture
def problems():
    """``problems(tree)``: where a part breaks the schema of sitemaps.org, or ours for the rest."""
    if not SCHEMAS["s"].exists():
        pytest.skip("Install the judges with `npm ci --ignore-scripts` in tests/judges.")
    imports = "".join(
        f'<xs:import namespace="{NAMES[name]}" schemaLocation="{file}"/>'
        for name, file in SCHEMAS.items()
    )
    text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    schema = etree.XMLSchema(etree.fromstring(text))

    def problems(tree):
        schema.validate(tree)
        return [str(one) for one in schema.error_log]

    return problems


def addresses(tree):
    return tree.xpath("//s:loc/text()", namespaces=NAMES)


def path(address):
    return address.removeprefix("http://localhost")


def test_every_listed_address_is_the_canonical_one_of_a_page(client, xml, clinic, shown):
    index = xml("/sitemap.xml")
    pages = [one for part in addresses(index) for one in addresses(xml(path(part)))]

    assert len(pages) == len(set(pages)) == 5  # home, two indexes, and a page below each
    for address in pages:
        html = client.get(path(address)).content.decode()
        assert re.findall(r'<link rel="canonical" href="([^"]+)">', html) == [address]
        assert '<meta name="robots" content="noindex">' not in html


@pytest.mark.parametrize("address", [CONDITIONS, "/sitemap.xml"])
def test_the_last_change_is_of_the_words_and_has_its_zone(xml, shown, address):
    changed = datetime(2026, 2, 10, 12, tzinfo=UTC)
    type(shown[0]).objects.update(changed_at=changed)

    moments = xml(address).xpath("//s:lastmod/text()", namespaces=NAMES)
    assert changed.isoformat() in moments


def test_a_page_from_before_this_was_kept_changed_when_it_was_published(xml, shown):
    type(shown[0]).objects.update(changed_at=None)

    (moment,) = xml(CONDITIONS).xpath("//s:lastmod/text()", namespaces=NAMES)
    assert moment == shown[0].last_published_at.isoformat(timespec="seconds")


@pytest.mark.parametrize("address", [CONDITIONS, "/sitemap.xml"])
def test_neither_a_draft_nor_the_same_words_once_more_are_a_change(text, shown, address):
    type(shown[0]).objects.update(changed_at=datetime(2026, 2, 10, 12, tzinfo=UTC))
    before = text(address)

    publish(type(shown[0]).objects.get())
    shown[0].title = "Another"
    shown[0].save_revision()

    assert text(address) == before


def test_the_picture_is_named_as_it_was_made(xml, conditions, django_capture_on_commit_callbacks):
    picture = ImageFactory(file__width=1300, file__height=1000)
    with django_capture_on_commit_callbacks(execute=True):
        publish(ConditionPageFactory(parent=conditions, picture=picture))

    (address,) = xml(CONDITIONS).xpath("//image:image/image:loc/text()", namespaces=NAMES)
    made = picture.renditions.get(filter_spec="fill-800x640|format-jpeg")
    assert address == f"http://localhost{made.url}"


def test_the_pictures_in_the_text_are_named_too(
    xml, home, conditions, django_capture_on_commit_callbacks
):
    figure, picture = sample_values(home)["figure"], ImageFactory(file__width=900)
    with django_capture_on_commit_callbacks(execute=True):
        publish(ConditionPageFactory(parent=conditions, picture=picture))
        publish(ConditionPageFactory(parent=conditions, body=[("figure", figure)]))

    found = [
        entry.xpath("image:image/image:loc/text()", namespaces=NAMES)
        for entry in xml(CONDITIONS).xpath("//s:url", namespaces=NAMES)
    ]
    made = figure["picture"].renditions.get(filter_spec="width-800|format-jpeg")
    assert [len(one) for one in found[-2:]] == [1, 1]
    assert found[-1] == [f"http://localhost{made.url}"]


def test_parts_hold_no_more_than_they_may(monkeypatch, client, xml, conditions):
    monkeypatch.setattr(sitemap, "ADDRESSES_IN_A_PART", 2)
    ConditionPageFactory.create_batch(5, parent=conditions)

    parts = [one for one in addresses(xml("/sitemap.xml")) if "conditionpage" in one]
    pages = [addresses(xml(path(part))) for part in parts]

    assert [len(one) for one in pages] == [2, 2, 1]
    assert len({address for part in pages for address in part}) == 5
    assert client.get("/sitemap-kp_pages-conditionpage-4.xml").status_code == 404


def test_a_part_costs_the_same_queries_whatever_its_length(monkeypatch, text, conditions):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            text(CONDITIONS)
        return len(captured)

    ConditionPageFactory.create_batch(2, parent=conditions)
    text(CONDITIONS)
    two = cost()
    ConditionPageFactory.create_batch(20, parent=conditions)

    assert cost() == two


def test_a_page_that_points_elsewhere_is_left_out(text, conditions):
    publish(ConditionPageFactory(parent=conditions, slug="own"))
    publish(
        ConditionPageFactory(
            parent=conditions, slug="moved", canonical_url="https://clinic.example/a/"
        )
    )

    found = text(CONDITIONS)
    assert "/own/" in found
    assert "/moved/" not in found


def test_no_kind_no_part(client, shown):
    for address in (
        "/sitemap-wagtailcore-page-1.xml",
        "/sitemap-no-such-1.xml",
        "/sitemap-kp_pages-conditionpage-99999.xml",
    ):
        assert client.get(address).status_code == 404


def test_translations_name_each_other(settings, xml, home, conditions):
    settings.WAGTAIL_I18N_ENABLED = True
    spanish = Locale.objects.create(language_code="es")
    page = publish(ConditionPageFactory(parent=conditions, slug="pain"))
    for one in (home, conditions, page):
        publish(Page.objects.get(pk=one.pk).specific.copy_for_translation(spanish))

    links = xml(CONDITIONS).xpath("//s:url[1]/xhtml:link", namespaces=NAMES)
    found = {link.get("hreflang"): link.get("href") for link in links}
    assert set(found) == {"en", "es", "x-default"}
    assert found["x-default"] == found["en"]
    assert all(address.startswith("http://localhost/") for address in found.values())


def test_without_translations_there_are_no_language_links(text, shown):
    assert "hreflang" not in text(CONDITIONS)


@pytest.fixture
def rich(settings, home, conditions, django_capture_on_commit_callbacks):
    """A page with all that an entry can have: a day, a picture, another language."""
    settings.WAGTAIL_I18N_ENABLED = True
    spanish = Locale.objects.create(language_code="es")
    picture = ImageFactory(file__width=1300, file__height=1000)
    with django_capture_on_commit_callbacks(execute=True):
        page = publish(ConditionPageFactory(parent=conditions, picture=picture))
        for one in (home, conditions, page):
            publish(Page.objects.get(pk=one.pk).specific.copy_for_translation(spanish))
    return page


def test_every_part_is_valid(xml, rich, problems):
    parts = [xml(path(part)) for part in addresses(xml("/sitemap.xml"))]

    for name in ("s:lastmod", "image:loc", "xhtml:link"):
        assert any(part.xpath(f"//{name}", namespaces=NAMES) for part in parts)
    assert [problem for part in parts for problem in problems(part)] == []


PLANTED = {
    "an American day": ("//s:lastmod", "text", "02/10/2026"),
    "an empty address": ("//s:loc", "text", ""),
    "a picture without scheme and host": ("//image:loc", "text", "/media/hand.jpg"),
    "an entry without an address": (
        "//s:loc",
        "tag",
        "{http://www.sitemaps.org/schemas/sitemap/0.9}url",
    ),
    "a language that is none": ("//xhtml:link", "hreflang", "Spanish!"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_the_schema_finds_a_planted_error(xml, rich, problems, name):
    tree = xml(CONDITIONS)
    where, what, value = PLANTED[name]
    node = tree.xpath(where, namespaces=NAMES)[0]
    if what in {"text", "tag"}:
        setattr(node, what, value)
    else:
        node.set(what, value)

    assert problems(tree)


class Rows:
    """As many rows as asked for, counted as they are read."""

    def __init__(self, count):
        self.count, self.read = count, 0

    def iterator(self, chunk_size):
        for number in range(self.count):
            self.read += 1
            yield number, f"/home/conditions/page-{number}/", None, uuid4(), ""


def test_a_part_reads_no_further_than_one_batch_ahead(monkeypatch, client, shown):
    rows = Rows(20)
    monkeypatch.setattr(sitemap, "BATCH", 5)
    monkeypatch.setattr(sitemap, "_rows", lambda *_: rows)

    lines = iter(client.get(CONDITIONS).streaming_content)
    next(lines)  # the element that holds them all
    read = [(next(lines), rows.read)[1] for _ in range(20)]

    assert read == [5] * 5 + [10] * 5 + [15] * 5 + [20] * 5


def test_a_part_ten_times_as_long_needs_no_more_memory(monkeypatch, client, shown):
    def peak(count):
        monkeypatch.setattr(sitemap, "_rows", lambda *_: Rows(count))
        lines = iter(client.get(CONDITIONS).streaming_content)
        tracemalloc.start()
        written = sum(1 for _ in lines)
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert written == count + 2
        return most

    monkeypatch.setattr(sitemap, "BATCH", 100)
    peak(100)  # what is made once and kept

    assert peak(4_000) < 2 * peak(400)
