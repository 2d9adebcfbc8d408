"""One filled-in value of every block, as an editor would enter it."""

import datetime as dt
from typing import Any

from tests.factories import (
    ClinicianIndexPageFactory,
    ClinicianPageFactory,
    ClinicLocationPageFactory,
    ConditionIndexPageFactory,
    ConditionPageFactory,
    ImageFactory,
    LocationIndexPageFactory,
    ReferenceFactory,
    TreatmentFactory,
)


def sample_values(home: Any) -> dict[str, dict[str, Any]]:
    """Stream key to a complete value that may be published, with something in every field."""
    conditions = ConditionIndexPageFactory(parent=home, slug="sample-conditions")
    condition = ConditionPageFactory(parent=conditions, title="Chosen condition")
    other = ConditionPageFactory(parent=conditions, title="Other condition")
    clinician = ClinicianPageFactory(
        parent=ClinicianIndexPageFactory(parent=home, slug="sample-clinicians")
    )
    location = ClinicLocationPageFactory(
        parent=LocationIndexPageFactory(parent=home, slug="sample-locations")
    )
    first, second = ReferenceFactory(), ReferenceFactory()
    treatment = TreatmentFactory()
    mark = f'<embed embedtype="kp-citation" id="{first.pk}"/>'
    text = f'<p>Text with <a linktype="page" id="{condition.pk}">a link</a>.{mark}</p>'
    picture = ImageFactory()
    picture.contextual_alt_text, picture.decorative = "A hand", False
    table = {
        "caption": "",
        "columns": [{"type": "text", "heading": "What"}, {"type": "prose", "heading": "How long"}],
        "rows": [{"values": ["Checks", "<p>30 minutes</p>"]}],
    }
    return {
        "key_facts": {
            "heading": "At a glance",
            "facts": [{"label": "A", "fact": "one"}, {"label": "B", "fact": "two"}],
        },
        "description": {
            "heading": "What is it?",
            "definition": "It is pain.",
            "text": text,
            "also_called": ["RSD"],
            "references": [first],
        },
        "section": {
            "heading": "Symptoms",
            "kind": "symptoms",
            "text": text,
            "points": ["swelling"],
            "references": [first],
            "subsections": [{"heading": "Later", "text": text, "references": [second]}],
        },
        "how_ketamine_helps": {
            "heading": "How?",
            "intro": text,
            "mechanisms": [
                {"title": "Blocks", "text": text, "basis": "established", "references": [first]},
                {"title": "Links", "text": text, "basis": "laboratory", "references": [second]},
            ],
            "outro": text,
        },
        "conditions": {
            "heading": "Conditions",
            "intro": text,
            "items": [("page", condition), ("written", {"title": "Written one", "text": text})],
        },
        "evidence": {
            "heading": "Evidence",
            "intro": text,
            "claims": [
                {
                    "statement": "Some people had less pain.",
                    "level": "limited",
                    "direction": "helps",
                    "population": "60 adults",
                    "comparator": "a placebo",
                    "timeframe": "12 weeks",
                    "affected": 3,
                    "out_of": 10,
                    "limits": "It did not last.",
                    "references": [second, first],
                }
            ],
            "unknown": text,
        },
        "treatment_options": {
            "heading": "Options",
            "intro": text,
            "options": [
                {"title": "Waiting", "text": text, "references": [first]},
                {"title": "Therapy", "text": text, "references": []},
            ],
        },
        "fda_status": {"heading": "FDA?", "treatment": treatment, "text": text},
        "risks": {
            "heading": "Risks",
            "treatment": treatment,
            "also": ["a flare"],
            "text": text,
            "references": [first],
        },
        "suitability": {
            "heading": "Not for?",
            "treatment": treatment,
            "text": text,
            "also_not": ["have a fever"],
            "also_tell": ["had surgery"],
        },
        "callout": {"kind": "caution", "heading": "Take care", "text": "<p>Please.</p>"},
        "steps": {
            "heading": "Visit",
            "intro": text,
            "steps": [
                {"title": "Check", "text": text, "duration": "an hour"},
                {"title": "Rest", "text": text, "duration": ""},
            ],
        },
        "cost": {
            "heading": "Cost",
            "text": text,
            "items": [{"label": "Visit", "amount": "ask us"}],
        },
        "questions_to_ask": {"heading": "Ask", "intro": text, "questions": ["Why?", "When?"]},
        "clinic": {
            "heading": "Clinic",
            "text": text,
            "what_we_do": ["listen"],
            "location": location,
            "clinicians": [clinician],
        },
        "consultation_cta": {
            "heading": "Ask us",
            "text": "Text.",
            "eligibility_note": "Not for everyone.",
            "button_label": "Request a visit",
            "target": [("page", other)],
            "placement": "card",
        },
        "faq": {
            "heading": "Questions",
            "questions": [
                {"question": "Is it safe?", "answer": text},
                {"question": "May I drive?", "answer": text},
            ],
        },
        "figure": {"picture": picture, "caption": "A caption", "credit": "Somebody"},
        "video": {
            "heading": "Film",
            "url": "https://vimeo.com/1234567",
            "poster": picture,
            "duration": "3 minutes",
            "uploaded_on": dt.date(2025, 3, 1),
            "has_captions": True,
            "transcript": text,
        },
        "table": {"caption": "Times", "table": table, "references": [first]},
        "related": {"heading": "Related", "pages": [condition, other]},
    }
