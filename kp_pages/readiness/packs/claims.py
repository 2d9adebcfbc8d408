"""What may not be said of a treatment: promises, praise, comparisons."""

from __future__ import annotations

import re

from kp_pages.readiness.document import Passage
from kp_pages.readiness.excuses import EVERY, Excuse
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs import origins
from kp_pages.readiness.rule import Rule, Severity, together
from kp_pages.readiness.words import Lexicon, Phrase

#: What a treatment is said to do for people.
BENEFIT = (
    r"help(?:s|ed|ing|ful)?|reliev\w+|relief|eas(?:e|es|ed|ing)|reduc\w+|improv\w+|lower(?:s|ed|ing)?"
    r"|lessen\w*|alleviat\w+|benefi\w+|effective\w*|treat(?:s|ed|ing)?|works?|worked|prevent\w*"
    r"|heal(?:s|ed|ing)?|interrupt\w*|decreas\w+|control(?:s|led|ling)?|manag(?:e|es|ed|ing)|less pain"
)
NERVES = (
    r"nerves?|neural|neurons?|neuropath\w*|brain\w*|nervous|spinal|pathways?|cells?|connections?"
)
#: What heals by itself.
WOUNDS = (
    r"(?:wounds?|bones?|fractures?|injur\w+|trauma|incisions?|cuts?|skin|tissues?|scars?|site|break"
    r"|sprains?|operation|surgery|body|burns?|it)\b[^.;]{0,40}\bheal\w*"
    r"|(?:improper\w*|poor\w*|slow\w*|wound|bone|normal|delayed|fracture) heal\w*"
    r"|heal\w* (?:of |after |from )?(?:the |your |a |an |this )?"
    r"(?:wounds?|bones?|fractures?|injur\w+|skin|incisions?|cuts?|surgery|operation)"
)
FREQUENCY = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:of|in|out of) (?:every )?(?:\d+|\w+)"
)


def is_backed_mechanism(passage: Passage) -> bool:
    """A step of how it may work, with its basis and a reference."""
    backing = passage.backing
    return bool(backing and backing.basis and backing.sources)


def is_claim(passage: Passage) -> bool:
    """Part of a claim with its level and a reference."""
    backing = passage.backing
    return bool(backing and backing.level and backing.sources)


def is_timed_claim(passage: Passage) -> bool:
    """A claim with its time, from a guideline or a review of all studies."""
    backing = passage.backing
    return bool(
        backing
        and backing.level
        and backing.timeframe
        and backing.has("guideline", "systematic_review")
    )


def is_compared_claim(passage: Passage) -> bool:
    """A claim that says with what it was compared, from studies that compared."""
    backing = passage.backing
    return bool(
        backing
        and backing.level
        and backing.comparator
        and backing.has("trial", "guideline", "systematic_review")
    )


def counts_people(passage: Passage) -> bool:
    """Says how many of how many, with a reference."""
    backing = passage.backing
    return bool(backing and backing.sources and (backing.out_of or _FREQUENCY.search(passage.text)))


_FREQUENCY = re.compile(FREQUENCY, re.IGNORECASE)

CURES = Lexicon(
    message=_("“%(words)s” promises too much."),
    phrases=(
        Phrase(
            r"cur(?:e|es|ed|ing)|curative",
            unless_of_others=r"cancers?|infections?|tumors?|diseases?|illness\w*",
        ),
        Phrase(r"guarantee(?:s|d|ing)?"),
        Phrase(r"pain-? ?free|free (?:of|from) (?:\w+ )?pain"),
        Phrase(
            r"(?:eliminat|eradicat|banish|eras)\w* (?:all |your |the |chronic |long-term |of )*pain"
            r"|(?:get|gets|getting) rid of (?:all |your |the |chronic )*pain"
            r"|(?:end|ends|ending) (?:all |your |the |chronic )*(?:pain|suffering)"
        ),
        Phrase(
            r"permanent(?:ly)?(?! (?:\w+ )?(?:damag|harm|injur|loss|disab|implant|address|scar))"
        ),
        Phrase(r"100 ?(?:%|percent) (?:\w+ ){0,2}(?:effective|success\w*|cure\w*|relief|of)"),
        Phrase(r"miracles?|miraculous(?:ly)?"),
        Phrase(r"breakthroughs?(?! (?:cancer |cancer-related )?(?:pain|episode|attack))"),
        Phrase(
            r"once and for all|(?:say|wave) (?:goodbye|farewell) to (?:\w+ ){0,2}pain"
            r"|pain (?:is |will be )?gone for (?:good|ever)|never (?:\w+ ){0,2}(?:hurt|be in pain) again"
        ),
    ),
)

