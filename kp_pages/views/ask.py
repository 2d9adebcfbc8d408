"""Takes a patient's form: stores it first, then tells the clinic, then thanks.

It needs no cookie, no session and no script; why not is told in ``asking/origin.py``.
Every way out says the truth: who is thanked is stored, and who is not is told so and keeps
what they typed.
"""

from __future__ import annotations

import logging
from functools import partial

from django.db import DatabaseError, transaction
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from kp_pages import conf, outbox
from kp_pages.asking import limits
from kp_pages.asking.form import ConsultationForm
from kp_pages.asking.origin import is_foreign
from kp_pages.models import ActionCount, ConsultationPage, ConsultationRequest
from kp_pages.models.consultation import PRIVATE
from kp_pages.models.settings import phone_display
from kp_pages.visibility import visible

logger = logging.getLogger(__name__)

#: Bytes of a form; ours has a few hundred.
MOST_BYTES = 16_000
FORM = "application/x-www-form-urlencoded"
#: Forms of one address in ten minutes that get a whole page for an answer, right or wrong.
MOST_POSTS = 60


class SeeOther(HttpResponseRedirect):
    status_code = 303


@csrf_exempt
@transaction.non_atomic_requests
@sensitive_post_parameters()
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    if request.method in {"GET", "HEAD"}:
        # Its address may name a patient: somebody has made the form send itself as one.
        return HttpResponseRedirect(page_at(request, pk).get_url(request), headers=PRIVATE)
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"], headers=PRIVATE)
    if is_foreign(request):
        return page_at(request, pk).refuse_foreign(request)
    if not is_small_form(request):
        return HttpResponse(status=413, headers=PRIVATE)
    if limits.is_over(request, "post", MOST_POSTS):
        return not_now(request, status=429)
    try:
        return answer(request, page_at(request, pk))
    except DatabaseError as error:
        # Its type alone: a message of the database may quote what was to be stored.
        logger.error("A request could not be stored: %s.", type(error).__name__)  # noqa: TRY400
        return not_now(request, status=503)


def page_at(request: HttpRequest, pk: int) -> ConsultationPage:
    page = visible(ConsultationPage.objects.all(), request).filter(pk=pk).first()
    if page is None or not page.offers_form:
        raise Http404("There is no form at this address.")
    return page


def is_small_form(request: HttpRequest) -> bool:
    """Whether there are fields and nothing else, before anything of it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return request.content_type == FORM and length.isdecimal() and int(length) <= MOST_BYTES


@sensitive_variables()
def answer(request: HttpRequest, page: ConsultationPage) -> HttpResponse:
    form = page.form(request, request.POST)
    if not form.is_valid():
        return page.show_again(request, form, status=422)
    keys = ConsultationRequest.keys(form.details, form.nonce, form.location_pk)
    if ConsultationRequest.objects.known(**keys):
        return SeeOther(page.thanks_url(request), headers=PRIVATE)
    if is_too_much(request, keys["form_key"]):
        form.add_error(None, _("Too many requests have come at once. Call us, or try later."))
        response = page.show_again(request, form, status=429)
        response["Retry-After"] = str(limits.MINUTES * 60)
        return response
    _stored, is_new = ConsultationRequest.objects.receive(
        form.details,
        form.nonce,
        page=page.pk,
        notice=page.notice,
        location=form.location_pk,
    )
    if is_new:
        transaction.on_commit(outbox.wake, robust=True)
        count = partial(ActionCount.add, page.pk, ActionCount.Kind.REQUEST)
        transaction.on_commit(count, robust=True)
    return SeeOther(page.thanks_url(request), headers=PRIVATE)


def is_too_much(request: HttpRequest, form_key: str) -> bool:
    """Whether this address, or the whole world, sends more than patients do."""
    settings = conf.load()
    if ConsultationRequest.objects.since(60) >= settings.REQUESTS_PER_MINUTE:
        return True
    return limits.is_over(request, "ask", settings.REQUESTS_PER_ADDRESS, once=form_key)


@sensitive_variables()
def not_now(request: HttpRequest, status: int) -> HttpResponse:
    """What can be said without the database: nothing was stored, and one press tries again."""
    phone = conf.load().PHONE
    ours = ConsultationForm.base_fields
    fields = [(name, value) for name, value in request.POST.items() if name in ours]
    context = {
        "fields": fields,
        "phone": phone,
        "phone_display": phone_display(phone),
        "is_flood": status == 429,
    }
    # Without the request: what the site adds to its pages comes from the database.
    html = render_to_string("kp_pages/ask_not_now.html", context)
    wait = limits.MINUTES * 60 if status == 429 else 30
    return HttpResponse(html, status=status, headers={**PRIVATE, "Retry-After": str(wait)})
