"""Every kind of page says what is valid, linked, and on the page."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from kp_pages.schema.vocabulary import judge

pytestmark = pytest.mark.django_db


def graph_of(html):
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found)


def test_its_graph_is_valid_and_linked(client, page):
    document = graph_of(client.get(page.url).content.decode())

    assert judge(document) == []


def test_two_renders_say_the_same(client, page):
    first, second = (client.get(page.url).content.decode() for _ in range(2))

    assert graph_of(first) == graph_of(second)


#: What is said for machines alone: addresses, codes, dates, languages, types.
SILENT = {
    "@context", "@id", "@type", "url", "contentUrl", "inLanguage", "datePublished", "dateModified",
    "lastReviewed",
    "codeValue", "codingSystem", "telephone", "addressCountry", "opens", "closes", "dayOfWeek",
    "hasHealthAspect", "prescriptionStatus", "item", "position", "latitude", "longitude", "image",
    "sameAs", "audienceType", "rxcui", "nonProprietaryName", "specialty", "thumbnailUrl",
    "uploadDate",
}  # fmt: skip


def spoken(value, name=""):
    if isinstance(value, dict):
        for key, one in value.items():
            yield from spoken(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from spoken(one, name)
    elif name not in SILENT and isinstance(value, str):
        yield name, value


def bare(text):
    """The letters of a text: between tags, spaces come and go."""
    return "".join(text.split()).casefold()


def hidden(html):
    """What a crawler reads and a reader does not see: property and text."""
    soup = BeautifulSoup(html, "html5lib")
    # The number of a source is no part of the sentence that it stands behind.
    for machine in soup.select("script, head, .kp-cites"):
        machine.decompose()
    alternatives = " ".join(image.get("alt", "") for image in soup.select("img"))
    seen = bare(f"{soup.get_text()} {alternatives}")
    said = spoken(graph_of(html)["@graph"])
    return [(name, text) for name, text in said if bare(text) not in seen]


def test_a_reader_sees_every_word_that_a_crawler_reads(client, page):
    assert hidden(client.get(page.url).content.decode()) == []


@pytest.mark.parametrize(
    "seen",
    ["", '<i class="kp-cites">So.</i>', '<script type="text/plain">So.</script>'],
    ids=["nowhere", "in a number", "in a script"],
)
def test_an_answer_that_no_reader_sees_is_found(seen):
    answer = {"@type": "Answer", "text": "So."}
    document = {"@graph": [{"@type": "Question", "name": "Why?", "acceptedAnswer": answer}]}
    script = f'<script type="application/ld+json">{json.dumps(document)}</script>'

    assert hidden(f"<main>Why? {seen}</main>{script}") == [("text", "So.")]
    assert hidden(f"<main>Why? So. {seen}</main>{script}") == []
