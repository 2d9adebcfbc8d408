"""Pages as entries of the search: which have one, and what is in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db.models import Manager
from django.utils.translation import override
from wagtail.models import Page
from wagtail.search import index

from kp_pages.blocks.reading import read
from kp_pages.models import BodyPage, SearchEntry, SearchName, SearchWord
from kp_pages.models.search import HEADING, LONGEST_NAME
from kp_pages.readiness import Passage
from kp_pages.search import facets
from kp_pages.search.words import tokens

#: What a database takes for certain, and more than anybody reads.
LONGEST_BODY = 200_000
MOST_WORDS_IN_A_NAME = 6

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"[^\W\d_]{4,30}")

#: The rules of PostgreSQL for a language; what it has none for is taken word by word.
RULES = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "pt": "portuguese",
    "sv": "swedish",
}


def rules(language: str) -> str:
    return RULES.get(language.partition("-")[0].lower(), "simple")


def rules_in_use() -> list[str]:
    """The rules of all languages in which pages are written."""
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return [rules(settings.LANGUAGE_CODE)]
    languages = getattr(settings, "WAGTAIL_CONTENT_LANGUAGES", settings.LANGUAGES)
    return sorted({rules(code) for code, _name in languages})


def has_entry(page: Page) -> bool:
    is_told = not page.alias_of_id and not getattr(page, "noindex", False)
    return page.live and page.depth > 1 and is_told


def entry(page: Page) -> SearchEntry:
    """The words of a page, as its readers see them."""
    has_locale = getattr(settings, "WAGTAIL_I18N_ENABLED", False)
    language = page.locale.language_code if has_locale else settings.LANGUAGE_CODE
    names: list[str] = []
    texts: list[str] = []
    summary, description = getattr(page, "summary", ""), page.search_description
    if description:  # stands for the summary in the list of results
        texts.append(summary)
    with override(language):  # what stands above some texts is ours, and not the editor's
        for field, text in _texts(page):
            (names if (field.boost or 1) > 1 else texts).append(text)
    return SearchEntry(
        page_id=page.pk,
        facets=facets.words_of(page),
        language=rules(language),
        title=_line(page.title),
        names=_line(", ".join(names)),
        summary=_line(description or summary),
        body="\n".join(filter(None, map(_line, texts)))[:LONGEST_BODY],
    )


def _texts(page: Page) -> Iterator[tuple[index.SearchField, str]]:
    """What the page declares as searchable, beside its title and its summary."""
    for field in page.get_search_fields():
        if field.field_name in {"title", "summary"}:
            continue
        if field.field_name == "body" and isinstance(page, BodyPage):
            # Without the links: the private pages that they may lead to make no difference.
            yield from ((field, line) for line in _lines(read(page.body, ()).passages))
        else:
            yield from _values(page, field)


def _lines(passages: Iterable[Passage]) -> Iterator[str]:
    """The text line by line, each after what it is about: a point may mean nothing without it."""
    topic = ""
    for passage in passages:
        if passage.topic != topic:
            topic = passage.topic
            yield f"{HEADING} {topic}"
        if passage.text != topic:
            yield from (line.lstrip(f"{HEADING} ") for line in passage.text.split("\n"))


def _values(thing: Any, field: Any) -> Iterator[tuple[index.SearchField, str]]:
    if isinstance(field, index.RelatedFields):
        found = field.get_value(thing)
        things = found.all() if isinstance(found, Manager) else [found] if found else []
        for related in things:
            for inner in field.fields:
                yield from _values(related, inner)
    elif isinstance(field, index.SearchField):
        yield from ((field, text) for text in _flat(field.get_value(thing)))


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _flat(one)
    elif value:
        yield str(value)


def _line(text: object) -> str:
    return " ".join(_CONTROL.sub(" ", str(text)).split())


def names_of(page: Page) -> list[SearchName]:
    """What people call the thing that a page is about; none where it has but one name."""
    title = [_PARENTHESIS.sub("", page.title), *_PARENTHESIS.findall(page.title)]
    others = getattr(page, "also_called", "").split(",")
    found: dict[str, SearchName] = {}
    for text, is_main in [*((one, True) for one in title), *((one, False) for one in others)]:
        words = tokens(text)
        name, written = " ".join(words), _line(text)
        fits = max(len(name), len(written)) <= LONGEST_NAME and len(words) <= MOST_WORDS_IN_A_NAME
        if name and fits and name not in found:
            found[name] = SearchName(entry_id=page.pk, name=name, written=written, is_main=is_main)
    return list(found.values()) if len(found) > 1 else []


def words_in(entries: Iterable[SearchEntry]) -> set[str]:
    """The words by which a misspelt one can be corrected."""
    found: set[str] = set()
    for one in entries:
        for text in (one.title, one.names, one.summary, one.body):
            found.update(_WORD.findall(text.casefold()))
    return found


def put(pages: Iterable[Page]) -> tuple[set[int], set[str]]:
    """Write the entries of these pages, or remove them; answers with their keys and words."""
    pages = list(pages)
    shown = [page for page in pages if has_entry(page)]
    entries = [entry(page) for page in shown]
    columns = [field.name for field in SearchEntry._meta.fields if not field.primary_key]
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["page"], update_fields=columns
    )
    remove({page.pk for page in pages} - {page.pk for page in shown})
    SearchName.objects.filter(entry__in=[page.pk for page in shown]).delete()
    SearchName.objects.bulk_create(name for page in shown for name in names_of(page))
    words = words_in(entries)
    SearchWord.objects.bulk_create(map(SearchWord, sorted(words)), ignore_conflicts=True)
    return {page.pk for page in shown}, words


def remove(keys: Collection[int]) -> None:
    if keys:
        SearchEntry.objects.filter(pk__in=keys).delete()


def keep_only(keys: set[int], words: set[str]) -> None:
    """Remove what a rebuild has not met: entries of pages that are gone, words nobody says."""
    gone = set(SearchEntry.objects.values_list("pk", flat=True)) - keys
    for chunk in _chunks(sorted(gone)):
        remove(chunk)
    unsaid = set(SearchWord.objects.values_list("pk", flat=True)) - words
    for chunk in _chunks(sorted(unsaid)):
        SearchWord.objects.filter(pk__in=chunk).delete()


def _chunks(things: list[Any], size: int = 500) -> Iterator[list[Any]]:
    yield from (things[start : start + size] for start in range(0, len(things), size))
