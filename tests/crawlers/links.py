"""Where the links of a site lead: each to an answer, each anchor to its place."""

from functools import cache
from urllib.error import HTTPError
from urllib.parse import unquote, urldefrag, urljoin
from urllib.request import urlopen

from lxml import html

LINKS = (
    "//@href | //@src | //form[not(@method)]/@action"
    " | //meta[starts-with(@content, 'http')]/@content"
)


def broken(pages, get):
    """What is wrong with the links between these pages: page, link and why, each once."""
    get = cache(get)
    anchors = cache(lambda address: set(html.fromstring(get(address)[2]).xpath("//@id")))
    origin = urljoin(pages[0], "/")
    for page in pages:
        for link in sorted({one for one in links(page, get(page)[2]) if one.startswith(origin)}):
            address, anchor = urldefrag(link)
            status, final, _body = get(address)
            if status != 200:
                yield page, link, f"answers {status}"
            elif final != address:
                yield page, link, f"leads on to {final}"
            elif anchor and unquote(anchor) not in anchors(address):
                yield page, link, "has no such anchor"


def links(page, body):
    """Every address that stands in a page, made whole."""
    tree = html.fromstring(body)
    several = (part.split()[0] for one in tree.xpath("//@srcset") for part in one.split(", "))
    return (urljoin(page, address) for address in [*tree.xpath(LINKS), *several])


def ask(address):
    """Status, address after all redirects, and body."""
    try:
        with urlopen(address, timeout=60) as response:
            return response.status, response.url, response.read()
    except HTTPError as error:
        with error:
            return error.code, address, b""