ROOTS = Lexicon(
    message=_("“%(words)s” says more about nerves and causes than is known."),
    allowed=is_backed_mechanism,
    phrases=(
        Phrase(
            r"(?:root|underlying|true|real|actual)(?: |-)(?:causes?|source|problem|nerve|neural)",
            near=r"treat\w*|address\w*|target\w*|fix\w*|heal\w*|correct\w*|cur\w+|tackl\w*|attack\w*"
            r"|at the|get\w* to|resolv\w*|reach\w*",
        ),
        Phrase(r"beyond (?:mere |simple )?symptom (?:relief|management)"),
        Phrase(r"reset(?:s|ting)?"),
        Phrase(r"re-?wir(?:e|es|ed|ing)"),
        Phrase(
            r"re-?(?:shap|balanc|program|calibrat|train)\w*", near=rf"pain|body|chemistry|{NERVES}"
        ),
        Phrase(r"re-?generat\w+|re-?grow\w*|re-?build\w*", near=NERVES),
        Phrase(r"heal(?:s|ed|ing)?", unless_of_others=WOUNDS),
        Phrase(r"repair(?:s|ed|ing)?", near=NERVES),
        Phrase(r"revers(?:e|es|ed|ing)", near=rf"damage\w*|pain|disease|{NERVES}"),
        Phrase(
            r"(?:new|healthier|healthy|normal|better),? (?:\w+,? ){0,3}(?:pathways?|connections?)",
            near=r"form\w*|build\w*|creat\w*|grow\w*|restor\w*|encourag\w*|promot\w*",
        ),
        Phrase(
            r"neuroplasticity",
            near=r"promot\w*|encourag\w*|boost\w*|increas\w*|enhanc\w*|restor\w*",
        ),
        Phrase(
            r"(?:address|correct|fix|normaliz|restor|repair)\w* (?:\w+ ){0,3}"
            r"(?:signals?|signaling|pathways?)"
        ),
    ),
)

LASTING = Lexicon(
    message=_("“%(words)s” promises relief that lasts, or that pain will not come back."),
    allowed=is_timed_claim,
    phrases=(
        Phrase(
            r"(?:long-?(?: |-)?(?:term|lasting)|last|lasts|lasting|enduring|sustained|durable|prolonged)"
            r" (?:\w+ ){0,2}(?:relief|results?|benefits?|improvements?|recovery|remission)"
        ),
        Phrase(
            r"relief (?:that |which |can |will |may )*(?:lasts?|stays?) (?:for )?"
            r"(?:months|years|a lifetime|long|forever)"
        ),
        Phrase(
            r"(?<!about )prevent(?:s|ed|ing)? (?:the |your |future |more )*"
            r"(?:onset|return|recurrences?|migraines?|headaches?|attacks?|flares?|flare-ups?|pain)"
        ),
        Phrase(r"reduc\w* long-?(?: |-)?term|fewer (?:migraines?|headaches?|attacks?|flares?)"),
        Phrase(
            r"frequency of (?:\w+ )?(?:headaches?|migraines?|attacks?|flares?|episodes?)",
            near=r"reduc\w*|relief|reliev\w*|lower\w*|eas\w*|decreas\w*|cut\w*",
        ),
        Phrase(r"keeps? (?:the |your )?pain (?:away|from coming back)"),
        Phrase(
            r"(?:regain|restor|recover|reclaim)\w* (?:\w+ ){0,2}"
            r"(?:function\w*|mobility|independence|life|strength)|(?:your|their) (?:old )?li(?:fe|ves) back"
        ),
        Phrase(r"promot\w* (?:\w+ ){0,2}recovery"),
    ),
)

_SUBJECT = r"(?:ketamine|therapy|treatments?|infusions?|it|this|which|that)"

