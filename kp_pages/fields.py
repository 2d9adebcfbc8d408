"""Fields for models: a body of blocks that keeps out of migrations, and a list of choices."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField

from kp_pages.blocks.body import BodyBlock


class BodyField(StreamField):
    """A ``StreamField`` that names its block class in migrations instead of spelling it out.

    So a reworded label needs no migration, and a site may add blocks of its own by a setting.
    """

    def __init__(self, block: type[StreamBlock] | str = BodyBlock, **kwargs: Any) -> None:
        kwargs.pop("block_lookup", None)
        self.block_class = import_string(block) if isinstance(block, str) else block
        super().__init__(self.block_class, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = models.Field.deconstruct(self)
        return name, path, [f"{self.block_class.__module__}.{self.block_class.__name__}"], kwargs


class ChoicesField(models.JSONField):
    """Several of a fixed list of choices, stored as a list of their values."""

    def __init__(
        self, choices_class: type[models.TextChoices] | None = None, **kwargs: Any
    ) -> None:
        self.choices_class = choices_class
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(**kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        assert self.choices_class is not None  # noqa: S101  # absent only in migrations
        return forms.MultipleChoiceField(
            choices=self.choices_class.choices,
            required=not self.blank,
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        known = self.choices_class.values if self.choices_class else value
        if not isinstance(value, list) or any(one not in known for one in value):
            raise ValidationError(_("Choose from the list."))
