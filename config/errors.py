"""The pages for when little works: read at the start, then sent without asking anything.

They need no database, no template engine and no second file. Their style stands inside them, and
the policy of that one answer allows exactly that style, by its hash.
"""

import re
from base64 import b64encode
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.html import escape

from kp_pages.models.settings import phone_display

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
CALL = re.compile(r"\s*<p>[^\n]*DISPLAY[^\n]*</p>")


class ErrorPage:
    """One such page as a view."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.html = (settings.BASE_DIR / "templates" / f"{status}.html").read_text()
        style = "".join(STYLE.findall(self.html))
        self.style = "'sha256-" + b64encode(sha256(style.encode()).digest()).decode() + "'"

    def __call__(self, request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
        response = HttpResponse(self.with_phone(settings.CLINIC_PHONE), status=self.status)
        response["Cache-Control"] = "no-store"
        response._csp_update = {"style-src": self.style}  # type: ignore[attr-defined]  # django-csp
        return response

    def with_phone(self, phone: str) -> str:
        """The page with the clinic's number; without a number, less the line that speaks of it."""
        if not phone:
            return CALL.sub("", self.html)
        return self.html.replace("PHONE", escape(phone)).replace(
            "DISPLAY", escape(phone_display(phone))
        )


bad_request = ErrorPage(400)
server_error = ErrorPage(500)
