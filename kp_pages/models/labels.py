"""What people call the place where some words stand: the labels that its editor reads."""

from __future__ import annotations

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail import blocks
from wagtail.fields import StreamField

from kp_pages.models.references import Reference
from kp_pages.models.treatments import Treatment


def label(model: type[models.Model], path: str) -> str:
    """Such as "Questions and answers › Question" for "body.faq.questions.question"."""
    name, *steps = path.split(".")
    parts = []
    if name == "treatment":
        parts.append(capfirst(str(Treatment._meta.verbose_name)))
        model, name, steps = Treatment, steps[0] if steps else "", steps[1:]
    elif name == "reference":
        return capfirst(str(Reference._meta.verbose_name))
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return " › ".join([*parts, name] if name else parts)
    is_body = isinstance(field, StreamField) and model is not Treatment
    if not is_body:
        parts.append(capfirst(str(getattr(field, "verbose_name", name))))
    if isinstance(field, StreamField):
        parts.extend(_inside(field.stream_block, steps))
    return " › ".join(dict.fromkeys(parts))


def _inside(block: blocks.Block | None, steps: list[str]) -> list[str]:
    """The labels of the blocks on the way; a block that is gone is called by its key."""
    labels = []
    for step in steps:
        while isinstance(block, blocks.ListBlock):
            block = block.child_block
        block = getattr(block, "child_blocks", {}).get(step)
        if block is not None:
            labels.append(str(block.label))
        else:
            labels.append(gettext("Link") if step == "link" else step.replace("_", " "))
    return labels
