"""Questions that a patient can bring to a visit."""

from django.utils.translation import gettext_lazy as _

from kp_pages.blocks.parts import ContentBlock, heading, lines, prose


class QuestionsToAskBlock(ContentBlock):
    """A list to print and take along."""

    heading = heading(_("What should I ask?"))
    intro = prose(_("Introduction"), required=False)
    questions = lines(_("Questions"), _("Question"), min_num=2, max_num=12)

    class Meta:
        icon = "kp-questions-to-ask"
        label = _("Questions to ask")
        label_format = "{heading}"
        description = _("Questions that a patient can print and bring to a visit")
        template = "kp_pages/blocks/questions_to_ask.html"
        no_repeats = {"questions": _("This question is asked above. Keep one of the two.")}
        anchor = "questions-to-ask"
        preview_value = {
            "heading": _("What should I ask?"),
            "intro": "",
            "questions": [
                _("What else could I try first?"),
                _("What happens if it does not help?"),
            ],
        }
