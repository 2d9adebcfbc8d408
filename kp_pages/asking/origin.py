"""Whether a form was sent from our own page.

Django's protection needs a cookie, which a reader of our pages never gets and a cached page could
not give. Browsers say themselves where a request comes from. Our form says ``no-referrer``, which
makes them write ``Origin: null``, so ``Sec-Fetch-Site`` is asked first. A browser too old for both
is believed: the signed word in the form is still asked for, and there is no session to be abused.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

#: "none" is a person: a reload, or a tab that was opened again.
OURS = ("same-origin", "none")


def is_foreign(request: HttpRequest) -> bool:
    """Whether the browser says that another site sent this."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in OURS
    origin = request.headers.get("Origin", "null")
    if origin == "null" or origin in settings.CSRF_TRUSTED_ORIGINS:
        return False
    return urlsplit(origin).netloc != request.get_host()
