"""The outlines of articles: a full one about the treatment, and a short one."""

from django.utils.translation import gettext_lazy as _

from kp_pages.outlines.outline import Outline

ARTICLE = Outline(
    key="article",
    label=_("Article about the treatment"),
    description=_(
        "Opening words, what the treatment is, how it may work, which conditions people ask "
        "about, its risks, and how the clinic can help."
    ),
    page_model="kp_pages.ArticlePage",
    body=[
        ("section", {}),
        ("description", {"heading": _("What is ketamine treatment?")}),
        (
            "how_ketamine_helps",
            {
                "heading": _("How might ketamine work for long-term pain?"),
                "mechanisms": [
                    {"title": _("What it does to pain signals")},
                    {"title": _("What may change in the nervous system")},
                    {"title": _("How soon some people notice a change")},
                ],
            },
        ),
        ("conditions", {}),
        ("fda_status", {}),
        ("risks", {}),
        ("suitability", {}),
        ("clinic", {}),
        ("consultation_cta", {}),
    ],
)

NEWS = Outline(
    key="news",
    label=_("News or short article"),
    description=_("Two sections and a line that leads to a visit."),
    page_model="kp_pages.ArticlePage",
    body=[
        ("section", {"heading": _("What is new?")}),
        ("section", {"heading": _("What does it mean for you?")}),
        ("consultation_cta", {"placement": "line"}),
    ],
)
