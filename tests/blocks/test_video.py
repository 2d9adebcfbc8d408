import datetime as dt

import pytest

from kp_pages.blocks.reading import read
from kp_pages.pictures import make_renditions
from kp_pages.schema import Graph, Place
from tests.blocks.checking import problems, shown, stored, words
from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def video(samples):
    return samples["video"]


def test_nothing_is_asked_of_the_other_site_before_a_click(video):
    soup = shown("video", video)

    assert not soup.select("iframe, video, embed, object, script")
    assert not [image for image in soup.select("img") if "vimeo" in image["src"]]
    assert soup.select_one("a[href='https://vimeo.com/1234567']")


def test_a_reader_is_told_where_the_link_leads(video):
    assert "Vimeo" in words(shown("video", video))


def test_the_transcript_stands_on_the_page(video):
    assert "Text with" in words(shown("video", video))


@pytest.mark.parametrize(
    "url",
    ["https://www.youtube.com/watch?v=abcdefghijk", "https://youtu.be/abcdefghijk"],
)
def test_the_address_of_one_video_is_accepted(video, url):
    assert problems("video", {**video, "url": url}) == {}


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/film",
        "https://www.youtube.com/@clinic",
        "https://vimeo.com/1234567?h=1",
    ],
)
def test_any_other_address_is_refused(video, url):
    assert list(problems("video", {**video, "url": url})) == ["url"]


@pytest.mark.parametrize("lacking", ["", "poster", "uploaded_on"])
def test_crawlers_hear_of_no_video_without_what_they_ask_for(video, lacking):
    picture = ImageFactory()
    make_renditions(picture, "text")
    value = {**video, "poster": picture, "uploaded_on": dt.date(2026, 1, 2)}
    value = {name: one for name, one in value.items() if name != lacking}
    (block,) = read(stored(("video", value))).blocks

    nodes = Graph(block.value.schema_nodes(Place("https://a/", "https://a/p/", 1))).nodes()

    assert ("VideoObject" in {node.get("@type") for node in nodes}) == (not lacking)


def test_a_video_without_captions_or_transcript_cannot_be_published(video):
    found = problems("video", {**video, "has_captions": False, "transcript": ""})

    assert set(found) == {"has_captions", "transcript"}
