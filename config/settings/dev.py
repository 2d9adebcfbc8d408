"""A developer's machine, and the demo clinic."""

import secrets
from collections.abc import Callable
from functools import partial

from kp_pages.sealing import new_key

from .base import *  # noqa: F403 - a settings module repeats the one it starts from
from .base import SQLITE_OPTIONS, VAR_DIR

DEBUG = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost"]
INTERNAL_IPS = ["127.0.0.1"]


def kept(name: str, make: Callable[[], str]) -> str:
    """A secret of this machine's own, made at the first start."""
    path = VAR_DIR / name
    if not path.exists():
        VAR_DIR.mkdir(exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(make())
    return path.read_text()


SECRET_KEY = kept("secret-key", partial(secrets.token_urlsafe, 64))
KP_PAGES = {"REQUEST_KEYS": [kept("request-key", new_key)]}

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "db.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
    }
}

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# Served from where they are written: no collectstatic, and a reload shows the change.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

WAGTAILADMIN_BASE_URL = "http://localhost:8000"
