"""Headers that every answer of the site carries."""

import re
import uuid
from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from config.logging import request_id
from config.policy import PERMISSIONS_POLICY

GetResponse = Callable[[HttpRequest], HttpResponse]

#: What we accept as a request's name from the proxy in front.
REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class RequestIdMiddleware:
    """Names each request, so that a patient's error page, the proxy and our log can be matched."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        name = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        token = request_id.set(name)
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = name
        return response


class ProxyMiddleware:
    """Takes the visitor's address from the proxies in front, ``TRUSTED_PROXIES`` of them.

    Each trusted proxy appends the address it saw, so the visitor's stands that many places from
    the right; whatever a visitor wrote in the header himself stands further left.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")
        if len(forwarded) >= settings.TRUSTED_PROXIES:
            request.META["REMOTE_ADDR"] = forwarded[-settings.TRUSTED_PROXIES].strip()
        return self.get_response(request)


class BrowserPolicyMiddleware:
    """Turns off what our pages never use, and keeps other sites from embedding them."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """django-csp, with a policy of its own for the admin and the previews in it."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        is_admin = request.path.startswith(reverse("wagtailadmin_home"))
        if is_admin and parts.config is None and not report_only:
            parts.config = dict(settings.ADMIN_CONTENT_SECURITY_POLICY["DIRECTIVES"])
        return parts
