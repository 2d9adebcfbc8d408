"""Questions that patients ask, with short answers."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kp_pages import schema
from kp_pages.blocks.counted import CountedList
from kp_pages.blocks.parts import (
    ContentBlock,
    ItemBlock,
    heading,
    line,
    paragraphs,
    prose,
)
from kp_pages.blocks.values import BlockValue, plain_text


class QuestionBlock(ItemBlock):
    """One question, as a patient would ask it, and the answer."""

    question = line(_("Question"), 180)
    answer = prose(_("Answer"), help_text=_("The answer in the first sentence, then the reason."))

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{question}"
        anchor = "question"


class FAQValue(BlockValue):
    def schema_nodes(self, place: schema.Place) -> Iterator[schema.Node]:
        questions = [
            (item.anchor, item["question"], plain_text(item["answer"]))
            for item in self["questions"]
        ]
        yield from schema.faq_page(place, self["heading"], self.anchor, questions)


class FAQBlock(ContentBlock):
    """Each question opens by itself, has an address of its own, and is printed open."""

    heading = heading(_("Questions people ask"), help_text="")
    questions = CountedList(
        QuestionBlock(),
        min_num=1,
        max_num=20,
        collapsed=True,
        label=_("Questions"),
        too_few=_("Add a question, or delete this block."),
    )

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        label_format = "{heading}"
        description = _("Questions that patients ask, with short answers")
        value_class = FAQValue
        template = "kp_pages/blocks/faq.html"
        item_headings = ("questions", "question")
        no_repeats = {"questions": _("This question is asked above. Keep one of the two.")}
        anchor = "questions"
        preview_value = {
            "heading": _("Questions people ask"),
            "questions": [
                {
                    "question": _("Is ketamine approved for this?"),
                    "answer": paragraphs(_("No. The FDA approved it for anesthesia only.")),
                },
                {
                    "question": _("Can I drive home?"),
                    "answer": paragraphs(_("No. Do not drive until the next day.")),
                },
            ],
        }
