"""The check of links, which the demo clinic has to pass, finds what is broken."""

import pytest

from tests.crawlers.links import broken

SITE = "http://clinic.example"
HEAD = '<link rel="canonical" href="{}">'
PAIN = f'{HEAD.format("/pain/")}<h1 id="top">Pain</h1><a href="/#nerves">Nerves</a>'
GOOD = (
    '<h2 id="nerves">Nerves</h2><a href="/pain/#top">Pain</a><a href="https://elsewhere.example/">'
)
PLANTED = {
    "a page that is not there": ('<a href="/gone/">', "answers 404"),
    "an anchor that is not there": ('<a href="/pain/#bones">', "has no such anchor"),
    "an anchor that the page itself lacks": ('<a href="#bones">', "has no such anchor"),
    "a canonical address that is not there": (HEAD.format(f"{SITE}/gone/"), "answers 404"),
    "a picture that is not there": ('<img src="/gone/">', "answers 404"),
    "a size that is not there": ('<source srcset="/pain/ 400w, /gone/ 800w">', "answers 404"),
    "a picture for links that is not there": (
        f'<meta property="og:image" content="{SITE}/gone/">',
        "answers 404",
    ),
    "an address that moved": ('<a href="/old/">', f"leads on to {SITE}/pain/"),
}


def site(first):
    """A site of two pages and one redirect, the first page as given."""
    pages = {f"{SITE}/": first, f"{SITE}/pain/": PAIN}

    def get(address):
        final = f"{SITE}/pain/" if address == f"{SITE}/old/" else address
        return (200, final, pages[final]) if final in pages else (404, final, "")

    return list(broken(list(pages), get))


def test_a_site_in_order_has_no_broken_links():
    assert site(GOOD) == []


@pytest.mark.parametrize("name", PLANTED)
def test_it_finds_a_planted_error(name):
    html, why = PLANTED[name]

    ((page, _link, said),) = site(f"{GOOD}{html}")

    assert (page, said) == (f"{SITE}/", why)
