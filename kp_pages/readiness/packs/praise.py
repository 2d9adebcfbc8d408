"""Words that praise: proven, better than others, helps many people."""

from kp_pages.readiness.excuses import EVERY, Excuse
from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs.backed import counts_people, is_claim, is_compared_claim
from kp_pages.readiness.words import Lexicon, Phrase

#: What a treatment is said to do for people.
BENEFIT = (
    r"help(?:s|ed|ing|ful)?|reliev\w+|relief|eas(?:e|es|ed|ing)|reduc\w+|improv\w+|lower(?:s|ed|ing)?"
    r"|lessen\w*|alleviat\w+|benefi\w+|effective\w*|treat(?:s|ed|ing)?|works?|worked|prevent\w*"
    r"|heal(?:s|ed|ing)?|interrupt\w*|decreas\w+|control(?:s|led|ling)?|manag(?:e|es|ed|ing)"
    r"|less pain"
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
            r"effective (?:\w+ ){0,2}(?:treatments?|therap\w+|options?|solutions?|ways?|for"
            r"|against)",
            of_treatment=True,
        ),
        Phrase(r"(?:can|could|will|often) (?:\w+ )?benefit", of_treatment=True),
        Phrase(
            r"(?:studies|research|trials?|evidence|science|experts|doctors) (?:have |has |also "
            r"|now "
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
            r"|relief|results?|solution|hope|chance|doctors?"
            r"|way to (?:\w+ )?(?:relie\w+|eas\w+|treat|stop|end|manage|reduce|live))"
            r"|best (?:\w+ )?(?:clinics?|care|relief)|best[- ]in[- ]class",
            unless=r"best (?:\w+ ){1,4}(?:depends|may be|may not be|is the one|is not|differs)",
            unless_of_others=r"(?:find|choos\w*|decid\w*|discuss|which|what|ask) (?:\w+ ){0,6}best",
        ),
        Phrase(
            r"(?:truly |most )?unique (?:\w+ )?(?:aspects?|treatments?|approach\w*|ability"
            r"|therap\w+"
            r"|way|benefits?|methods?|solution|program\w*|clinic)|uniquely"
        ),
        Phrase(r"promising (?:new )?alternatives?"),
        Phrase(
            r"state[- ]of[- ]the[- ]art|cutting[- ]edge|innovative|revolutioni[sz]\w+|revolutionary"
            r"|game[- ]?chang\w+|groundbreaking|next[- ]generation|unparalleled|unmatched"
            r"|second to none|holistic(?:ally)?|(?:wonder|magic) (?:drug|bullet)"
        ),
        Phrase(
            r"(?:world[- ]?(?:class|leading)|leading|premier|number (?:one|1)|no\. 1|foremost"
            r"|top-rated|top) (?:\w+ ){0,2}"
            r"(?:clinics?|providers?|centers?|treatments?|practices?|program\w*|choice)"
            r"|leads? the (?:state|nation|country|field|region|way)"
            r"|most (?:advanced|experienced|trusted|respected) (?:\w+ ){0,3}"
            r"(?:clinics?|care|centers?|doctors?|providers?|teams?|therap\w+|treatments?)"
        ),
        Phrase(
            r"(?:nobody|no one|no other \w+|nothing)(?: else)? "
            r"(?:(?:is|treats?|works|helps|eases|does|cares|manages) (?:\w+ ){0,3}"
            r"(?:better|safer|faster) than|comes close|compares|can match)"
            r"|beats (?:\w+ )?(?:opioids?|pills|painkillers?|drugs|medic\w+|surger\w+|any|every"
            r"|other)"
            r"|outperform\w*|surpass\w*"
            r"|(?:better|safer|gentler) (?:alternatives?|choices?|options?) (?:to|than)"
            r"|stronger than (?:any|other|most|opioids?|morphine|painkillers?|pills)"
            r"|we(?: are|'re) (?:simply )?the best"
        ),
        Phrase(r"valuable (?:\w+ )?(?:treatments?|options?)"),
    ),
)

#: To run other treatments down is a comparison, too, and said of others on purpose.
RUN_DOWN = Lexicon(
    message=_("“%(words)s” runs other treatments down."),
    excuses=EVERY - {Excuse.OTHERS},
    not_in=frozenset({"treatment_options"}),
    allowed=is_compared_claim,
    phrases=(
        Phrase(
            r"(?:dull|mask|cover)(?:s|ing)?(?: up)?(?: or (?:masking|dulling|mask|dull))? "
            r"(?:the |your |only )?(?:pain|symptoms)",
            near=r"treatments?|therap\w+|medic\w+|drugs?|opioids?|pills?|painkillers?",
        ),
        Phrase(
            r"(?:traditional|conventional|standard|other|usual"
            r"|ordinary) (?:\w+ ){0,2}(?:treatments?"
            r"|therap\w+|medications?|medicines?|drugs?|approaches|methods)\b[^.!?\n]{0,80}?"
            r"(?:(?:do|does|did|may|can|could|might|will) ?not|\w+n't) (?:always |often |usually "
            r"|ever |really |fully )*(?:provide|offer|address|treat|work|help|give|bring|last|get)",
            unless=r"you (?:\w+ ){0,2}(?:tried|used|had|took|taken)",
        ),
        Phrase(r"when (?:everything|all|nothing) else (?:has )?(?:fail\w*|work\w*)"),
    ),
)