PROVEN = Lexicon(
    message=_("“%(words)s” is a claim about evidence."),
    allowed=is_claim,
    phrases=(
        Phrase(
            r"(?:has|have|had) (?:\w+ly |also |now |already )?been (?:\w+ly )?"
            r"(?:shown|found|proven|proved|demonstrated)(?! (?:\w+ )?(?:not|no|never)\b)",
            near=BENEFIT,
        ),
        Phrase(
            r"(?:has|have) (?:also )?shown (?:\w+ ){0,2}promise"
            r"|(?:great|significant|real|much|growing|considerable) promise"
        ),
        Phrase(r"promising (?:\w+ ){0,2}(?:treatments?|therap\w+|options?|results?|approach\w*)"),
        Phrase(r"(?:clinically |scientifically |medically )?proven(?! wrong)"),
        Phrase(
            r"(?:particularly|highly|very|extremely|remarkably|most) "
            r"(?:effective|beneficial|helpful|successful)"
        ),
        Phrase(
            r"effective (?:\w+ ){0,2}(?:treatments?|therap\w+|options?|solutions?|ways?|for|against)",
            of_treatment=True,
        ),
        Phrase(r"(?:can|could|will|often) (?:\w+ )?benefit", of_treatment=True),
        Phrase(
            r"(?:studies|research|trials?|evidence|science|experts|doctors) (?:have |has |also |now "
            r"|clearly |consistently )*(?:shows?|shown|proves?|proved|proven|confirms?|confirmed"
            r"|demonstrates?|demonstrated)",
            near=BENEFIT,
            unless=r"no|not|never|little|whether|weak|none|unclear|nobody|without|\w+n't",
            unless_of_others=r"exercise|therapy|surgery|movement|medicines?|opioids?|steroids?|sleep",
        ),
        Phrase(
            rf"{_SUBJECT} (?:\w+ly |also |often |does )*(?:relieves|reduces|eases|stops|ends|helps"
            r"|improves|lessens|alleviates|treats|calms|prevents|works (?:for|in|on))",
            of_treatment=True,
        ),
        Phrase(
            rf"{_SUBJECT} can (?:\w+ly |also |help |often )*(?:provide|relieve|reduce|ease|stop|end"
            r"|help|improve|lessen|alleviate|treat|manage|prevent|offer)",
            of_treatment=True,
        ),
        Phrase(
            r"(?:offer|provid|bring|deliver|giv)(?:e|es|s|ing) (?:\w+ ){0,3}relief",
            of_treatment=True,
        ),
    ),
)

MANY = Lexicon(
    message=_("“%(words)s” gives no number."),
    allowed=counts_people,
    phrases=(
        Phrase(
            r"(?:(?:so |very )?many|most|countless|thousands of|hundreds of|nearly all|almost all"
            r"|the (?:vast )?majority of) (?:\w+ ){0,2}(?:patients|people|individuals|clients)"
            r"\b[^.!?\n]{0,60}?(?:relief|reliev\w+|improv\w*|(?:feel|get|do|are) better|benefi\w*"
            r"|less pain|respond\w*|success\w*|good results)",
            unless=r"no|not|never|without|nobody|worse|\w+n't",
        ),
    ),
)

PRAISE = Lexicon(
    message=_("“%(words)s” praises or compares without a study that compared."),
    allowed=is_compared_claim,
    phrases=(
        Phrase(
            r"unlike (?!each)(?:\w+ ){0,2}(?:traditional|other|conventional|standard|most|opioids?"
            r"|painkillers?|medic\w+|drugs|treatments?|therap\w+|surgery)"
        ),
        Phrase(r"sets? (?:\w+ ){1,3}apart"),
        Phrase(r"superior(?:ity)?"),
        Phrase(
            r"(?:better|safer|more effective|faster|gentler|more powerful|less invasive) than",
            near=r"treatments?|therap\w+|medic\w+|drugs?|ketamine|infusions?|clinics?|placebo"
            r"|surger\w+|opioids?|pills?|anything",
        ),
        Phrase(
            r"(?:the|our|your) best (?:\w+ )?(?:treatments?|therap\w+|options?|clinics?|choice|care"
            r"|results?|solution|hope|chance|doctors?|way)|best[- ]in[- ]class"
        ),
        Phrase(
            r"(?:truly |most )?unique (?:\w+ )?(?:aspects?|treatments?|approach\w*|ability|therap\w+"
            r"|way|benefits?|methods?|solution|program\w*|clinic)|uniquely"
        ),
        Phrase(r"promising (?:new )?alternatives?"),
        Phrase(
            r"state[- ]of[- ]the[- ]art|cutting[- ]edge|innovative|revolutioni[sz]\w+|revolutionary"
            r"|game[- ]?chang\w+|groundbreaking|next[- ]generation|unparalleled|unmatched"
            r"|second to none|holistic(?:ally)?|(?:wonder|magic) (?:drug|bullet)"
        ),
        Phrase(
            r"(?:world[- ]?(?:class|leading)|leading|premier|number one|foremost|top-rated) (?:\w+ ){0,2}"
            r"(?:clinics?|providers?|centers?|treatments?|practices?|program\w*)"
        ),
        Phrase(r"valuable (?:\w+ )?(?:treatments?|options?)"),
    ),
)

