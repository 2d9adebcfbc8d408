"""A small condition page on which every rule finds nothing, and ways to spoil it."""

from dataclasses import replace
from datetime import date

from kp_pages.readiness import Backing, Document, Part, Passage, Review, Source, check
from kp_pages.readiness.packs import CORE
from kp_pages.readiness.policy import Policy

TODAY = date(2026, 11, 25)
RULES = {rule.code: rule for rule in CORE}

GUIDELINE = Source(
    1, "guideline", "Guideline", 2024, doi="10.1000/guideline", checked_on=date(2026, 6, 1)
)
TRIAL = Source(2, "trial", "Trial", 2023, pmid="19604642", checked_on=date(2026, 6, 1))
LABEL = Source(
    3, "label", "Label", 2024, url="https://labels.example/ketamine", checked_on=date(2026, 6, 1)
)

TEXTS = {
    "description": """Nerve pain comes from harm to a nerve. It can burn, sting or shoot.
Diabetes is a common cause. So is shingles. Sometimes nobody finds a cause.
Tell your doctor when it began, and what makes it worse.""",
    "fda_status": "The FDA has approved ketamine for anesthesia only, and not for pain. "
    "It is a controlled substance (Schedule III).",
    "risks": """Higher blood pressure, or a faster heartbeat
Feeling sick, or throwing up
Seeing or hearing things that are not there
Slow or weak breathing
Bladder problems
Harm to the liver
Craving the drug, or misusing it""",
}
CLAIM = Backing(
    level="limited",
    direction="helps",
    population="20 adults with nerve pain",
    comparator="a placebo",
    timeframe="5 weeks",
    sources=(TRIAL,),
)


def part(kind, *passages, **more):
    """A block with these passages: field and text, or field, text and more about the passage."""
    path = ("body", kind)
    made = tuple(
        Passage(text, (*path, *field.split(".")), part=kind, **dict(*about))
        for field, text, *about in passages
    )
    return Part(kind, path, made, **more)


PARTS = (
    part(
        "description",
        ("heading", "What is nerve pain?", {"role": "heading"}),
        ("text", TEXTS["description"]),
    ),
    part(
        "treatment_options",
        ("options.1.title", "Medicines", {"role": "heading"}),
        ("options.1.text", "Some calm the nerves. Each has side effects.", {"topic": "Medicines"}),
        ("options.2.title", "Exercise", {"role": "heading"}),
        ("options.2.text", "Walking keeps you strong. It may hurt more at first."),
        ("options.3.title", "Ketamine", {"role": "heading"}),
        ("options.3.text", "It goes into a vein in the clinic while staff watch you."),
        ("options.4.title", "Waiting", {"role": "heading"}),
        ("options.4.text", "You can wait, and look at it again in a month."),
    ),
    part(
        "evidence",
        (
            "claims.1.statement",
            "Ketamine may ease nerve pain for a short time in some people.",
            {"role": "claim", "backing": CLAIM},
        ),
        ("claims.1.limits", "The trial was small.", {"role": "limits", "backing": CLAIM}),
        ("unknown", "Who will feel less pain, and who will not.", {"role": "unknown"}),
    ),
    part("fda_status", ("treatment.regulatory_status", TEXTS["fda_status"])),
    part("risks", ("treatment.common_risks", TEXTS["risks"], {"role": "point"})),
    part("suitability", ("treatment.should_not_have", "are pregnant", {"role": "point"})),
    part(
        "consultation_cta",
        ("heading", "Ask whether it may suit you", {"role": "heading"}),
        ("eligibility_note", "It is not right for everyone.", {"role": "note"}),
        ("button_label", "Request a visit", {"role": "button"}),
        facts={"leads": "consultation"},
    ),
)
FACTS = {
    "today": TODAY,
    "treatments": ("Ketamine",),
    "author": True,
    "emergency_text": "In an emergency, call 911.",
    "crisis_text": "If you have thoughts of harming yourself, call 988.",
    "disclaimer": "This site does not replace advice from your own clinician.",
    "interest_disclosure": "Our clinic offers ketamine and is paid for it.",
    "noindex": False,
    "head_title": "Nerve pain and ketamine: what is known",
    "head_description": "Nerve pain is pain from a harmed nerve. Read what studies found about "
    "ketamine, its risks, and your other choices.",
    "names": ("nerve", "pain"),
}
OWN = (
    Passage("Nerve pain", ("title",), "title"),
    Passage(
        "Nerve pain burns or stings. Ketamine is not approved for it, and nobody knows for sure "
        "whether it helps.",
        ("summary",),
        "summary",
    ),
)
REVIEW = Review("current", date(2027, 9, 1), date(2026, 9, 1))


def condition(**changes):
    """The page, with what is given in place of what it has."""
    facts = {**FACTS, **changes.pop("facts", {})}
    page = Document("condition", OWN, PARTS, (GUIDELINE, TRIAL, LABEL), REVIEW, facts)
    return replace(page, **changes)


def without(*kinds):
    """The page without these blocks."""
    return condition(parts=tuple(one for one in PARTS if one.kind not in kinds))


def with_part(changed):
    """The page with this block in place of its own of that kind."""
    return condition(parts=tuple(changed if one.kind == changed.kind else one for one in PARTS))


def with_claim(statement="It may ease pain.", **backing):
    """The page with another claim."""
    passage = Passage(
        statement,
        ("body", "evidence", "claims", "1", "statement"),
        "claim",
        "evidence",
        replace(CLAIM, **backing),
    )
    return with_part(replace(PARTS[2], passages=(passage,)))


def says(code, document):
    """What one rule says of a page: sentence, and the path to the field."""
    rule = RULES[code]
    return [(one.message % one.params, one.path) for one in rule.findings(document, rule.severity)]


def severities(code, document):
    rule = RULES[code]
    return [one.severity.name for one in rule.findings(document, rule.severity)]


def everything(document):
    return [(one.code, one.message % one.params) for one in check(document, Policy(CORE))]
