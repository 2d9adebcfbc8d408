"""The screen from which an editor starts a page: its title, and an outline to begin with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page, PageSubscription

from kp_pages.models import BodyPage, ConditionPage
from kp_pages.outlines import Outline, outlines_for


class StartForm(forms.Form):
    """A title always, an outline where there is a choice."""

    title = forms.CharField(
        label=_("Title"),
        max_length=120,
        help_text=_("The name under which a patient would look for it. You can change it later."),
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
        error_messages={"required": _("Enter a title.")},
    )

    def __init__(self, *args: Any, outlines: dict[str, Outline], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outlines = outlines
        self.fields["outline"] = forms.ChoiceField(
            label=_("Start from"),
            choices=[(key, outline.label) for key, outline in outlines.items()],
            initial=next(iter(outlines)),
            required=len(outlines) > 1,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose what to start from.")},
        )

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"].strip()
        if not slugify(title, allow_unicode=True):
            raise forms.ValidationError(_("Enter a title with letters or numbers in it."))
        return title

    def clean_outline(self) -> Outline:
        return self.outlines[self.cleaned_data["outline"] or self.fields["outline"].initial]


class StartView(WagtailAdminTemplateMixin, FormView):
    """Asks with GET and creates with POST: a draft, with its first revision, never live."""

    form_class = StartForm
    template_name = "kp_pages/admin/start.html"

    @cached_property
    def parent(self) -> Page:
        return get_object_or_404(Page, pk=self.kwargs["parent_pk"]).specific

    @cached_property
    def outlines(self) -> dict[str, Outline]:
        return startable(self.parent)

    @cached_property
    def model(self) -> type[BodyPage]:
        """What the screen is about: the first kind of page that may stand here."""
        return page_model(next(iter(self.outlines.values())))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.parent.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        if not self.outlines:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "outlines": self.outlines}

    def form_valid(self, form: StartForm) -> HttpResponse:
        outline, title = form.cleaned_data["outline"], form.cleaned_data["title"]
        response = _run_hooks("before_create_page", self.request, self.parent, page_model(outline))
        if response:
            return response
        page = create_draft(outline, self.parent, title, self.request.user)
        response = _run_hooks("after_create_page", self.request, page)
        if response:
            return response
        messages.success(
            self.request,
            gettext("“%(title)s” is a draft now. Only editors see it.") % {"title": title},
        )
        return redirect("wagtailadmin_pages:edit", page.pk)

    def get_page_title(self) -> str:
        return new_page_label(self.model)

    def get_header_icon(self) -> str:
        return icon_of(self.model)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse("wagtailadmin_explore", args=[self.parent.pk]),
                "label": self.parent.get_admin_display_title(),
            },
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["parent"] = self.parent
        context["outlines"] = [
            (outline, parts(outline), choice)
            for outline, choice in zip(
                self.outlines.values(), context["form"]["outline"], strict=True
            )
        ]
        return context


def _run_hooks(name: str, *args: Any) -> HttpResponse | None:
    """What Wagtail's own view for new pages asks of other apps."""
    for hook in hooks.get_hooks(name):
        response = hook(*args)
        if isinstance(response, HttpResponse):
            return response
    return None


def page_model(outline: Outline) -> type[BodyPage]:
    model: type[BodyPage] = apps.get_model(outline.page_model)
    return model


def startable(parent: Page) -> dict[str, Outline]:
    """The outlines of all pages that may stand under ``parent``."""
    models = parent.specific_class.creatable_subpage_models() if parent.specific_class else []
    return {
        key: outline
        for model in models
        for key, outline in outlines_for(model._meta.label).items()
        if model.can_create_at(parent)
    }


def new_page_label(model: type[Page]) -> str:
    """Such as "New condition page"."""
    return gettext("New %(kind)s") % {"kind": model._meta.verbose_name}


def icon_of(model: type[Page]) -> str:
    return "kp-condition-page" if issubclass(model, ConditionPage) else "kp-article"


def parts(outline: Outline) -> list[tuple[str, str]]:
    """What stands in an outline, for a card: icon and name of each block, repeats left out."""
    block = page_model(outline)._meta.get_field("body").stream_block
    children = [block.child_blocks[name] for name, _given in outline.body]
    return list(dict.fromkeys((child.meta.icon, str(child.label)) for child in children))


def create_draft(
    outline: Outline, parent: Page, title: str, user: AbstractBaseUser | AnonymousUser
) -> BodyPage:
    """A new page under ``parent`` with a free slug and one revision, and not live."""
    with transaction.atomic(), translation.override(parent.locale.language_code):
        # One after the other: two editors who start the same page get two addresses.
        parent = Page.objects.select_for_update().get(pk=parent.pk)
        page = page_model(outline)(title=title, live=False, owner=user, locale=parent.locale)
        page.body = outline.fill(page.body.stream_block, title)
        parent.add_child(instance=page)
        page.save_revision(user=user, log_action=True, clean=False)
        PageSubscription.objects.create(page=page, user=user, comment_notifications=True)
    return page
