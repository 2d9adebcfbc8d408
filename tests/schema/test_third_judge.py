"""A third judge: Adobe's validator, which knows what search engines ask for beyond schema.org."""

import json
from importlib import import_module

import pytest

from kp_pages.schema.graph import script_json
from kp_pages.schema.vocabulary import VOCABULARY
from tests.support.judges import JUDGES, need, said

pytestmark = [pytest.mark.django_db, pytest.mark.once]

#: What it would like to read, and we have no honest answer to.
LEFT_OUT = {
    # Ours are under no license.
    "ImageObject": {"acquireLicensePage", "creator", "creditText", "copyrightNotice", "license"},
    # A video is played on the site that holds it, and that site counts and describes it.
    "VideoObject": {
        *("description", "duration", "expires", "hasPart", "publication", "contentUrl", "embedUrl"),
        *("ineligibleRegion", "regionsAllowed", "interactionStatistic", "interactionCount"),
    },
}


@pytest.fixture
def judged(tmp_path):
    """``judged(html)``: what it finds on a page, as type and sentence."""
    need("node", "@adobe/structured-data-validator/package.json")
    vocabulary, page = tmp_path / "vocabulary.json", tmp_path / "page.html"
    vocabulary.write_text(json.dumps(import_module(VOCABULARY).schemaorg_current_jsonld))

    def judged(html):
        page.write_text(html)
        found = json.loads(said("node", "adobe.mjs", vocabulary, page, at=JUDGES))
        return [
            (one["type"], one["sentence"])
            for one in found
            if not set(one["fields"]) <= LEFT_OUT.get(one["type"], set())
        ]

    return judged


def page_with(*nodes, script=None):
    document = script or script_json({"@context": "https://schema.org", "@graph": nodes})
    return (
        f'<!doctype html><title>CRPS</title><script type="application/ld+json">{document}</script>'
    )


def test_a_page_passes(client, page, judged):
    assert judged(client.get(page.url).content.decode()) == []


CONDITION = {"@type": "MedicalCondition", "@id": "https://clinic.example/#c", "name": "CRPS"}
PLANTED = {
    "a property of another type": page_with({**CONDITION, "openingHours": "Mo"}),
    "an unknown type": page_with({**CONDITION, "@type": "MedicalIllness"}),
    "a person without a name": page_with({"@type": "Person", "jobTitle": "Physician"}),
    "a step of a trail without a place": page_with(
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "CRPS"}]}
    ),
    "a title that ends the script": page_with(
        script='{"@context":"https://schema.org","@type":"WebPage","name":"</script><script>x"}'
    ),
    "broken JSON": page_with(script='{"@context":"https://schema.org",'),
}


@pytest.mark.parametrize("name", PLANTED)
def test_it_finds_a_planted_error(judged, name):
    assert judged(PLANTED[name])


def test_it_passes_what_has_no_error(judged):
    assert judged(page_with(CONDITION)) == []
