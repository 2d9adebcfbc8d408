"""Hostile words in Chromium, in every field: nothing runs, nothing is lost, nothing is hidden."""

import json

import pytest
from hypothesis import Phase, find, settings
from hypothesis import strategies as st

from tests.schema.drawing import HOSTILE, Drawer
from tests.schema.test_hostile_text import Site, flat, told
from tests.schema.test_pages import bare, spoken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: What a reader sees with everything opened; the number of a source is no part of its sentence.
SEEN = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  document.querySelectorAll(".kp-cites").forEach((one) => one.remove());
  const pictures = [...document.images].map((one) => one.alt);
  return [document.body.innerText, ...pictures].join(" ");
}"""


def any_one(strategy):
    """The first that comes: to look for a smaller one takes minutes."""
    first = settings(database=None, deadline=None, phases=[Phase.generate], max_examples=1)
    return find(strategy, lambda _: True, settings=first)


@pytest.mark.parametrize("bypass_csp", [False, True], ids=["with policy", "without policy"])
def test_nothing_runs_and_nothing_is_lost(home, new_tab, bypass_csp):
    site = Site(home)
    tab, dialogs = new_tab(bypass_csp=bypass_csp), []
    tab.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))

    for hostile in HOSTILE:
        body = any_one(Drawer(site.chosen, st.just(hostile)).body())
        site.write(any_one(site.texts(lambda most, text=hostile: st.just(text[:most]))), body)
        tab.goto(site.page.url, wait_until="load")

        graph = json.loads(tab.locator('script[type="application/ld+json"]').inner_text())
        said = {text for _name, text in spoken(graph["@graph"])}
        seen = bare(tab.evaluate(SEEN))
        assert tab.locator("main").count() == 1
        assert {flat(text) for text in told(body)} <= {flat(text) for text in said}
        assert [text for text in said if bare(text) not in seen] == []

    assert dialogs == []


@pytest.mark.parametrize("hostile", ["</script><script>alert(1)</script>", "<!-- <script>"])
def test_a_page_that_prints_words_as_they_are_is_found_out(home, new_tab, monkeypatch, hostile):
    monkeypatch.setattr("kp_pages.schema.script_json", json.dumps)
    site = Site(home)
    type(site.page).objects.filter(pk=site.page.pk).update(title=hostile)
    tab, dialogs = new_tab(bypass_csp=True), []
    tab.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))

    tab.goto(site.page.url, wait_until="load")

    assert dialogs or tab.locator("main").count() == 0
