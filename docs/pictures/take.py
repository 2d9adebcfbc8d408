"""Takes the pictures of the documentation from a running demo clinic.

    python manage.py demo --password "a long password"      in one terminal
    python docs/pictures/take.py --password "a long password"   in another

Needs Chromium and what is in requirements-dev.txt. It works as the people of the demo, makes two
drafts, and deletes them at the end.
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
MOST_BYTES = 200_000
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 780}
#: Milliseconds in which the admin has drawn a preview.
SLOW = 3000

CONDITION = "Nerve pain after shingles"
SUMMARY = (
    "Shingles can leave nerve pain behind that lasts for months. Ketamine is not approved for it. "
    "Few people with it took part in studies, and nobody knows yet whom it helps."
)
DEFINITION = "It is pain that stays after the rash of shingles has healed."
#: Sentences, each with what its source is found by.
CITED = {
    "A review from 2025 looked at 313 trials of medicines for nerve pain.": "soliman",
    "A guideline from 2018 looked at ketamine.": "cohen 2018",
}


class Camera:
    """One tab, and what an editor does in it."""

    def __init__(self, tab: Page, address: str) -> None:
        self.tab = tab
        self.address = address.rstrip("/")

    def go(self, path: str) -> None:
        self.tab.goto(self.address + path)
        self.tab.wait_for_load_state("networkidle")

    def take(self, name: str) -> None:
        """Store a picture in 256 colors, which is as good for a screen and a third as large."""
        self.tab.wait_for_timeout(600)  # until what moves has come to rest
        data = self.tab.screenshot()
        picture = Image.open(BytesIO(data)).convert("RGB").quantize(256, dither=Image.Dither.NONE)
        file = HERE / f"{name}.png"
        picture.save(file, optimize=True)
        if file.stat().st_size > MOST_BYTES:
            raise SystemExit(f"{file.name} has {file.stat().st_size} bytes; {MOST_BYTES} at most.")

    def sign_in(self, name: str, password: str) -> None:
        self.go("/admin/login/")
        self.tab.locator("input[name=username]").fill(name)
        self.tab.locator("input[name=password]").fill(password)
        self.tab.get_by_role("button", name="Sign in").click()
        self.tab.wait_for_url("**/admin/")


def take_site(desk: Camera, phone: Camera) -> None:
    desk.go("/conditions/complex-regional-pain-syndrome/")
    desk.take("condition-page")
    phone.go("/conditions/complex-regional-pain-syndrome/")
    phone.take("badge")
    phone.go("/conditions/complex-regional-pain-syndrome/#evidence")
    phone.take("evidence-on-a-phone")


def take_draft(camera: Camera) -> None:
    """From the list of conditions to a draft with its outline."""
    tab = camera.tab
    camera.take("dashboard")
    camera.go("/admin/pages/")
    tab.get_by_role("link", name="Conditions", exact=True).first.click()
    tab.wait_for_url("**/edit/")
    camera.go("/admin/pages/" + re.findall(r"\d+", tab.url)[-1] + "/")
    camera.take("conditions")
    tab.get_by_role("link", name="New condition page").first.click()
    tab.get_by_label("Title").fill(CONDITION)
    camera.take("start")
    tab.get_by_role("button", name="Create draft").click()
    tab.wait_for_url("**/edit/")
    tab.wait_for_load_state("networkidle")
    camera.take("outline")


def take_editing(camera: Camera) -> None:
    """A block that is filled in, the chooser, and the preview."""
    tab = camera.tab
    tab.locator("textarea[name=summary]").fill(SUMMARY)
    block = tab.get_by_role("region", name="Description What is")
    block.get_by_role("button", name="Toggle section").first.click()
    block.locator("textarea[name$=definition]").fill(DEFINITION)
    block.evaluate("block => block.scrollIntoView()")
    tab.mouse.wheel(0, -120)
    camera.take("block")
    tab.evaluate("window.scrollTo(0, 400)")
    tab.get_by_role("button", name="Insert a block").nth(1).click()
    tab.get_by_role("option", name="Callout").locator("..").get_by_label("Preview").click()
    tab.wait_for_timeout(SLOW)
    camera.take("chooser")
    camera.tab.keyboard.press("Escape")
    tab.evaluate("window.scrollTo(0, 0)")
    tab.get_by_role("button", name="Toggle preview").click()
    tab.wait_for_timeout(SLOW)
    camera.take("preview")
    tab.get_by_role("button", name="Toggle preview").click()


def take_citing(camera: Camera) -> None:
    """Sentences with their sources, and the window in which these are found."""
    tab = camera.tab
    block = tab.get_by_role("region", name="Description What is")
    text = block.locator("[contenteditable=true]").first
    text.click()
    for number, (sentence, source) in enumerate(CITED.items()):
        tab.keyboard.insert_text(sentence)
        tab.keyboard.type("/cite")
        tab.get_by_role("option", name="Cite a source").click()
        window = tab.locator(".modal.in").last
        window.get_by_label("Search", exact=True).fill(source)
        tab.wait_for_timeout(SLOW)
        if source == "soliman":
            camera.take("references")
        window.locator("[data-chooser-modal-choice]").first.click()
        block.locator(".kp-mark").nth(number).wait_for()
        tab.keyboard.type(" ")


def take_submitting(camera: Camera) -> None:
    """The menu with which a page is sent on, and what happens when something is missing."""
    tab = camera.tab
    tab.get_by_role("button", name="More actions").click()
    camera.take("submit")
    tab.get_by_role("button", name="Submit to Medical content").click()
    tab.get_by_role("button", name="Go to the first error").click()
    camera.take("mistake")


def take_checks(camera: Camera) -> None:
    """What the rules find on the demo's draft that promises a cure."""
    tab = camera.tab
    camera.go("/admin/kp/readiness/")
    tab.get_by_role("link", name="The breakthrough cure for chronic pain").first.click()
    tab.wait_for_url("**/edit/")
    tab.get_by_role("button", name="Toggle checks").click()
    tab.wait_for_timeout(SLOW)
    camera.take("checks")


