"""Words that say nothing can go wrong: safe, harmless, without side effects, not addictive."""

from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.words import Lexicon, Phrase

_IS_SAFE = (
    r"(?:is|are) (?:a |an |very |quite |generally |both )*safe(?! (?:today|to|only|place|distance))"
)
_NEVER = r"(?:not|never|cannot|can't|won't|don't|doesn't|isn't|aren't|impossible to|nobody|no one)"

SAFE = Lexicon(
    message=_("“%(words)s” says that nothing can go wrong."),
    phrases=(
        Phrase(
            r"(?:completely|totally|perfectly|absolutely|entirely|always|proven|perfect|excellent"
            r"|outstanding|great|100 ?%) safe(?:ty (?:record|profile))?"
            r"|safe and (?:effective|natural|proven)|all-natural"
            r"|(?:natural|gentle|effective|painless|simple),? and safe"
            r"|safely (?:for|in|by) (?:\w+ )?(?:years|decades|thousands|millions)"
            r"|safe for (?:all|any|every|everyone|everybody|children)|non-?toxic"
        ),
        Phrase(
            r"safe,? (?:(?:and |yet |but )?(?:effective|gentle|natural|proven|simple|easy|modern"
            r"|non-\w+),? )*(?:pain )?(?:treatments?|therap(?:y|ies)|relief|options?|solutions?"
            r"|alternatives?|medicines?|infusions?"
            r"|ways? to (?:\w+ ){0,2}(?:ease|relieve|treat|manage|stop|reduce|end))"
            r"(?! (?:needs?|requires?|depends?|means))",
            near=r"pain|ketamine|infusions?|opioids?|surgery|crps|fibromyalgia|migraines?"
            r"|headaches?|arthritis",
            unless=r"for (?:a )?safe",
        ),
        Phrase(
            r"(?:no|zero|without(?: any)?|minimal|negligible) (?:\w+ )?(?:side effects?"
            r"|dangers?(?! (?:signs?|in (?:asking|waiting)))"
            r"|risks?(?! (?:factor|line|of (?:fall|infect|losing)"
            r"|to (?:your |the )?(?:care|place|job|privacy|rights?|coverage|records?)))"
            r"|addiction(?! (?:clinic|medicine|special))|dependence|withdrawal symptoms)",
            unless=r"(?:if|when|until|once) [^.;]{0,30}(?:no|without) (?:\w+ )?(?:side effects?"
            r"|risks?|dangers?|addiction|dependence|withdrawal)",
        ),
        Phrase(r"non-?(?:addictive|addicting|habit-forming)"),
        Phrase(
            rf"{_NEVER} (?:(?:at all |physically |in any way |be )*"
            r"(?:habit-forming|addictive|addicting)"
            r"|(?:becomes?|gets?|be|grow|make you) (?:addicted|dependent|hooked)(?! on (?:us|others"
            r"|your))|(?:need to |have to )?worry about (?:\w+ )?(?:side effects?|risks?|addiction)"
            r"|(?:cause|lead to|create|bring) (?:any )?(?:addiction|dependenc\w+|side effects?))"
        ),
        Phrase(r"(?:(?:is|are) (?:not|never)|isn't|aren't) (?:\w+ )?(?:dangerous|risky|harmful)"),
        Phrase(
            r"risk-? ?free|harmless"
            r"|nothing (?:to (?:fear|worry about)|(?:that )?(?:can|could|will) go wrong)"
        ),
        Phrase(
            r"(?:(?<=infusion )|(?<=infusions )|(?<=treatment )|(?<=treatments )|(?<=therapy ))"
            rf"{_IS_SAFE}",
            unless=r"so that|make sure|check\w*|ask\w*|which"
            r"|(?:if|when|until) (?:our|this|these|the)",
        ),
        Phrase(_IS_SAFE, of_treatment=True),
    ),
)
