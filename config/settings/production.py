"""The real site. This is the only module that reads the environment.

========================== =====================================================================
``SECRET_KEY``             required; 50 random characters or more
``ALLOWED_HOSTS``          required; host names, comma-separated, the public one first
``SITE_URL``               address in mails and links; default ``https://`` and the first host
``CLINIC_PHONE``           such as +15550100199, for the error pages; default no number
``REQUEST_KEYS``           required for the form: keys that encrypt requests, newest first,
                           comma-separated
``CONSULTATION_FORM``      ``false`` for a consultation page without a form; default ``true``
``REQUEST_DAYS``           days after which a request is deleted; default 30
``CSRF_TRUSTED_ORIGINS``   further origins whose forms are accepted, comma-separated
``TRUSTED_PROXIES``        proxies in front that set X-Forwarded-For and -Proto; default 0
``DATABASE_URL``           ``postgres://…`` or ``sqlite:///…``; default a SQLite file in ``var/``
``REDIS_URL``              shared cache; default a cache within each process
``MEDIA_BUCKET``           S3 bucket for uploads; default the directory ``MEDIA_ROOT``
``MEDIA_HOST``             required with a bucket: the host name that serves it
``MEDIA_ENDPOINT``         address of an S3-compatible service other than Amazon's
``MEDIA_REGION``           the bucket's region
``MEDIA_ROOT``             directory for uploads; default ``var/media``
``STATIC_ROOT``            directory that ``collectstatic`` fills; default ``var/static``
``EMAIL_HOST``             default ``localhost``; with ``EMAIL_PORT`` (587), ``EMAIL_USE_TLS``
                           (true), ``EMAIL_HOST_USER`` and ``EMAIL_HOST_PASSWORD``
``DEFAULT_FROM_EMAIL``     default ``webmaster@`` and the first host
========================== =====================================================================

Keys to a bucket are read by boto3 itself, from where it always looks for them.
"""

from copy import deepcopy
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from config import environment
from config.policy import ADMIN_POLICY, PUBLIC_POLICY, allowing_media_from

from .base import *  # noqa: F403 - a settings module repeats the one it starts from
from .base import LOGGING, MIDDLEWARE, SQLITE_OPTIONS, VAR_DIR

DEBUG = False
SECRET_KEY = environment.required("SECRET_KEY", "50 random characters that nobody else knows")
ALLOWED_HOSTS = environment.names("ALLOWED_HOSTS")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "Set ALLOWED_HOSTS in the environment: the host names of the site, comma-separated, no *."
    )

CLINIC_PHONE = environment.text("CLINIC_PHONE", "")

# Requests of patients

CONSULTATION_FORM = environment.switch("CONSULTATION_FORM", default=True)
KP_PAGES: dict[str, Any] = {
    "CONSULTATION_FORM": CONSULTATION_FORM,
    "REQUEST_KEYS": environment.request_keys("REQUEST_KEYS", required=CONSULTATION_FORM),
    "REQUEST_DAYS": environment.number("REQUEST_DAYS", 30),
    "PHONE": CLINIC_PHONE,
}

# Who is in front of us

WAGTAILADMIN_BASE_URL = environment.text("SITE_URL", f"https://{ALLOWED_HOSTS[0]}")
CSRF_TRUSTED_ORIGINS = environment.names("CSRF_TRUSTED_ORIGINS")
TRUSTED_PROXIES = environment.number("TRUSTED_PROXIES", 0)
if TRUSTED_PROXIES:
    MIDDLEWARE = ["config.middleware.ProxyMiddleware", *MIDDLEWARE]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Encrypted connections alone, for a year, also on subdomains

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# The prefix makes a browser refuse the cookie when a subdomain or an open connection sets it.
SESSION_COOKIE_NAME = "__Host-sessionid"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_COOKIE_SECURE = True

# The admin previews pages in a frame of its own; the content security policy says the same.
SILENCED_SYSTEM_CHECKS = ["security.W019"]

# Data

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        environment.text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
DATABASES["default"].setdefault("OPTIONS", {})
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] |= SQLITE_OPTIONS
else:
    DATABASES["default"]["OPTIONS"].setdefault("connect_timeout", 5)

REDIS_URL = environment.text("REDIS_URL", "")
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": REDIS_URL,
            "OPTIONS": {
                # A cache that is down or hangs makes pages slower, never wrong or missing.
                "IGNORE_EXCEPTIONS": True,
                "SOCKET_CONNECT_TIMEOUT": 0.2,
                "SOCKET_TIMEOUT": 0.2,
            },
        }
    }

# Files

MEDIA_ROOT = Path(environment.text("MEDIA_ROOT", str(VAR_DIR / "media")))
STATIC_ROOT = Path(environment.text("STATIC_ROOT", str(VAR_DIR / "static")))
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_BUCKET = environment.text("MEDIA_BUCKET", "")
if MEDIA_BUCKET:
    MEDIA_HOST = environment.required("MEDIA_HOST", "the host name that serves MEDIA_BUCKET")
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": MEDIA_BUCKET,
            "custom_domain": MEDIA_HOST,
            "endpoint_url": environment.text("MEDIA_ENDPOINT", "") or None,
            "region_name": environment.text("MEDIA_REGION", "") or None,
            # Addresses in cached pages must not expire.
            "querystring_auth": False,
            "file_overwrite": False,
            "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
        },
    }
    CONTENT_SECURITY_POLICY = {"DIRECTIVES": allowing_media_from(PUBLIC_POLICY, MEDIA_HOST)}
    ADMIN_CONTENT_SECURITY_POLICY = {"DIRECTIVES": allowing_media_from(ADMIN_POLICY, MEDIA_HOST)}

# Mail

EMAIL_HOST = environment.text("EMAIL_HOST", "localhost")
EMAIL_PORT = environment.number("EMAIL_PORT", 587)
EMAIL_USE_TLS = environment.switch("EMAIL_USE_TLS", default=True)
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_HOST_PASSWORD", "")
EMAIL_TIMEOUT = 5  # a mail server that never answers must not hold a worker
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", f"webmaster@{ALLOWED_HOSTS[0]}")

# Logs: one line of JSON for each record

LOGGING = deepcopy(LOGGING)
LOGGING["handlers"]["console"]["formatter"] = "json"
