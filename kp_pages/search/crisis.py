"""Words of somebody who may be in danger: such a person is told first whom to call."""

from __future__ import annotations

from kp_pages.search.words import distance, tokens

#: A word or several that stand together, a line for each thing, in English and in Spanish.
PHRASES = """
    suicide, suicidal, suicides, kill myself, killing myself, killed myself, kms
    end my life, ending my life, end it all, take my life, taking my life, take my own life
    want to die, wanna die, wish i was dead, wish i were dead, better off dead
    do not want to live, dont want to live, don't want to live, no reason to live
    self harm, selfharm, self injury, harm myself, harming myself, hurt myself, hurting myself
    cut myself, cutting myself, overdose, overdosed, overdosing, poisoned
    crisis, crisis line, hotline, helpline, emergency, 911, 988
    suicidio, suicida, suicidarme, suicidarse, matarme, quitarme la vida, acabar con mi vida
    quiero morir, quiero morirme, no quiero vivir, mejor muerto, mejor muerta
    hacerme daño, lastimarme, herirme, cortarme, autolesión, autolesiones, autolesionarme
    sobredosis, emergencia, línea de crisis
"""
#: In a word as long as this one letter may be wrong.
LONG = 7

_PHRASES = [tokens(phrase) for line in PHRASES.splitlines() for phrase in line.split(",")]
_KNOWN = {" ".join(words) for words in _PHRASES if words}
_LONG = [known for known in _KNOWN if len(known) >= LONG and known.isalpha()]


def is_crisis(text: str) -> bool:
    """Whether there are such words in what a visitor typed; one too many does no harm."""
    words = tokens(text)
    said = f" {' '.join(words)} "
    return any(f" {known} " in said for known in _KNOWN) or any(map(_is_near, words))


def _is_near(word: str) -> bool:
    return any(distance(word, known, 1) <= 1 for known in _LONG)
