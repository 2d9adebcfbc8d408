"""The outline of a condition page: every question that a patient asks, in the order they ask."""

from django.utils.translation import gettext_lazy as _

from kp_pages.outlines.outline import Outline

CONDITION = Outline(
    key="condition",
    label=_("Condition page"),
    description=_(
        "Everything that a patient asks about a condition: what it is, what can be done, how "
        "ketamine might help, its risks and who it is not for, a visit, the costs."
    ),
    page_model="kp_pages.ConditionPage",
    body=[
        (
            "key_facts",
            {
                "facts": [
                    {"label": _("Approval")},
                    {"label": _("Evidence")},
                    {"label": _("Time per visit")},
                    {"label": _("Getting home")},
                ]
            },
        ),
        ("description", {"heading": _("What is {subject}?")}),
        ("section", {"heading": _("What are the symptoms?"), "kind": "symptoms"}),
        ("section", {"heading": _("What causes it?"), "kind": "causes"}),
        ("section", {"heading": _("How is it diagnosed?"), "kind": "diagnosis"}),
        ("treatment_options", {"options": [{}, {}, {"title": _("Ketamine")}]}),
        (
            "how_ketamine_helps",
            {
                "heading": _("How might ketamine help with {subject}?"),
                "mechanisms": [{"title": _("It acts on pain signals")}],
            },
        ),
        ("evidence", {}),
        ("fda_status", {}),
        ("risks", {}),
        ("suitability", {}),
        (
            "steps",
            {
                "steps": [
                    {"title": _("Before your visit")},
                    {"title": _("During your visit")},
                    {"title": _("After your visit")},
                ]
            },
        ),
        ("cost", {}),
        ("questions_to_ask", {"questions": ["", ""]}),
        (
            "faq",
            {
                "questions": [
                    {"question": _("Will it help me?")},
                    {"question": _("How long does it last?")},
                    {"question": _("Can I drive home?")},
                ]
            },
        ),
        ("consultation_cta", {}),
        ("related", {}),
    ],
)
