"""What a browser sends when an editor presses a button under the form of a page."""

from django.urls import reverse

from home.demo.forms import posted
from kp_pages.models import ConditionPage
from kp_pages.outlines import Outline


def body(*parts):
    """The body of a condition page; what a part leaves out is as the form opens with it."""
    outline = Outline("test", "Test", "Test", "kp_pages.ConditionPage", parts)
    return outline.fill(ConditionPage._meta.get_field("body").stream_block)


def fields_of(form, changes):
    """What a browser sends of the fields of a form, some of them changed."""
    data = {}
    for name, field in form.fields.items():
        value = changes.get(name, form[name].value())
        block = getattr(field, "block", None)
        value = block.get_prep_value(value) if block else field.prepare_value(value)
        for key, one in posted(field, value, name):
            data.setdefault(key, []).append(one)
    return data


def filled_in(page, **changes):
    """The form of a page as it stands, with some fields changed."""
    form_class = page.get_edit_handler().get_form_class()
    form = form_class(instance=page, parent_page=page.get_parent())
    data = fields_of(form, changes)
    for formset in form.formsets.values():
        data[f"{formset.prefix}-TOTAL_FORMS"] = data[f"{formset.prefix}-INITIAL_FORMS"] = "0"
    return data


def send(client, page, action="", extra=None, **changes):
    """Press a button: "publish", "submit", or save a draft."""
    data = filled_in(page, **changes)
    if action:
        data[f"action-{action}"] = "on"
    data.update(extra or {})
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def problems(response):
    """What the form complains about: path of the field to the sentence beside it."""
    form = response.context["form"]
    found = {}
    for name, errors in form.errors.as_data().items():
        for error in errors:
            found.update(_flat(error, name))
    return found


def _flat(error, path):
    inside = getattr(error, "block_errors", None) or {}
    rows = inside.items() if isinstance(inside, dict) else enumerate(inside)
    for key, inner in rows:
        if inner is not None:
            yield from _flat(inner, f"{path}.{key}")
    own = getattr(error, "non_block_errors", None)
    messages = error.messages if own is None and not inside else own or []
    if messages:
        yield (
            path,
            " ".join(
                sentence
                for message in messages
                for sentence in getattr(message, "messages", [str(message)])
            ),
        )