def take_reviewing(editor: Camera, reviewer: Camera) -> str:
    """A copy of a page, which is submitted and waits to be signed; returns its address."""
    tab = editor.tab
    editor.go("/admin/pages/search/?q=Fibromyalgia")
    tab.get_by_role("link", name="Fibromyalgia", exact=True).first.click()
    tab.wait_for_url("**/edit/")
    editor.go(urlsplit(tab.url).path.replace("/edit/", "/copy/"))
    tab.locator("input[name=new_title]").fill("Fibromyalgia in men")
    tab.locator("input[name=new_slug]").fill("fibromyalgia-in-men")
    tab.get_by_role("button", name="Copy this page").click()
    tab.get_by_role("link", name="Fibromyalgia in men").first.click()
    tab.wait_for_url("**/edit/")
    address = urlsplit(tab.url).path
    tab.get_by_role("button", name="More actions").click()
    tab.get_by_role("button", name="Submit to Medical content").click()
    tab.wait_for_load_state("networkidle")
    reviewer.go("/admin/")
    reviewer.take("needs-you")
    reviewer.tab.get_by_role("link", name="Fibromyalgia in men").first.click()
    reviewer.tab.get_by_role("button", name="Sign the review").first.click()
    reviewer.tab.locator(".modal.in").last.wait_for()
    reviewer.take("sign")
    reviewer.go("/admin/kp/reviews/")
    reviewer.take("reviews")
    return address


def take_request(camera: Camera) -> None:
    camera.go("/admin/requests/")
    camera.take("requests")
    camera.tab.locator("table a[href*=edit]").first.click()
    camera.tab.wait_for_load_state("networkidle")
    camera.take("request")


def delete_draft(camera: Camera, address: str) -> None:
    camera.go(address.replace("/edit/", "/delete/"))
    camera.tab.get_by_role("button", name="Yes, delete it").click()
    camera.tab.wait_for_load_state("networkidle")


@contextmanager
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description="Take the pictures of the documentation.")
    parser.add_argument("--address", default="http://localhost:8000")
    parser.add_argument("--password", required=True, help="the one given to manage.py demo")
    given = parser.parse_args()
    with chromium() as browser:
        desk, phone, admin, reviewer, frontdesk = (
            Camera(browser.new_page(viewport=size, color_scheme="light"), given.address)
            for size in (DESK, PHONE, DESK, DESK, DESK)
        )
        take_site(desk, phone)
        admin.sign_in("editor", given.password)
        take_draft(admin)
        draft = urlsplit(admin.tab.url).path
        take_editing(admin)
        take_citing(admin)
        take_submitting(admin)
        delete_draft(admin, draft)
        take_checks(admin)
        reviewer.sign_in("reviewer", given.password)
        copy = take_reviewing(admin, reviewer)
        frontdesk.sign_in("frontdesk", given.password)
        take_request(frontdesk)
        superuser = Camera(browser.new_page(viewport=DESK), given.address)
        superuser.sign_in("admin", given.password)
        delete_draft(superuser, copy)


if __name__ == "__main__":
    main()
