"""How people are spoken of."""

from kp_pages.readiness.marking import gettext_noop as _
from kp_pages.readiness.packs import origins
from kp_pages.readiness.rule import Rule, Severity
from kp_pages.readiness.words import Lexicon, Phrase

WORDS = Lexicon(
    message=_("Instead of “%(words)s”, say what people have or do."),
    excuses=frozenset(),
    phrases=(
        Phrase(r"suffer(?:s|ed|ing)?|sufferers?"),
        Phrase(r"victims?(?! of (?:violence|abuse|assault|crime))|afflicted|stricken|plagued"),
        Phrase(r"debilitat(?:ed|ing)|crippl(?:ed|ing)|agoni[sz]ing|excruciating|unbearable"),
        Phrase(r"struggl(?:es?|ed|ing)|battl(?:es?|ed|ing)(?! field)"),
        Phrase(
            r"(?:drug |alcohol )?(?:addicts?|abusers?|junkies|alcoholics?)(?! anonymous)"
            r"|(?:drug|substance|alcohol) abuse"
        ),
        Phrase(
            r"(?:diabetics|migraineurs|arthritics|schizophrenics?|the (?:disabled|elderly"
            r"|mentally ill))"
        ),
        Phrase(r"wheelchair-bound|confined to (?:a|the) (?:wheelchair|bed)|bedridden"),
        Phrase(
            r"drug[- ]seek(?:ers?|ing)|frequent flyers?|non-?complian(?:t|ce)|complain(?:s|ed"
            r"|ing)? of"
        ),
        Phrase(r"failed (?:treatment|therapy|patients?)|committed suicide|commit suicide"),
        Phrase(r"all in (?:your|the) (?:head|mind)|normal people|hysteric\w*|crazy"),
    ),
)

RULES = [
    Rule(
        code="LNG-01",
        severity=Severity.WARN,
        title=_("People come before what they have"),
        todo=_("Write “people with pain”, “have”, “live with”, “misuse”."),
        why=_("Words of pity and blame keep people from asking for help."),
        origin=origins.NHS_INCLUSIVE,
        check=WORDS,
    ),
]
