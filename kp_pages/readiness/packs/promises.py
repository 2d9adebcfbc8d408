"""Words that promise: a cure, new nerves, relief that lasts or comes at once."""

from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs.backed import is_backed_mechanism, is_timed_claim
from kp_pages.readiness.words import Lexicon, Phrase

NERVES = (
    r"nerves?|neural|neurons?|neuropath\w*|brain\w*|nervous|spinal|pathways?|cells?|connections?"
)
#: What heals by itself.
WOUNDS = (
    r"(?:wounds?|bones?|fractures?|injur\w+(?! nerve)|trauma|incisions?|cuts?|skin|tissues?|scars?"
    r"|shingles|rash|ulcers?|site|break|sprains?|operation|surgery|body|burns?)\b[^.;]{0,40}\bheal\w*"
    r"|it (?:\w+ ){0,2}heal\w* (?:on its own|by itself|slowly|badly"
    r"|(?:in|within|after|over) (?:\w+ ){0,2}(?:days|weeks|months))"
    r"|heal\w* (?:slowly|badly|poorly)"
    r"|(?:improper\w*|poor\w*|slow\w*|wound|bone|normal|delayed|fracture) heal\w*"
    r"|heal\w* (?:of |after |from )?(?:the |your |a |an |this )?"
    r"(?:wounds?|bones?|fractures?|injur\w+(?! nerve)|skin|incisions?|cuts?|surgery|operation)"
)

#: What passes when the drug does, so that to feel better is no promise.
PASSING = r"sick\w*|dizz\w*|nausea|side effects?|drows\w*|wears? off"
#: What may stand before "pain".
ALL_THE = r"(?:all |any |your |the |this |chronic |long-term |constant |nerve |back |of )*"

CURES = Lexicon(
    message=_("“%(words)s” promises too much."),
    phrases=(
        Phrase(
            r"cur(?:e|es|ed|ing)|curative",
            unless_of_others=r"cancers?|infections?|tumors?|diseases?|illness\w*",
        ),
        Phrase(r"guarantee(?:s|d|ing)?"),
        Phrase(
            r"(?:we (?:can |do |will )?|our )(?:promise|assure)\b[^.!?\n]{0,40}?"
            r"(?:relief|less pain|pain will|(?:good|great|better) results|feel better|get better"
            r"|recover\w*|(?:it|treatment|ketamine|infusions?) (?:will )?works?|heal\w*)",
            unless=r"promise (?:no|nothing|neither)",
        ),
        Phrase(
            r"you(?: will|'ll) (?:soon |finally |\w+ly )?(?:feel|get|be) "
            r"(?:much |so much |far )?better(?! (?:able|informed|about|off|prepared))",
            unless=rf"guarantee\w*|promise\w*|assure\w*|when you|(?:if you|with) rest|{PASSING}",
        ),
        Phrase(
            r"results are (?:certain|assured)|relief is (?:certain|assured)"
            r"|count on (?:\w+ )?(?:relief|results)"
            r"|never fails?(?! to)|can(?:not|'t) fail(?! to)"
        ),
        Phrase(
            r"works? (?:for|in) (?:everyone|everybody|all patients|every)|always works?"
            r"|works? every time"
            r"|helps? (?:everyone|everybody|every (?:patient|person))",
            near=r"ketamine|it|treatments?|infusions?|therapy",
        ),
        Phrase(r"money[- ]back", unless=r"cancel\w*"),
        Phrase(r"success rates?", near=r"\d+ ?(?:%|percent)|high|great|excellent|amazing|our"),
        Phrase(r"pain-? ?free|free (?:of|from) (?:\w+ )?pain"),
        Phrase(
            r"(?:(?:eliminat|eradicat|banish|eras|conquer|defeat|vanquish|obliterat)\w*|no more"
            r"|zero|get(?:s|ting)? rid of|put(?:s|ting)? an end to|end(?:s|ing)?) "
            rf"{ALL_THE}(?:pain|suffering|migraines?)(?! (?:than|med\w+|killers?))"
        ),
        Phrase(
            r"(?:wip|tak|melt|wash|stop|los)(?:e|es|s|ing|ping)? "
            rf"(?:(?:away|out) {ALL_THE}pain|{ALL_THE}pain (?:away|for good|for ever|forever))"
            r"|leav(?:e|es|ing) your (?:\w+ )?pain behind|be (?:beaten|defeated|conquered)"
            rf"|beat(?:s|ing)? {ALL_THE}(?:pain|crps|fibromyalgia|migraines?|headaches?)"
            r"|your pain (?:will|is going to) (?:\w+ )?"
            r"(?:disappear|vanish|melt|fade|go away|be gone|be over|stop|end|leave)"
            r"|pain (?:will |can |just |simply )*(?:disappears?|vanish(?:es)?|melts? away)"
            rf"|mak(?:e|es|ing) {ALL_THE}pain (?:go away|stop)"
            r"|pain (?:ends|stops) (?:here|now|today)|your pain is (?:over|history)",
            unless=r"anesth\w*|asleep|during (?:the |your |an? )?(?:surgery|operation)|on its own"
            r"|by itself|often|usually|rarely|when your",
        ),
        Phrase(
            r"li(?:fe|ves?|ving)\b[^.,;:!?\n]{0,30} without (?:daily )?"
            rf"{ALL_THE}pain|wake up (?:\w+ ){{0,2}}without {ALL_THE}pain"
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
        Phrase(
            r"(?:restor|renew|reviv|rejuvenat|revitali[sz])(?:e|es|ed|ing)|mend(?:s|ed|ing)?"
            r"|fix(?:es)?",
            near=NERVES,
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
            r"|(?:overnight|same-day) (?:pain )?(?:relief|results|improvement)"
        ),
        Phrase(
            r"(?:relief|better|less pain|the difference)\b[^.,;:!?\n]{0,20} (?:at once"
            r"|right away|immediately|instantly|overnight|in no time|the (?:very )?same day)",
            unless=PASSING,
        ),
        Phrase(
            r"(?:stop|end|eas|reliev|kill|break)(?:s|es)? (?:\w+ ){0,3}(?:pain|migraines?"
            r"|headaches?|attacks?)\b[^.,;:!?\n]{0,20} in (?:just |only |under |less than )?"
            r"(?:a few |\d+ |\w+ )?(?:minutes|hours)"
        ),
        Phrase(
            r"(?:feel|get) better (?:fast|quickly|soon)"
            r"|(?:relief|better|results) (?:that \w+ |starts |begins |comes )?in (?:just |only "
            r"|as little as )?(?:minutes|hours"
            r"|days|(?:one|two|three|a single|a few|\d+) (?:minutes?|hours?|days?|visits?|sessions?"
            r"|infusions?|treatments?))"
        ),
        Phrase(
            r"within (?:just |only |as little as )?(?:an hour|(?:a few |a couple of |several |\d+ "
            r"|two |three )?(?:minutes|hours))",
            near=r"relief|reliev\w*|less pain|better|improv\w*|works?|results|benefits?"
            r"|pain (?:\w+ ){0,2}(?:gone|drops?|falls?|fades?|eases?|lifts?|melts?)",
            unless=r"(?:relief|effects?|benefits?)(?:, [^,;]*,)?(?: \w+){0,4} (?:was|is|be) gone"
            rf"|(?:relief|effects?|benefits?) (?:\w+ )?fade[sd]?|{PASSING}",
        ),
        Phrase(
            r"work(?:s|ing)? (?:(?:with)?in (?:minutes|hours)|fast|quickly|right away"
            r"|immediately|instantly|at once)"
        ),
    ),
)