#: To run other treatments down is a comparison, too, and said of others on purpose.
RUN_DOWN = Lexicon(
    message=_("“%(words)s” runs other treatments down."),
    excuses=EVERY - {Excuse.OTHERS},
    not_in=frozenset({"treatment_options", "question"}),
    allowed=is_compared_claim,
    phrases=(
        Phrase(
            r"(?:dull|mask|cover)(?:s|ing)?(?: up)?(?: or (?:masking|dulling|mask|dull))? "
            r"(?:the |your |only )?(?:pain|symptoms)",
            near=r"treatments?|therap\w+|medic\w+|drugs?|opioids?|pills?|painkillers?",
        ),
        Phrase(
            r"(?:traditional|conventional|standard|other|usual|ordinary) (?:\w+ ){0,2}(?:treatments?"
            r"|therap\w+|medications?|medicines?|drugs?|approaches|methods)\b[^.!?\n]{0,80}?"
            r"(?:(?:do|does|did|may|can|could|might|will) ?not|\w+n't) (?:always |often |usually "
            r"|ever |really |fully )*(?:provide|offer|address|treat|work|help|give|bring|last|get)"
        ),
        Phrase(r"when (?:everything|all|nothing) else (?:has )?(?:fail\w*|work\w*)"),
    ),
)

SPEED = Lexicon(
    message=_("“%(words)s” promises speed."),
    phrases=(
        Phrase(
            r"(?:rapid(?:ly)?|fast(?:-acting)?|quick(?:ly)?|instant(?:ly)?|immediate(?:ly)?|swift(?:ly)?"
            r"|speedy)\b[^.!?\n]{0,40}?(?:relief|reliev\w+|results|improvement|benefits?)"
        ),
        Phrase(
            r"(?:relief|better|results) (?:that \w+ )?in (?:just |only |as little as )?(?:minutes|hours"
            r"|days|(?:one|two|three|a single|a few|\d+) (?:minutes?|hours?|days?|visits?|sessions?"
            r"|infusions?|treatments?))"
        ),
        Phrase(
            r"within (?:just |only |as little as )?(?:a few |a couple of |several |\d+ |two |three )?"
            r"(?:minutes|hours)",
            near=r"relief|reliev\w*|less pain|better|improv\w*|works?|results|benefits?",
        ),
        Phrase(r"works? (?:fast|quickly|right away|immediately|instantly|at once)"),
    ),
)

SAFE = Lexicon(
    message=_("“%(words)s” says that nothing can go wrong."),
    phrases=(
        Phrase(
            r"(?:completely|totally|perfectly|absolutely|entirely|always|proven|100 ?%) safe"
            r"|safe and (?:effective|natural|proven)|all-natural"
        ),
        Phrase(
            r"(?:no|zero|without(?: any)?) (?:\w+ )?(?:side effects?|risks?(?! (?:factor|line|of (?:fall|infect))))",
            unless=r"(?:if|when|until|once) [^.;]{0,30}(?:no|without) (?:\w+ )?(?:side effects?|risks?)",
        ),
        Phrase(r"non-?(?:addictive|addicting|habit-forming)"),
        Phrase(r"(?:not|never|isn't|aren't|won't be) (?:habit-forming|addictive|addicting)"),
        Phrase(r"(?:(?:is|are) (?:not|never)|isn't|aren't) (?:\w+ )?(?:dangerous|risky|harmful)"),
        Phrase(r"risk-? ?free|harmless|nothing to (?:fear|worry about)"),
        Phrase(
            r"(?:is|are) (?:a |an |very |quite |generally |both )*safe(?! (?:today|to|place|distance))",
            of_treatment=True,
        ),
    ),
)

DOSES = Lexicon(
    message=_("“%(words)s” is a dose."),
    excuses=frozenset(),
    phrases=(
        Phrase(
            r"\d[\d.,]*(?: ?(?:to|-) ?\d[\d.,]*)? ?(?:mg|mcg|µg|μg|micrograms?|milligrams?)(?!/d?l)"
            r"(?: ?(?:/|per) ?(?:kg|kilogram|h|hr|hour|min|minute))*"
        ),
    ),
)
REGIMENS = Lexicon(
    message=_("“%(words)s” is a plan of treatment."),
    not_in=frozenset({"steps", "claim", "question"}),
    excuses=frozenset(),
    allowed=is_claim,
    phrases=(
        Phrase(
            r"(?:\d+|two|three|four|five|six|seven|eight|ten|twelve) (?:\w+ )?(?:infusions?|sessions?"
            r"|doses?) (?:over|in|within|per|each|spread over) (?:the )?(?:first )?"
            r"(?:\d+|a|one|two|three|four|six)? ?(?:days?|weeks?|months?)"
        ),
    ),
)

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
]
