"""The site, the clinic, its people, and the pages themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kp_pages.schema.graph import Node, member, ref
from kp_pages.schema.place import Place


def web_site(place: Place, name: str, language: str) -> Node:
    """The site, published by the clinic."""
    return {
        "@type": "WebSite",
        "@id": place.website,
        "url": place.root,
        "name": name,
        "inLanguage": language,
        "publisher": ref(place.organization),
    }


def medical_organization(place: Place, name: str, phone: str) -> Node:
    """The clinic as a whole; its places are clinics of their own."""
    return {
        "@type": "MedicalOrganization",
        "@id": place.organization,
        "name": name,
        "url": place.root,
        "telephone": phone,
    }


def medical_clinic(
    place: Place,
    key: int | str,
    *,
    name: str,
    url: str,
    phone: str,
    address: Node,
    hours: Iterable[Node] = (),
    geo: tuple[float, float] | None = None,
    image: str = "",
    same_as: Iterable[str] = (),
) -> Node:
    """One place where the clinic sees patients."""
    return {
        "@type": "MedicalClinic",
        "@id": place.location(key),
        "name": name,
        "url": url,
        "telephone": phone,
        "image": image,
        "sameAs": list(same_as),
        "address": address,
        "openingHoursSpecification": list(hours),
        "geo": {"@type": "GeoCoordinates", "latitude": geo[0], "longitude": geo[1]}
        if geo
        else None,
        "parentOrganization": ref(place.organization),
        "availableService": ref(place.treatment) if place.treatment else None,
    }


def postal_address(street: str, city: str, region: str, postal_code: str, country: str) -> Node:
    return {
        "@type": "PostalAddress",
        "streetAddress": street,
        "addressLocality": city,
        "addressRegion": region,
        "postalCode": postal_code,
        "addressCountry": country,
    }


def opening_hours(days: Iterable[str], opens: str, closes: str) -> Node:
    """``days`` in English as schema.org names them; times as HH:MM:SS."""
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [member(day) for day in days],
        "opens": opens,
        "closes": closes,
    }


def person(
    place: Place,
    key: int | str,
    *,
    name: str,
    url: str,
    credentials: str = "",
    role: str = "",
    image: str = "",
    same_as: str = "",
    works_here: bool = True,
) -> Node:
    """A clinician, by name alone; credentials stand beside it."""
    return {
        "@type": "Person",
        "@id": place.person(key),
        "name": name,
        "honorificSuffix": credentials,
        "jobTitle": role,
        "url": url,
        "image": image,
        "sameAs": same_as,
        "worksFor": ref(place.organization) if works_here else None,
    }


def medical_review(
    place: Place,
    key: int | str,
    *,
    name: str,
    credentials: str,
    url: str,
    day: str,
    works_here: bool,
) -> Iterator[Node]:
    """Who answers for the words of this page, and since when: the day as YYYY-MM-DD."""
    yield person(place, key, name=name, url=url, credentials=credentials, works_here=works_here)
    yield {"@id": place.page, "reviewedBy": ref(place.person(key)), "lastReviewed": day}


def web_page(place: Place, kind: str, name: str, **says: Any) -> Node:
    """A page of the given type (``WebPage``, ``MedicalWebPage``, ``CollectionPage``, …)."""
    return {
        "@type": kind,
        "@id": place.page,
        "url": place.url,
        "name": name,
        "isPartOf": ref(place.website),
        "publisher": ref(place.organization),
        "breadcrumb": ref(place.part("breadcrumb")),
        **says,
    }


def breadcrumb_list(place: Place, crumbs: Iterable[tuple[str, str]]) -> Node:
    """The trail to this page, itself at the end: title and address of each."""
    trail = list(crumbs)
    items: list[Node] = [
        {
            "@type": "ListItem",
            "position": position,
            "name": title,
            # By its address: search engines show this @id to people.
            "item": {"@type": "WebPage", "@id": url, "url": url, "name": title},
        }
        for position, (title, url) in enumerate(trail, start=1)
    ]
    if items:
        del items[-1]["item"]
    return {
        "@type": "BreadcrumbList",
        "@id": place.part("breadcrumb"),
        "itemListElement": items if len(items) > 1 else [],
    }


def blog_posting(place: Place, headline: str, **says: Any) -> Node:
    """The article that a page holds."""
    return {
        "@type": "BlogPosting",
        "@id": place.part("article"),
        "headline": headline,
        "mainEntityOfPage": ref(place.page),
        "isPartOf": ref(place.website),
        "publisher": ref(place.organization),
        **says,
    }
