"""Draws what an editor might type, hostile words among them, into every field of every block."""

import datetime as dt
import uuid

from hypothesis import strategies as st
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

from kp_pages.blocks.body import BodyBlock
from kp_pages.blocks.parts import HttpsBlock, PhoneBlock
from kp_pages.blocks.video import VideoAddressBlock

HOSTILE = [
    "</script><script>alert(1)</script>",
    "</script><svg onload=alert(1)>",
    "<!-- <script>",
    "<!--<script>",
    "-->",
    "]]>",
    '"><b id=q>',
    "' autofocus onfocus=alert(1) '",
    "{{7*7}}{% debug %}",
    "${7*7}",
    "a\u2028alert(1)\u2029b",
    "&lt;img src=x&gt;",
    "&amp;lt;",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<svg><title><a id="</title><img src=x onerror=alert(1)>">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<template><s><template>",
    "\u202eright to left",
    "\ufeffmark",
    "e" + "\u0301" * 100,
    "\\u003c/script\\u003e",
    '\\"},{"@type":"Drug"',
]
#: What a form lets through: no control characters, which XML and browsers drop, and no half pairs.
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Cn"])
TYPED = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(LETTERS, min_size=1, max_size=60),
    st.tuples(st.text(LETTERS, max_size=20), st.sampled_from(HOSTILE)).map("".join),
).filter(lambda text: text.strip())
"""Text for one field."""


def short(length):
    """Text for a field that holds no more than this."""
    return TYPED.map(lambda text: text[:length]).filter(lambda text: text.strip())


def rich(text):
    """Rich text with these words in it, as the editor stores it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{escaped}</p>"


class Drawer:
    """Strategies for stored values; ``chosen`` has a key for each model that can be chosen."""

    def __init__(self, chosen, text=TYPED):
        self.chosen = chosen
        self.text = text

    def body(self):
        """One block of each kind, as a body is stored."""
        kinds = BodyBlock().child_blocks
        values = st.fixed_dictionaries({name: self.stored(one) for name, one in kinds.items()})
        return values.map(lambda body: with_ids([item(*pair) for pair in body.items()]))

    def stored(self, block):
        """What the database holds for this block."""
        return next(make(self, block) for kind, make in KINDS if isinstance(block, kind))

    def struct(self, block):
        return st.fixed_dictionaries(
            {name: self.stored(child) for name, child in block.child_blocks.items()}
        )

    def list(self, block):
        values = st.lists(self.stored(block.child_block), min_size=1, max_size=2)
        return values.map(lambda found: [item("item", one) for one in found])

    def stream(self, block):
        items = [
            self.stored(child).map(lambda value, name=name: item(name, value))
            for name, child in block.child_blocks.items()
        ]
        return st.one_of(items).map(lambda one: [one])

    def table(self, block):
        (name, cell), *_others = block.child_blocks.items()
        column = self.text.map(lambda heading: {"type": name, "heading": heading})
        row = self.stored(cell).map(lambda value: {"values": [value]})
        return st.builds(
            lambda column, rows, caption: {"columns": [column], "rows": rows, "caption": caption},
            column,
            st.lists(row, min_size=1, max_size=2),
            self.text,
        )

    def picture(self, _block):
        key = self.chosen["wagtailimages.Image"]
        return self.text.map(lambda alt: {"image": key, "alt_text": alt, "decorative": False})

    def chooser(self, block):
        return st.just(self.chosen[block.model_class._meta.label])

    def choice(self, block):
        return st.sampled_from([value for value, _label in block.field.choices if value])

    def prose(self, _block):
        return self.text.map(rich)

    def line(self, block):
        length = block.field.max_length or 300
        return self.text.map(lambda text: text[:length]).filter(lambda text: text.strip())


def fixed(value):
    return lambda _drawer, _block: st.just(value)


#: The first kind that a block is decides.
KINDS = [
    (ImageBlock, Drawer.picture),
    (TypedTableBlock, Drawer.table),
    (blocks.BaseStructBlock, Drawer.struct),
    (blocks.ListBlock, Drawer.list),
    (blocks.BaseStreamBlock, Drawer.stream),
    (blocks.ChooserBlock, Drawer.chooser),
    (blocks.StaticBlock, fixed(None)),
    (VideoAddressBlock, fixed("https://vimeo.com/123456")),
    (HttpsBlock, fixed("https://example.org/")),
    (PhoneBlock, fixed("+15550100199")),
    (blocks.BooleanBlock, lambda _drawer, _block: st.booleans()),
    (blocks.IntegerBlock, lambda _drawer, _block: st.integers(1, 9)),
    (blocks.DateBlock, fixed(dt.date(2025, 3, 1).isoformat())),
    (blocks.ChoiceBlock, Drawer.choice),
    (blocks.RichTextBlock, Drawer.prose),
    (blocks.FieldBlock, Drawer.line),
]


def item(kind, value):
    return {"type": kind, "value": value}


def with_ids(body):
    """The same body, each item with an id of its own, the same for the same place."""
    for number, one in enumerate(items_of(body)):
        one["id"] = str(uuid.uuid5(uuid.NAMESPACE_URL, str(number)))
    return body


def items_of(stored):
    """The items of all streams and lists in what is stored."""
    if isinstance(stored, dict):
        if stored.keys() == {"type", "value"}:
            yield stored
        for value in list(stored.values()):
            yield from items_of(value)
    elif isinstance(stored, list):
        for value in stored:
            yield from items_of(value)
