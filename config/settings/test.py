"""The test suite on SQLite. Differs from the real site only where a test would be slow or leak."""

from .base import *  # noqa: F403 - a settings module repeats the one it starts from
from .base import SQLITE_OPTIONS, TEMPLATES, VAR_DIR

DEBUG = False
SECRET_KEY = "for-tests-alone"  # noqa: S105 - signs nothing that outlives a test
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]

# Coverage of templates needs to know which line of a template is which.
TEMPLATES = [
    {**TEMPLATES[0], "OPTIONS": {**TEMPLATES[0]["OPTIONS"], "debug": True}},
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "test.sqlite3",
        "OPTIONS": {
            **SQLITE_OPTIONS,
            "init_command": SQLITE_OPTIONS["init_command"] + "PRAGMA synchronous = OFF;",
        },
    }
}

# The suite gives each run a directory of its own.
MEDIA_ROOT = VAR_DIR / "test-media"
STATIC_ROOT = VAR_DIR / "test-static"

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# A test's pages are dull, and no clinician has signed them. Tests of the gate close it themselves.
KP_PAGES = {
    "GATE": "off",
    "REQUEST_KEYS": ["c2VhbHMtbm90aGluZy10aGF0LW91dGxpdmVzLWEtdGU="],
}

WAGTAILADMIN_BASE_URL = "http://testserver"
