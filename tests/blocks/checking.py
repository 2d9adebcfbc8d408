"""What an editor sees when a block is saved or published, and what a visitor sees then."""

from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from kp_pages.blocks.body import BodyBlock
from kp_pages.blocks.reading import read


def stored(*blocks):
    """A body as it comes from the database."""
    return BodyBlock().to_python(BodyBlock().to_python(list(blocks)).get_prep_value())


def problems(name, value):
    """What keeps this block from being published: path of the field to the sentence beside it."""
    try:
        BodyBlock().clean(stored((name, value)))
    except ValidationError as error:
        return dict(_flat(error.as_json_data(), ()))
    return {}


def draft_problems(name, value):
    """What keeps this block from being saved as a draft."""
    try:
        BodyBlock().clean_deferred(stored((name, value)))
    except ValidationError as error:
        return dict(_flat(error.as_json_data(), ()))
    return {}


def _flat(data, path):
    for key, inner in (data.get("blockErrors") or {}).items():
        yield from _flat(inner, (*path, str(key)))
    for sentence in data.get("messages", []):
        yield ".".join(path[1:]), str(sentence)


def shown(name, value, **context):
    """The block as a visitor gets it."""
    (block,) = (reading := read(stored((name, value)))).blocks
    html = block.render(context={"citations": reading.citations, **context})
    return BeautifulSoup(html, "html5lib").body


def words(soup):
    return " ".join(soup.get_text(" ").split())
