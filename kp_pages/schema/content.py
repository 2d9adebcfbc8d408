"""What is read on a page: questions, pictures, videos, lists, sources."""

from __future__ import annotations

from collections.abc import Iterable

from kp_pages.schema.graph import Node, ref
from kp_pages.schema.place import Place


def faq_page(
    place: Place, name: str, anchor: str, questions: Iterable[tuple[str, str, str]]
) -> list[Node]:
    """Questions with their answers: anchor, question and answer of each."""
    asked: list[Node] = [
        {
            "@type": "Question",
            "@id": place.part(question_anchor),
            "name": question,
            "url": place.at(question_anchor),
            "acceptedAnswer": {"@type": "Answer", "text": answer},
        }
        for question_anchor, question, answer in questions
    ]
    page = {
        "@type": "FAQPage",
        "@id": place.part(anchor),
        "name": name,
        "url": place.at(anchor),
        "mainEntity": [ref(question["@id"]) for question in asked],
    }
    return [{"@id": place.page, "hasPart": [ref(place.part(anchor))]}, page, *asked]


def image_object(
    node_id: str, url: str, *, caption: str = "", text: str = "", credit: str = ""
) -> Node:
    """A picture at an absolute address; ``text`` is its alternative text."""
    return {
        "@type": "ImageObject",
        "@id": node_id,
        "contentUrl": url,
        "url": url,
        "caption": caption,
        "description": text,
        "creditText": credit,
    }


def video_object(
    place: Place,
    name: str,
    anchor: str,
    *,
    url: str,
    transcript: str,
    poster: str = "",
    uploaded_on: str = "",
) -> list[Node]:
    """A video on another site, with its transcript on ours, and the picture that leads to it."""
    video = {
        "@type": "VideoObject",
        "@id": place.part(anchor),
        "name": name,
        "url": url,
        "transcript": transcript,
        "thumbnailUrl": poster,
        "uploadDate": uploaded_on,
    }
    return [{"@id": place.page, "video": [ref(place.part(anchor))]}, video]


def item_list(node_id: str, name: str, items: Iterable[tuple[str, str]], *, first: int = 1) -> Node:
    """A list of pages: title and absolute address of each; ``first`` is where this part begins."""
    return {
        "@type": "ItemList",
        "@id": node_id,
        "name": name,
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "url": url}
            for position, (title, url) in enumerate(items, start=first)
        ],
    }


def citation(
    place: Place, key: int | str, *, kind: str, title: str, url: str, year: int, source: str
) -> list[Node]:
    """A source that the page cites; ``kind`` is the kind of our ``Reference``."""
    is_paper = kind not in {"label", "regulator", "law"}
    work = {
        "@type": "ScholarlyArticle" if is_paper else "CreativeWork",
        "@id": place.reference(key),
        "name": title,
        "url": url,
        "datePublished": str(year),
        "isPartOf": {"@type": "CreativeWork", "name": source} if source else None,
    }
    return [{"@id": place.page, "citation": [ref(place.reference(key))]}, work]
