"""Marks sentences for translation where there is no Django to translate them."""


def gettext_noop(message: str) -> str:
    """The sentence itself; ``makemessages`` collects it by this name."""
    return message
