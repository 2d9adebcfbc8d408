"""Reads settings from the environment; a missing or wrong one gets a sentence, not a traceback."""

import os

from django.core.exceptions import ImproperlyConfigured

from kp_pages.sealing import is_key


def text(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def required(name: str, why: str) -> str:
    value = text(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set {name} in the environment: {why}.")
    return value


def names(name: str) -> list[str]:
    """Comma-separated names; none when the variable is missing."""
    return [part.strip() for part in text(name, "").split(",") if part.strip()]


def request_keys(name: str, *, required: bool) -> list[str]:
    """Keys that encrypt what patients write, newest first."""
    keys = names(name)
    if (required and not keys) or not all(map(is_key, keys)):
        raise ImproperlyConfigured(
            f"Set {name} in the environment: keys that encrypt the requests of patients, newest "
            'first, comma-separated. Make one with: python -c "from cryptography.fernet import '
            'Fernet; print(Fernet.generate_key().decode())". Without a form on the consultation '
            "page, set CONSULTATION_FORM=false instead."
        )
    return keys


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a number, not {value!r}.")
    return int(value)


def switch(name: str, default: bool) -> bool:
    value = text(name, str(default)).lower()
    if value not in {"true", "false", "1", "0", "yes", "no", "on", "off"}:
        raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")
    return value in {"true", "1", "yes", "on"}
