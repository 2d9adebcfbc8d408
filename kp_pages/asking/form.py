"""The form with which a patient asks to be called: nothing medical, no free text, no upload."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from kp_pages.asking import tokens
from kp_pages.asking.details import Channel, Details, Time

PHONE = re.compile(r"\+?[\d ().\-/]+(?: ?(?:x|ext\.?) ?\d{1,6})?", re.IGNORECASE)
JOINERS = "\u200c\u200d"
#: Isolated: a sentence that runs from right to left would write its parts the other way round.
EXAMPLE = "\u2066(555) 010-0199\u2069"

#: Said, and not enforced by the browser: it would stop the form before we can say what is wrong.
REQUIRED = {"aria-required": "true"}

NOT_OURS = _("We could not check this form. Please look at what you entered and send it again.")
TOO_QUICK = _("That was very quick. Please look at what you entered and send it again.")
TRAPPED = _("A field that people do not see was filled in. We have emptied it: send it again.")
NEW_NOTICE = _("What you agree to has changed. Please read it, and tick the box again.")


class ConsultationForm(forms.Form):
    """Who to ask for, how and when to reach them, where, and that they agree."""

    name = forms.CharField(
        label=_("Name to use"),
        help_text=_("Who should we ask for? A first name will do."),
        max_length=60,
        error_messages={"required": _("Enter the name that we should ask for.")},
        widget=forms.TextInput(attrs={"autocomplete": "name", **REQUIRED}),
    )
    channel = forms.ChoiceField(
        label=_("How should we reach you?"),
        choices=Channel.choices,
        initial=Channel.PHONE,
        error_messages={"required": _("Choose whether we should call or email you.")},
        widget=forms.RadioSelect,
    )
    phone = forms.CharField(
        label=_("Phone number"),
        help_text=_("With the area code."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", **REQUIRED}),
    )
    may_leave_message = forms.BooleanField(
        label=_("You may leave a message, with your name and number and nothing else (optional)."),
        required=False,
    )
    email = forms.CharField(
        label=_("Email address"),
        help_text=_("We write that we have your request, and nothing about your health."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", **REQUIRED}),
    )
    time = forms.ChoiceField(
        label=_("When is a good time?"),
        choices=Time.choices,
        initial=Time.ANY,
        error_messages={"required": _("Choose a time.")},
        widget=forms.RadioSelect,
    )
    location = forms.ChoiceField(
        label=_("Which location? (optional)"),
        required=False,
        error_messages={"invalid_choice": _("Choose a location from the list.")},
    )
    consent = forms.BooleanField(
        error_messages={
            "required": _("Tick the box if you agree. We may not contact you without it.")
        },
        widget=forms.CheckboxInput(attrs=REQUIRED),
    )
    #: Nobody sees it; a machine fills it in.
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    use_required_attribute = False

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        page: int,
        notice: str,
        locations: Sequence[tuple[int, str]] = (),
    ) -> None:
        super().__init__(data, auto_id="ask-%s")
        self.page = page
        self.notice = notice
        #: Tells a valid form from others; see ``tokens``.
        self.nonce = ""
        choices = [(str(pk), title) for pk, title in locations]
        if len(choices) < 2:
            del self.fields["location"]
        else:
            self.fields["location"].choices = [("", _("No preference")), *choices]  # type: ignore[attr-defined]  # a ChoiceField
        self.only_location = locations[0][0] if len(locations) == 1 else None

    @property
    def new_token(self) -> str:
        """The signed word for the form as it is shown now."""
        return tokens.issue(self.page, self.notice, again=self.is_bound)

    @property
    def problems(self) -> Iterator[tuple[str, str]]:
        """What is wrong, from top to bottom, each with the id of the control to go to."""
        for message in self.non_field_errors():
            yield "", str(message)
        for bound in self:
            is_choice = isinstance(bound.field.widget, forms.RadioSelect)
            for message in bound.errors:
                yield f"{bound.auto_id}{'_0' if is_choice else ''}", str(message)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        channel = str(cleaned.get("channel"))
        if channel in Channel.values:
            self._clean_contact(channel, cleaned.get(channel, ""))
        self._clean_trap(cleaned.get("website"))
        self.errors.pop("token", None)
        self._clean_token(tokens.read(cleaned.get("token", "")))
        return cleaned

    def clean_name(self) -> str:
        """The name without what cannot be seen, less the joiners that some scripts need."""
        name = "".join(
            one for one in self.cleaned_data["name"] if one.isprintable() or one in JOINERS
        )
        if not name.strip(JOINERS + " "):
            raise ValidationError(self.fields["name"].error_messages["required"])
        return name

    def _clean_contact(self, channel: str, typed: str) -> None:
        """What was typed for the other way to reach somebody is neither judged nor kept."""
        if channel == Channel.PHONE:
            typed = " ".join(unicodedata.normalize("NFKC", typed).split())
        self.cleaned_data["contact"] = typed
        for other in {"phone", "email"} - {channel}:
            self.errors.pop(other, None)
        if channel not in self.errors:
            check = _check_phone if channel == Channel.PHONE else _check_email
            try:
                check(typed)
            except ValidationError as error:
                self.add_error(channel, error)

    def _clean_trap(self, typed: str | None) -> None:
        if typed or "website" in self.errors:
            self.errors.pop("website", None)
            self._forget("website")
            self.add_error(None, TRAPPED)

    def _clean_token(self, token: tokens.Token | None) -> None:
        if token is None or not token.fits(self.page):
            self.add_error(None, NOT_OURS)
        elif token.notice != self.notice:
            self._forget("consent")
            self.add_error("consent", NEW_NOTICE)
        elif token.is_quick and not self.errors:
            self.add_error(None, TOO_QUICK)
        else:
            self.nonce = token.nonce

    def _forget(self, name: str) -> None:
        self.data = {key: value for key, value in self.data.items() if key != name}

    @property
    def details(self) -> Details:
        """What a valid form says."""
        by_phone = self.cleaned_data["channel"] == Channel.PHONE
        return Details(
            name=self.cleaned_data["name"],
            channel=self.cleaned_data["channel"],
            contact=self.cleaned_data["contact"],
            time=self.cleaned_data["time"],
            may_leave_message=by_phone and self.cleaned_data["may_leave_message"],
        )

    @property
    def location_pk(self) -> int | None:
        chosen = self.cleaned_data.get("location")
        return int(chosen) if chosen else self.only_location


def _check_phone(typed: str) -> None:
    if not typed:
        raise ValidationError(_("Enter a phone number, or choose email."))
    digits = sum(one.isdigit() for one in typed)
    if not PHONE.fullmatch(typed) or not 7 <= digits <= 21:
        raise ValidationError(
            _("Enter a phone number with its area code, such as %(example)s."),
            params={"example": EXAMPLE},
        )


def _check_email(typed: str) -> None:
    if not typed:
        raise ValidationError(_("Enter an email address, or choose a call."))
    try:
        validate_email(typed)
    except ValidationError:
        raise ValidationError(_("Enter an email address, such as name@example.com.")) from None
