"""The admin under ``script-src 'self'``: nothing inline, and everything still starts."""

import re

import pytest
from bs4 import BeautifulSoup

LONGEST_WALK = 60


def inline_scripts(html):
    soup = BeautifulSoup(html, "html.parser")
    for script in soup.find_all("script", src=False):
        if script.get("type", "text/javascript") in {"text/javascript", "module"}:
            yield str(script)[:200]
    for tag in soup.find_all(lambda tag: any(name.startswith("on") for name in tag.attrs)):
        yield str(tag)[:200]


@pytest.mark.django_db
def test_no_page_of_the_admin_holds_an_inline_script(admin_client, home):
    """Walks from the dashboard along every link; templates hold what is added to a form later."""
    waiting, seen, found = ["/admin/"], set(), []
    while waiting and len(seen) < LONGEST_WALK:
        address = waiting.pop(0)
        seen.add(address)
        response = admin_client.get(address)
        if not response.get("Content-Type", "").startswith("text/html"):
            continue
        html = response.content.decode()
        found += [(address, script) for script in inline_scripts(html)]
        links = re.findall(r'href="(/admin/[^"?#]*)', html)
        waiting += [link for link in dict.fromkeys(links) if link not in {*seen, *waiting}]

    assert len(seen) > 30
    assert found == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "opener", "opened"),
    [
        ("/admin/redirects/add/", "[data-chooser-action-choose]", ".modal-body"),
        ("/admin/workflows/add/", "#id_workflow_tasks-ADD", "#id_workflow_tasks-0-task-chooser"),
    ],
    ids=["chooser", "inline panel"],
)
def test_a_widget_opens(signed_in_tab, address, opener, opened):
    signed_in_tab.goto(address)

    signed_in_tab.locator(opener).first.click()

    signed_in_tab.locator(opened).first.wait_for()


@pytest.mark.browser
def test_a_chooser_opens_in_a_form_that_was_added_later(signed_in_tab):
    signed_in_tab.goto("/admin/workflows/add/")
    signed_in_tab.click("#id_workflow_tasks-ADD")

    signed_in_tab.click("#id_workflow_tasks-0-task-chooser [data-chooser-action-choose]")

    signed_in_tab.locator(".modal-body").first.wait_for()


@pytest.mark.browser
def test_a_date_picker_opens(signed_in_tab, home):
    signed_in_tab.goto(f"/admin/pages/{home.pk}/edit/")
    signed_in_tab.click("[data-side-panel-toggle=status]")
    signed_in_tab.click("[data-a11y-dialog-show=schedule-publishing-dialog]")

    signed_in_tab.click("#id_go_live_at")

    signed_in_tab.locator(".xdsoft_datetimepicker:visible").wait_for()
