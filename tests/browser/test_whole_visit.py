"""A visit to the whole site, as it is served: nobody else is asked, and nothing is left behind."""

import gzip
import re
from urllib.parse import urljoin, urlsplit

import brotli
import pytest
from bs4 import BeautifulSoup

from tests.browser.site import ADDRESSES
from tests.support.browser import tabs_behind
from tests.support.proxy import HOST, VISITOR

pytestmark = pytest.mark.browser

SITE = f"https://{HOST}"
TYPED = {
    "Name to use": "Jane Zephyrine",
    "Email address": "jane@quillfeather.example",
    "Phone number": "(555) 010-0142",
}
QUERY = "xyzzyplugh"
MACHINE = "Handset of a patient"
#: What of a visitor nobody may find in a log, also in another spelling.
PRIVATE = re.compile(
    f"zephyrine|quillfeather|010.?0142|{QUERY}|{MACHINE.replace(' ', '.')}|{re.escape(VISITOR)}",
    re.IGNORECASE,
)
#: Asked by Chromium itself wherever there is a form, and by no page.
CHROMIUMS_OWN = {"content-autofill.googleapis.com:443"}
#: Chromium writes an answer that is no success into its console.
EXPECTED = ["status of 404", "status of 422"]
FEEDS = ["/sitemap.xml", "/robots.txt", "/llms.txt"]

#: What a browser fetches by itself, and where it sends what is typed.
LOADS = {
    "action": "form",
    "data": "object",
    "formaction": "*",
    "href": "link:not([rel=canonical], [rel=alternate]), use, image, base",
    "ping": "a",
    "poster": "*",
    "src": "*",
    "srcset": "*",
}


@pytest.fixture(scope="module")
def visit(browser, real_site):
    """Every page that a link leads to, a search, and the form: with mistakes, then without."""
    with tabs_behind(real_site.proxy, browser) as open_tab:
        tab = open_tab(expected=EXPECTED, user_agent=MACHINE)
        walk(tab)
        search(tab)
        ask(tab)
        real_site.cookies = tab.context.cookies()
        for path in FEEDS:
            assert tab.request.get(path).ok
    return real_site


def walk(tab):
    waiting, seen = list(ADDRESSES.values()), set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        tab.goto(path, wait_until="load")
        links = tab.evaluate("[...document.querySelectorAll('a[href]')].map((one) => one.href)")
        here = [urlsplit(link) for link in links if link.startswith(f"{SITE}/")]
        waiting += [one._replace(scheme="", netloc="", fragment="").geturl() for one in here]


def search(tab):
    tab.goto("/conditions/")
    field = tab.locator("main input[name=q]")
    field.press_sequentially(QUERY)
    field.press("Enter")
    tab.wait_for_url(f"**/search/?q={QUERY}")


def ask(tab):
    tab.goto(ADDRESSES["consultation"])
    form = tab.locator(".kp-form")
    form.get_by_label("Name to use").fill(TYPED["Name to use"])
    form.get_by_label("Phone number").fill(TYPED["Phone number"])
    form.get_by_label("Email me").check()
    tab.get_by_role("button", name="Send my request").click()
    tab.locator(".kp-ask__problems").wait_for()
    form.get_by_label("Email address").fill(TYPED["Email address"])
    form.get_by_label("I agree").check()
    tab.get_by_role("button", name="Send my request").click()
    tab.wait_for_url("**/thank-you/")


def text_of(headers, body):
    """The answer as text, or nothing if it is a picture or a font."""
    names = {name.lower(): value for name, value in headers}
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}.get(names.get("content-encoding"))
    kind = names.get("content-type", "")
    is_text = kind.startswith("text/") or "json" in kind or "xml" in kind or "javascript" in kind
    return (unpack(body) if unpack else body).decode() if is_text else ""


def test_it_went_everywhere(visit):
    asked = {(method, urlsplit(path).path) for method, path, _headers, _body in visit.proxy.answers}

    assert {("GET", urlsplit(path).path) for path in [*ADDRESSES.values(), *FEEDS]} <= asked
    assert any(method == "POST" and path.startswith("/ask/") for method, path in asked)
    assert len(asked) > 30


def test_no_other_host_was_asked(visit):
    assert set(visit.proxy.refused) <= CHROMIUMS_OWN


def test_no_answer_has_a_browser_ask_another_host(visit):
    foreign = {
        (path, address)
        for _method, path, headers, body in visit.proxy.answers
        for address in loads(path, text_of(headers, body))
        if urlsplit(urljoin(SITE, address)).netloc not in {HOST, ""}
    }

    assert foreign == set()


def loads(path, text):
    if path.endswith(".css"):
        yield from re.findall(r"(?:url\(\s*[\"']?|@import\s+[\"'])([^\"')]+)", text)
    elif path.endswith(".js"):
        # A script names no address of another host at all.
        yield from re.findall(r"(?:https?:)?//[\w-]+\.[\w.-]+", text)
    else:
        soup = BeautifulSoup(text, "html.parser") if "<html" in text else BeautifulSoup("", "lxml")
        for attribute, which in LOADS.items():
            for tag in soup.select(f":is({which})[{attribute}]"):
                found = tag[attribute].split(", ") if attribute == "srcset" else [tag[attribute]]
                yield from (one.split()[0] for one in found if one.strip())


def test_style_sheets_and_scripts_are_sent_as_small_as_can_be(visit):
    coded = {
        path.rpartition(".")[2]: dict(headers).get("Content-Encoding")
        for _method, path, headers, _body in visit.proxy.answers
        if path.startswith("/static/")
    }

    assert coded == {"css": "br", "js": "br", "svg": "br", "woff2": None}


def test_no_answer_sets_a_cookie(visit):
    names = {
        name.lower()
        for _method, _path, headers, _body in visit.proxy.answers
        for name, _ in headers
    }

    assert "content-security-policy" in names
    assert "set-cookie" not in names
    assert visit.cookies == []


def test_what_is_typed_comes_back_in_its_own_answer_alone(visit):
    told = {
        (method, re.sub(r"\d+|=.*", "", path))
        for method, path, headers, body in visit.proxy.answers
        if PRIVATE.search(text_of(headers, body)) or PRIVATE.search(str(headers))
    }

    assert told == {("GET", "/search/?q"), ("POST", "/ask//")}


def test_the_log_tells_of_the_visit_and_of_nobody(visit):
    log = visit.log.read_text()

    assert "GET /search/ 200" in log
    assert "POST /ask/" in log
    assert PRIVATE.findall(log) == []


def test_a_log_or_a_page_that_tells_is_found():
    assert PRIVATE.search('203.0.113.7 "GET /search/?q=Xyzzyplugh"')
    assert PRIVATE.search("jane%40quillfeather.example")
    assert PRIVATE.search("name=Jane+Zephyrine&phone=555-010-0142")
    page = (
        '<html><link rel="preconnect" href="//fonts.example"><img srcset="/a 1x, //b.example 2x">'
    )
    assert list(loads("/", page)) == ["//fonts.example", "/a", "//b.example"]
    assert list(loads("/site.js", 'fetch("https://c.example/x")')) == ["https://c.example"]
