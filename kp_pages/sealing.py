"""What patients write is stored sealed: encrypted with a key that the database does not hold.

Several keys make it possible to change them: the first seals, all of them open.
"""

from __future__ import annotations

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.core.exceptions import ImproperlyConfigured

from kp_pages import conf

#: What a database hands over.
Sealed = bytes | memoryview


class Unreadable(Exception):
    """It was sealed with a key that we don't have, or it was changed since."""


def new_key() -> str:
    return Fernet.generate_key().decode()


def is_key(text: str) -> bool:
    try:
        Fernet(text)
    except ValueError:
        return False
    return True


def is_ready() -> bool:
    """Whether there is a key; without one, nothing is asked of a patient."""
    return bool(conf.load().REQUEST_KEYS)


def _keys() -> list[Fernet]:
    keys = conf.load().REQUEST_KEYS
    if not keys:
        raise ImproperlyConfigured('KP_PAGES["REQUEST_KEYS"] holds no key.')
    return [Fernet(key) for key in keys]


def seal(text: str) -> bytes:
    return _keys()[0].encrypt(text.encode())


def unseal(sealed: Sealed) -> str:
    try:
        return MultiFernet(_keys()).decrypt(bytes(sealed)).decode()
    except InvalidToken:
        raise Unreadable from None


def is_current(sealed: Sealed) -> bool:
    """Whether the newest key opens it."""
    try:
        _keys()[0].decrypt(bytes(sealed))
    except InvalidToken:
        return False
    return True


def reseal(sealed: Sealed) -> bytes:
    """The same under the newest key, and with the time at which it was sealed first."""
    try:
        return MultiFernet(_keys()).rotate(bytes(sealed))
    except InvalidToken:
        raise Unreadable from None
