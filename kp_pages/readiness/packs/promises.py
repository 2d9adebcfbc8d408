"""Words that promise: a cure, new nerves, relief that lasts or comes at once, no risk, a dose."""

from kp_pages.readiness.excuses import Excuse
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs.backed import is_backed_mechanism, is_claim, is_timed_claim
from kp_pages.readiness.words import Lexicon, Phrase

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
            r"|pain (?:is |will be )?gone for (?:good|ever)|never (?:\w+ ){0,2}(?:hurt"
            r"|be in pain) again"
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
        Phrase(r"reset(?:s|ting)?", unless=r"passwords?"),
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
            r"(?:long-?(?: |-)?(?:term|lasting)|last|lasts|lasting|enduring|sustained|durable"
            r"|prolonged)"
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
            r"(?:function\w*|mobility|independence|life|strength)|(?:your"
            r"|their) (?:old )?li(?:fe|ves) back"
        ),
        Phrase(r"promot\w* (?:\w+ ){0,2}recovery"),
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
            r"(?:relief|better|results) (?:that \w+ )?in (?:just |only "
            r"|as little as )?(?:minutes|hours"
            r"|days|(?:one|two|three|a single|a few|\d+) (?:minutes?|hours?|days?|visits?|sessions?"
            r"|infusions?|treatments?))"
        ),
        Phrase(
            r"within (?:just |only |as little as )?(?:a few |a couple of |several |\d+ |two "
            r"|three )?"
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
            r"(?:no|zero|without(?: any)?) (?:\w+ )?(?:side effects?|risks?(?! (?:factor|line"
            r"|of (?:fall|infect))))",
            unless=r"(?:if|when|until|once) [^.;]{0,30}(?:no|without) (?:\w+ )?(?:side effects?"
            r"|risks?)",
        ),
        Phrase(r"non-?(?:addictive|addicting|habit-forming)"),
        Phrase(r"(?:not|never|isn't|aren't|won't be) (?:habit-forming|addictive|addicting)"),
        Phrase(r"(?:(?:is|are) (?:not|never)|isn't|aren't) (?:\w+ )?(?:dangerous|risky|harmful)"),
        Phrase(r"risk-? ?free|harmless|nothing to (?:fear|worry about)"),
        Phrase(
            r"(?:is|are) (?:a |an |very |quite |generally |both )*safe(?! (?:today|to|place"
            r"|distance))",
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
    not_in=frozenset({"steps", "claim"}),
    excuses=frozenset({Excuse.ASKED}),
    allowed=is_claim,
    phrases=(
        Phrase(
            r"(?:\d+|two|three|four|five|six|seven|eight|ten|twelve) (?:\w+ )?(?:infusions?"
            r"|sessions?"
            r"|doses?) (?:over|in|within|per|each|spread over) (?:the )?(?:first )?"
            r"(?:\d+|a|one|two|three|four|six)? ?(?:days?|weeks?|months?)"
        ),
    ),
)
