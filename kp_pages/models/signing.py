"""What a clinician fills in to sign a page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kp_pages import conf
from kp_pages.models.records import MedicalReview
from kp_pages.models.reviews import ATTESTATION


class ReviewForm(forms.Form):
    """What a reviewer says when they sign; only data that can be written as JSON."""

    attested = forms.BooleanField(
        label=ATTESTATION,
        error_messages={"required": _("Tick this if it is true. Without it nothing is signed.")},
    )
    months = forms.TypedChoiceField(
        label=_("Read it again within"),
        coerce=int,
        help_text=_("The day is set a little earlier when many pages fall due together."),
    )
    scope = forms.ChoiceField(
        label=_("What you reviewed"),
        choices=MedicalReview.Scope.choices,
        initial=MedicalReview.Scope.FULL,
        help_text=_("Only a review of the whole page lets it be published."),
    )
    comment = forms.CharField(
        label=_("Comment"), required=False, widget=forms.Textarea({"rows": 2})
    )
    digest = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        settings = conf.load()
        months = {3, 6, 12, 18, 24, settings.REVIEW_MONTHS}
        field = self.fields["months"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101
        field.initial = settings.REVIEW_MONTHS
        field.choices = [
            (one, gettext("%(months)s months") % {"months": one})
            for one in sorted(months)
            if one <= settings.REVIEW_MONTHS_MAX
        ]
