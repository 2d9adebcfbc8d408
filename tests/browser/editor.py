"""An editor in front of Wagtail's admin, who clicks and types.

What goes into a block is written down as the block holds it: a dictionary for its fields, a list
for a list, pairs of kind and value for a stream, and ``Chosen`` for what is picked in a window.
"""

import re
from dataclasses import dataclass

from playwright.sync_api import expect

#: Lets the form say whether what is written in it now has been saved.
NOTES = """(() => {
  const KEPT_ASIDE = /^(csrf|loaded_revision|overwrite_revision|next$|comments-)/;
  const words = (data) => [...data].filter(([name]) => !KEPT_ASIDE.test(name)).join();
  let sent, saved;
  document.addEventListener("w-autosave:save", ({ detail }) => { sent = words(detail.formData); });
  document.addEventListener("w-autosave:success", () => { saved = sent; });
  Object.defineProperty(HTMLFormElement.prototype, "isSaved", {
    get() { return words(new FormData(this)) === saved; },
  });
})();"""


@dataclass(frozen=True)
class Chosen:
    """What is picked in a chooser's window, by its title."""

    title: str


@dataclass(frozen=True)
class Linked:
    """A text in which one word leads to a page."""

    text: str
    word: str
    title: str


@dataclass(frozen=True)
class Table:
    """Columns, each a kind and a heading, and rows of cells."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]


class Part:
    """A block, an item or a field of the editor, with what stands in it."""

    def __init__(self, place):
        self.place = place
        self.tab = place.page

    def __getitem__(self, name):
        return Part(self.place.locator(f"[data-contentpath='{name}']").first)

    @property
    def label(self):
        """What the closed block says about itself: its kind, and what is in it."""
        return " ".join(self.place.locator("[data-panel-heading]").first.inner_text().split())

    @property
    def toggle(self):
        return self.place.locator("[data-panel-toggle]").first

    @property
    def is_open(self):
        return self.toggle.get_attribute("aria-expanded") == "true"

    def open(self):
        if not self.is_open:
            self.toggle.click()
            expect(self.toggle).to_have_attribute("aria-expanded", "true")
        return self

    def close(self):
        if self.is_open:
            self.toggle.click()
        return self

    def delete(self):
        self.place.locator("[data-streamfield-action=DELETE]").first.click()
        expect(self.place).to_be_hidden()

    @property
    def errors(self):
        """The sentences in red beside this field, or beside those in it."""
        found = self.place.locator(".error-message, .help-critical").filter(visible=True)
        return [" ".join(text.split()) for text in found.all_inner_texts()]

    # Filling in

    def fill(self, value):
        fill = {
            dict: self.fill_fields,
            list: self.fill_items,
            bool: self.tick,
            Chosen: self.choose,
            Linked: self.write_linked,
            Table: self.fill_table,
        }
        fill.get(type(value), self.write)(value)
        return self

    def fill_fields(self, values):
        for name, value in values.items():
            self[name].fill(value)

    def tick(self, value):
        self.place.locator("input[type=checkbox]").set_checked(value)

    def write(self, text):
        """Enter text in whatever the field offers for it."""
        widget = self.place.locator(
            "[contenteditable=true], select, textarea, input:not([type=hidden])"
        ).first
        if widget.get_attribute("contenteditable"):
            write_prose(widget, text)
        elif widget.evaluate("(one) => one.tagName") == "SELECT":
            widget.select_option(label=text)
        else:
            widget.fill(text)

    def write_linked(self, linked):
        self.write(linked.text)
        text = self.place.locator("[contenteditable=true]")
        text.evaluate(SELECT_WORD, linked.word)
        text.press("Control+k")
        pick(self.tab, linked.title)
        expect(
            text.get_by_role("link", name=linked.word).or_(text.get_by_text(linked.word))
        ).to_be_visible()

    # Lists and streams

    @property
    def container(self):
        """What holds the items of a list or a stream."""
        return self.place.locator(
            "[data-streamfield-list-container], [data-streamfield-stream-container]"
        ).first

    @property
    def items(self):
        """Without those that were deleted, which are only hidden."""
        return self.container.locator(":scope > [data-streamfield-child]").filter(visible=True)

    def children(self):
        return [Part(self.items.nth(n)) for n in range(self.items.count())]

    def fill_items(self, values):
        """Fill the items that are there, and add what is missing."""
        for position, value in enumerate(values):
            kind, value = value if isinstance(value, tuple) else ("", value)
            is_there = position < self.items.count()
            item = Part(self.items.nth(position)) if is_there else self.add(kind)
            item.open()
            if value is not None:
                item.fill(value)

    def add(self, kind=""):
        """Add an item at the end; where there are kinds to choose from, of this kind."""
        before = self.items.count()
        self.container.locator(
            ":scope > [data-streamfield-list-add], :scope > div > .c-sf-add-button"
        ).last.click()
        if kind:
            pick_kind(self.tab, kind)
        expect(self.items).to_have_count(before + 1)
        # A click would miss what is still sliding down.
        expect(self.tab.locator("[data-streamfield-child][style*=overflow]")).to_have_count(0)
        return Part(self.items.nth(before))

    # Windows and tables

    def choose(self, chosen):
        """Pick something by its title in the window that the field opens."""
        self.place.locator("[data-chooser-action-choose]").first.click()
        pick(self.tab, chosen.title)
        expect(self.place.locator("[data-chooser-title]").first).to_have_text(chosen.title)

    def fill_table(self, table):
        for kind, heading in table.columns:
            self.place.locator("[data-append-column]").click()
            self.place.locator(".add-column-menu").get_by_role(
                "button", name=kind, exact=True
            ).click()
            self.place.locator("thead input[type=text]").last.fill(heading)
        for position, cells in enumerate(table.rows):
            rows = self.place.locator("tbody tr")
            if rows.count() == position:
                self.place.locator("[data-add-row]").click()
            for column, cell in enumerate(cells):
                Part(rows.nth(position).locator("td:not(.control-cell)").nth(column)).write(cell)


#: Selects a word where it stands in the editable text.
SELECT_WORD = """(editable, word) => {
  editable.focus();
  const walker = document.createTreeWalker(editable, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const start = walker.currentNode.data.indexOf(word);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, start);
    range.setEnd(walker.currentNode, start + word.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return;
  }
  throw new Error(`No “${word}” here`);
}"""


def write_prose(editable, text):
    """Replace what stands in a rich text: one paragraph for each line."""
    editable.click()
    editable.press("Control+a")
    editable.press("Delete")
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            editable.press("Enter")
        editable.page.keyboard.insert_text(paragraph)
    expect(editable).to_contain_text(text.split("\n")[-1])


def window(tab):
    """The window in front."""
    front = tab.locator(".modal.in").last
    expect(front).to_be_visible()
    return front


def pick(tab, title):
    """Search for a title in a chooser's window, and pick what has it."""
    front = window(tab)
    search = front.locator("input[name=q]:visible")
    if search.count():
        with tab.expect_response(lambda response: "q=" in response.url):
            search.first.fill(title)
    named = re.compile(rf"^\s*{re.escape(title)}\s*$")
    front.get_by_role("link").filter(has_text=named).first.click()
    expect(front).to_be_hidden()


