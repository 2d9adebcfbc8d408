"""The test suite on PostgreSQL: the one that ``.ci/run`` starts on this machine's port 54329."""

from .test import *  # noqa: F403 - a settings module repeats the one it starts from

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "kp_pages",
        "USER": "kp_pages",
        "HOST": "127.0.0.1",
        "PORT": "54329",
    }
}
