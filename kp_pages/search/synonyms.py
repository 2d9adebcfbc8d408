"""Words that mean the same to who looks for help, and the groups that a query is made of."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from kp_pages import conf
from kp_pages.models import SearchName
from kp_pages.search.databases import Visible
from kp_pages.search.entries import MOST_WORDS_IN_A_NAME
from kp_pages.search.query import Group, Query, Term
from kp_pages.search.words import QUESTION_WORDS, tokens

#: One thing a line. A site adds its own with ``KP_PAGES["SYNONYMS"]``, editors with the field
#: "also found as" of a condition page. Only what is the same, never what is merely near: a
#: headache is no migraine.
COMMON = (
    ("CRPS", "complex regional pain syndrome", "RSD", "reflex sympathetic dystrophy", "causalgia"),
    ("nerve pain", "neuropathic pain", "neuropathy"),
    ("fibromyalgia", "fibro"),
    ("back pain", "backache"),
    ("phantom limb pain", "phantom pain"),
    ("postherpetic neuralgia", "post-herpetic neuralgia", "shingles pain", "PHN"),
    ("pain after surgery", "post-surgical pain", "postsurgical pain", "postoperative pain"),
    ("surgery", "operation"),
    ("infusion", "drip", "IV"),
    ("medicine", "medication", "drug"),
    ("side effect", "adverse effect"),
    ("doctor", "physician", "clinician"),
    ("price", "cost", "fee"),
    ("appointment", "consultation", "visit"),
)


def grouped(words: list[str], visible: Visible) -> Query:
    """The query for these words, with every name that means the same beside each.

    The words of a question go, unless there are no others; in a name they stay.
    """
    listed, named = _listed(), _named(words, visible)
    groups: list[Group] = []
    rest = words
    while rest:
        size, same = 1, []
        for size in _sizes(rest):
            text = " ".join(rest[:size])
            same = [term for one in _forms(text) for term in (*listed[one], *named[one])]
            if same:
                break
        typed = Term(tuple(rest[:size]), is_apart=True)
        others = {term.words: term for term in same if term.text not in _forms(typed.text)}
        groups.append((typed, *others.values()))
        rest = rest[size:]
    telling = [group for group in groups if group[0].text not in QUESTION_WORDS]
    return Query(tuple(telling or groups))


def _term(written: str) -> Term:
    return Term(tuple(tokens(written)), written=written)


def _forms(name: str) -> tuple[str, str]:
    """The name as it was typed, and as it is for one where it was typed for several."""
    return name, name.removesuffix("s")


def _sizes(words: list[str]) -> range:
    return range(min(len(words), MOST_WORDS_IN_A_NAME), 0, -1)


def _listed() -> dict[str, list[Term]]:
    same: dict[str, list[Term]] = defaultdict(list)
    for group in (*COMMON, *conf.load().SYNONYMS):
        terms = [_term(name) for name in group]
        for term in terms:
            same[term.text] += terms
    return same


def _named(words: list[str], visible: Visible) -> dict[str, list[Term]]:
    """The main names of what a condition page calls so."""
    said = {" ".join(words[i : i + size]) for i in range(len(words)) for size in _sizes(words[i:])}
    asked = {form for one in said for form in _forms(one)}
    shown = visible(f"{SearchName._meta.db_table}.entry_id")
    is_shown = RawSQL(*shown, output_field=BooleanField())  # noqa: S611 - ours
    found = list(
        SearchName.objects.filter(is_shown, name__in=asked).values_list("entry_id", "name")
    )
    main: dict[int, list[Term]] = defaultdict(list)
    rows = SearchName.objects.filter(entry_id__in={key for key, _name in found}, is_main=True)
    for key, written in rows.order_by("pk").values_list("entry_id", "written"):
        main[key].append(_term(written))
    same: dict[str, list[Term]] = defaultdict(list)
    for key, name in found:
        same[name] += main[key]
    return same