def pick_kind(tab, label):
    """Pick a kind of block where an editor is asked for one."""
    option = tab.locator(".w-combobox__option:visible")
    option.filter(has_text=re.compile(rf"^{re.escape(label)}$")).click()


class Editor:
    """Somebody who has logged in to the admin."""

    def __init__(self, tab, username, password):
        self.tab = tab
        tab.add_init_script(NOTES)
        tab.goto("/admin/")
        tab.get_by_label("Username").fill(username)
        tab.locator("input[name=password]").fill(password)
        with tab.expect_navigation():
            tab.get_by_role("button", name="Sign in").click()
        expect(tab.get_by_label("Username")).to_be_hidden()

    def start(self, parent, new, title, outline=""):
        """Start a page from its parent's place in the explorer."""
        self.tab.goto(f"/admin/pages/{parent.pk}/")
        self.tab.get_by_role("link", name=new).first.click()
        self.tab.get_by_label("Title").fill(title)
        if outline:
            self.tab.get_by_label(outline).check()
        self.tab.get_by_role("button", name="Create draft").click()
        expect(self.body.items.first).to_be_visible()

    @property
    def form(self):
        return self.tab.locator("form[data-edit-form]")

    @property
    def body(self):
        return self.field("body")

    def field(self, name):
        return Part(self.form.locator(f"[data-contentpath='{name}']").first)

    def blocks(self, kind):
        """The blocks of a kind on the page, by the name that an editor reads."""
        return [block for block in self.body.children() if block.label.startswith(kind)]

    def block(self, kind):
        """The first block of a kind, added at the end if the page has none."""
        return next(iter(self.blocks(kind)), None) or self.body.add(kind)

    def show_preview(self):
        """Open the preview beside the form, and return what it shows."""
        self.tab.get_by_role("button", name="Toggle preview").click()
        return self.tab.frame_locator("#w-preview-iframe")

    def saved(self):
        """Wait until the draft has been saved by itself, with the last word."""
        expect(self.form).to_have_js_property("isSaved", True)
        expect(self.tab.get_by_text("Saved", exact=True)).to_be_visible()

    def action(self, button):
        """One of the buttons under the form, of which all but the first are in a menu."""
        footer = self.form.locator("footer")
        if not footer.get_by_role("button", name=button).first.is_visible():
            footer.get_by_role("button", name="More actions").click()
        return footer.get_by_role("button", name=button).first

    def press(self, button):
        """Press a button that leads on at once."""
        button = self.action(button)
        with self.tab.expect_navigation():
            button.click()

    def open_task(self, title):
        """Go from the first screen to a page that waits for them."""
        self.tab.goto("/admin/")
        self.tab.get_by_role("link", name=title).first.click()

    def sign(self, title):
        """Open the page that waits for them, and sign its words."""
        self.open_task(title)
        self.action("Sign the review").click()
        front = window(self.tab)
        front.locator("input[name=attested]").check()
        with self.tab.expect_navigation():
            front.get_by_role("button", name="Sign", exact=True).click()

    def send_back(self, title, comment):
        """Open the page that waits for them, and ask for changes."""
        self.open_task(title)
        self.action("Request changes").click()
        front = window(self.tab)
        front.get_by_label("Comment").fill(comment)
        with self.tab.expect_navigation():
            front.locator("button[type=submit], input[type=submit]").click()

    @property
    def message(self):
        return " ".join(self.tab.locator(".messages").inner_text().split())
