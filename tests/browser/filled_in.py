"""What an editor enters: something in every block, and what a reader must find of it."""

from tests.browser.editor import Chosen, Linked, Table

#: By the name of the block, as an editor reads it.
BLOCKS = {
    "Key facts": {
        "facts": [
            {"label": "Approval", "fact": "Not approved for pain"},
            {"label": "Evidence", "fact": "Two small studies"},
            {"label": "Time per visit", "fact": "Half a day"},
            {"label": "Getting home", "fact": "Somebody drives you"},
        ]
    },
    "Description": {
        "definition": "Sore feet are feet that hurt.",
        "text": Linked("They hurt at night, as joints may.", "joints", "Sore joints"),
        "also_called": ["Aching feet", "Tired feet"],
        "references": [Chosen("Example A 2020: Trial one")],
    },
    "Section": {
        "text": "Most people notice it in the evening.\nSome notice it in the morning.",
        "points": ["burning soles", "stiff toes"],
        "subsections": [{"heading": "At night", "text": "It may wake you."}],
    },
    "Treatment options": {
        "options": [
            {"title": "Waiting", "text": "It may pass."},
            {"title": "Other shoes", "text": "They may help."},
            {"text": "It is one choice of several."},
        ]
    },
    "How ketamine helps": {
        "intro": "It may quiet a signal.",
        "mechanisms": [
            {
                "text": "It blocks a receptor.",
                "basis": "Established",
                "references": [Chosen("Example A 2020: Trial two")],
            },
            {
                "title": "It may help new links form",
                "text": "This was seen in rats.",
                "basis": "Seen only in animals or the laboratory",
            },
        ],
        "outro": "Nobody knows how much each of them counts.",
    },
    "Evidence": {
        "claims": [
            {
                "statement": "Some people had less pain for a week.",
                "level": "Limited",
                "direction": "Helps",
                "population": "40 adults with sore feet",
                "affected": "3",
                "out_of": "10",
                "limits": "It did not last.",
                "references": [Chosen("Example A 2020: Trial one")],
            }
        ],
        "unknown": "Whether it helps a second time.",
    },
    "FDA status": {"text": "Not approved for feet."},
    "Risks and side effects": {"also": ["cold toes"]},
    "Who should not have it": {"also_not": ["have a wound"], "also_tell": ["walk with a cane"]},
    "Callout": {"kind": "Caution", "heading": "Look at your feet", "text": "Every evening."},
    "Steps": {
        "steps": [
            {"text": "We look at your feet.", "duration": "an hour"},
            {"text": "You rest in a chair."},
            {"text": "Somebody drives you home."},
        ]
    },
    "Cost and insurance": {
        "text": "Ask us for an estimate.",
        "items": [{"label": "First visit", "amount": "we tell you before"}],
    },
    "Questions to ask": {"questions": ["What else is there?", "When do I stop?"]},
    "Clinic": {
        "text": "We see feet every day.",
        "what_we_do": ["listen first"],
        "location": Chosen("Harbor clinic"),
        "clinicians": [Chosen("Kim Lee")],
    },
    "Conditions": {
        "items": [
            ("Condition page", Chosen("Sore joints")),
            ("Written condition", {"title": "Cold feet", "text": "Feet that feel cold."}),
        ]
    },
    "Questions and answers": {
        "questions": [
            {"answer": "Perhaps, for a while."},
            {"answer": "Days or weeks."},
            {"answer": "Never on the same day."},
        ]
    },
    "Picture": {
        "picture": {"image": Chosen("Foot bones"), "alt_text": "The bones of a foot"},
        "caption": "Bones, seen from the side",
    },
    "Video": {
        "heading": "How we look at feet",
        "url": "https://vimeo.com/1234567",
        "has_captions": True,
        "transcript": "Good morning.",
    },
    "Table": {
        "caption": "How long it takes",
        "table": Table(
            (("Text", "What"), ("Text with links and lists", "How long")),
            (("Looking", "one hour"), ("Resting", "two hours")),
        ),
    },
    "Related pages": {"pages": [Chosen("Sore joints")]},
    "Consultation call to action": {"text": "A first visit takes an hour."},
}


def words(value):
    """What of it stands on the page as it was typed."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in {"kind", "basis", "level", "direction", "references", "url", "alt_text"}:
                yield from words(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from words(one[1] if isinstance(one, tuple) else one)
    elif isinstance(value, Linked):
        yield value.text
    elif isinstance(value, Table):
        yield from (heading for _kind, heading in value.columns)
        yield from (cell for row in value.rows for cell in row)
    elif isinstance(value, str) and not value.isdigit():
        yield from value.split("\n")
