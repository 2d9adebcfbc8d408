"""What may not be said of a treatment: promises, praise, comparisons."""

from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs import origins
from kp_pages.readiness.packs.dosing import DOSES, REGIMENS, STOPPING
from kp_pages.readiness.packs.no_risk import SAFE
from kp_pages.readiness.packs.praise import MANY, PRAISE, PROVEN, RUN_DOWN
from kp_pages.readiness.packs.promises import CURES, LASTING, ROOTS, SPEED
from kp_pages.readiness.rule import Rule, Severity, together

RULES = [
    Rule(
        code="CLM-01",
        severity=Severity.BLOCK,
        title=_("No cure, guarantee, miracle or life without pain"),
        todo=_("Take the words out. Say what studies found, in how many people, for how long."),
        why=_("No study supports a promise, and boards of medicine forbid to guarantee a result."),
        origin=origins.AMA_ADVERTISING,
        check=CURES,
    ),
    Rule(
        code="CLM-02",
        severity=Severity.BLOCK,
        may_be_overridden=True,
        title=_("No root cause, reset, rewiring or healing of nerves"),
        todo=_(
            "Say what the drug does, such as “blocks a nerve signal”. Ideas about nerves belong in "
            "a mechanism of “How ketamine helps”, with its basis and a reference."
        ),
        why=_(
            "Nobody has shown in people that a treatment of ours mends nerves or removes causes."
        ),
        origin=origins.FTC_HEALTH,
        check=ROOTS,
    ),
    Rule(
        code="CLM-03",
        severity=Severity.BLOCK,
        may_be_overridden=True,
        title=_("No promise of lasting relief, recovery or prevention"),
        todo=_(
            "Say for how long studies followed people. A lasting effect may stand in a claim that "
            "names its time and cites a guideline or a systematic review."
        ),
        why=_("Most studies of ketamine for pain followed people for hours to weeks."),
        origin=origins.GUIDELINE,
        check=LASTING,
    ),
    Rule(
        code="CLM-04",
        severity=Severity.BLOCK,
        title=_("What is said to work stands in a claim with a reference"),
        todo=_(
            "Move it into a claim of the block “Evidence”, with its level and a reference, or say "
            "“may” and “some people”."
        ),
        why=_("Who says that a treatment works must be able to show the studies behind it."),
        origin=origins.FTC_HEALTH,
        check=PROVEN,
    ),
    Rule(
        code="CLM-05",
        severity=Severity.WARN,
        title=_("Many and most come with a number"),
        todo=_("Say how many of how many, with a reference: “7 of 10 people in a study of 60”."),
        why=_("Readers take “many” for most. A number lets them judge for themselves."),
        origin=origins.FTC_HEALTH,
        check=MANY,
    ),
    Rule(
        code="CLM-06",
        severity=Severity.BLOCK,
        may_be_overridden=True,
        title=_("No praise and no comparison without a study that compared"),
        todo=_(
            "Say what it is and does. A comparison may stand in a claim that says with what it was "
            "compared and cites the study."
        ),
        why=_("To be better, safer or unlike others is a claim that needs a study of both."),
        origin=origins.FTC_HEALTH,
        check=together(PRAISE, RUN_DOWN),
    ),
    Rule(
        code="CLM-07",
        severity=Severity.BLOCK,
        may_be_overridden=True,
        title=_("No promise of speed"),
        todo=_("Say when studies measured, and in how many people, without “fast” or “within”."),
        why=_("Who is in pain may agree to risks for the sake of a promise of quick relief."),
        origin=origins.CRANE,
        check=SPEED,
    ),
    Rule(
        code="CLM-08",
        severity=Severity.BLOCK,
        title=_("Nothing is called safe, harmless or without side effects"),
        todo=_("Name the risks, and say how you watch for them."),
        why=_("Every treatment has risks. Ketamine has serious ones, misuse among them."),
        origin=origins.FDA_ADVERTISING,
        check=SAFE,
    ),
    Rule(
        code="CLM-12",
        severity=Severity.BLOCK,
        may_be_overridden=True,
        title=_("No dose and no plan of treatment"),
        todo=_("Take it out. How much and how often belongs in a talk with a clinician."),
        why=_("A dose on a page is copied by people whom nobody watches."),
        origin=origins.FDA_COMPOUNDED,
        check=together(DOSES, REGIMENS),
    ),
    Rule(
        code="CLM-13",
        severity=Severity.BLOCK,
        may_be_overridden=True,
        title=_("Nobody is told to stop a medicine"),
        todo=_(
            "Write “Do not stop a medicine without the doctor who prescribes it”, or take it out."
        ),
        why=_("To stop opioids or other medicines suddenly can do grave harm."),
        origin=origins.FDA_STOPPING,
        check=STOPPING,
    ),
]
