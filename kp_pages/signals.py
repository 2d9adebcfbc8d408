"""What happens by itself when pages and pictures are saved.

A page or a treatment that goes live is held at the gate. Renditions are made here, so that no
visitor's request makes one; it happens after the data is stored, and a picture that cannot be read
is logged and left out: it never undoes a save.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.db.transaction import on_commit
from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.images import get_image_model
from wagtail.images.models import Filter
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.signals import init_new_page, page_published, task_submitted
from wagtailseo.models import SeoSettings

from kp_pages import outlines
from kp_pages.models import (
    BodyPage,
    ClinicPage,
    ClinicSettings,
    MedicalReviewState,
    Reference,
    Treatment,
    changed,
    gate,
    in_use,
    page_readiness,
    showing,
)
from kp_pages.pictures import SPECS, make_renditions
from kp_pages.uploads import strip_on_save


class ReviewAskedFor(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Wagtail's letter to the group of a task: it writes of its own kind of state alone."""

    def get_template_base_prefix(self, instance: Any, **kwargs: Any) -> str:
        return "task_state_"


review_asked_for = ReviewAskedFor()


def connect() -> None:
    """Called once, when the apps are ready."""
    image_model = get_image_model()
    pre_save.connect(ask_the_gate, dispatch_uid="kp_pages_gate")
    task_submitted.connect(
        review_asked_for,
        sender=MedicalReviewState,
        dispatch_uid="kp_pages_medical_review_asked_for",
    )
    page_published.connect(make_for_published, dispatch_uid="kp_pages_page_published")
    post_save.connect(make_for_draft, sender=Revision, dispatch_uid="kp_pages_draft_saved")
    pre_save.connect(strip_on_save, sender=image_model, dispatch_uid="kp_pages_image_cleaned")
    post_save.connect(make_anew, sender=image_model, dispatch_uid="kp_pages_image_saved")
    post_delete.connect(
        make_again,
        sender=image_model.get_rendition_model(),
        dispatch_uid="kp_pages_rendition_deleted",
    )
    post_save.connect(make_for_site, sender=SeoSettings, dispatch_uid="kp_pages_seo_settings_saved")
    post_save.connect(
        make_for_clinic, sender=ClinicSettings, dispatch_uid="kp_pages_clinic_settings_saved"
    )
    init_new_page.connect(open_with_outline, dispatch_uid="kp_pages_new_page")
    post_save.connect(judge_draft, sender=Revision, dispatch_uid="kp_pages_draft_judged")
    post_save.connect(judge_page, dispatch_uid="kp_pages_page_judged")
    for fact in (Treatment, Reference):
        uid = f"kp_pages_{fact.__name__}"
        pre_save.connect(keep_public, sender=fact, dispatch_uid=f"{uid}_unpublished")
        pre_delete.connect(keep, sender=fact, dispatch_uid=f"{uid}_kept")
    for model in (Treatment, Reference, ClinicSettings):
        uid = f"kp_pages_{model.__name__}"
        post_save.connect(judge_all_again, sender=model, dispatch_uid=f"{uid}_changed")
        post_delete.connect(judge_all_again, sender=model, dispatch_uid=f"{uid}_deleted")
    for model in (Treatment, Reference):
        uid = f"kp_pages_{model.__name__}_said"
        pre_save.connect(mark_other_words, sender=model, dispatch_uid=f"{uid}_saved")
        pre_delete.connect(mark_no_words, sender=model, dispatch_uid=f"{uid}_deleted")


def later(job: Callable[[], object]) -> None:
    """Do it once the data is stored; what goes wrong then is logged."""
    on_commit(job, robust=True)


def ask_the_gate(
    sender: type[Model], instance: Any, raw: bool, update_fields: Any, **kwargs: Any
) -> None:
    """Every way to publish ends here, whatever view, command or script it begins in."""
    if isinstance(instance, Page | Treatment) and not raw:
        gate.guard(instance, update_fields)


def keep_public(sender: type[Model], instance: Any, raw: bool, **kwargs: Any) -> None:
    """Every way to take a fact from its readers ends here or in its deletion."""
    if not raw:
        in_use.refuse_to_hide(instance)


def keep(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    in_use.refuse_to_go(instance)


def make_for_published(sender: type[Model], instance: Page, **kwargs: Any) -> None:
    if isinstance(instance, ClinicPage):
        later(instance.make_renditions)


def make_for_draft(sender: type[Model], instance: Revision, **kwargs: Any) -> None:
    model = ContentType.objects.get_for_id(instance.content_type_id).model_class()
    if model is not None and issubclass(model, ClinicPage) and not kwargs.get("raw"):
        later(lambda: instance.as_object().make_renditions())


def judge_draft(sender: type[Model], instance: Revision, **kwargs: Any) -> None:
    """What the rules find on a new draft is kept for the lists that show it."""
    model = ContentType.objects.get_for_id(instance.content_type_id).model_class()
    if model is not None and issubclass(model, ClinicPage) and not kwargs.get("raw"):
        _judge_later(instance.object_id)


def judge_page(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """The same of a page that a script saves without a draft."""
    if isinstance(instance, ClinicPage) and not instance.latest_revision_id:
        _judge_later(instance.pk)


def _judge_later(page_pk: Any) -> None:
    later(partial(page_readiness.judge_anew, Page.objects.filter(pk=page_pk)))


def judge_all_again(
    sender: type[Model], instance: Any, created: bool = False, **kwargs: Any
) -> None:
    """What pages show or cite has changed. A new one is on no page yet."""
    if not created and not kwargs.get("raw"):
        page_readiness.forget()


def mark_other_words(
    sender: type[Model], instance: Any, raw: bool, update_fields: Any, **kwargs: Any
) -> None:
    """A treatment or a reference is written: do the pages that show it say something else?"""
    kept = sender._default_manager.filter(pk=instance.pk).first() if instance.pk else None
    before = kept and showing.told(kept)
    written = instance if update_fields is None else kept
    for name in update_fields or ():
        setattr(written, name, getattr(instance, name))
    if not raw and written and showing.told(written) != before:
        _mark_later(instance)


def mark_no_words(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """It is to be deleted; which pages show it is known only before."""
    if instance.live:
        _mark_later(instance)


def _mark_later(instance: Any) -> None:
    later(partial(changed.mark, showing.pages_showing(instance)))
    if isinstance(instance, Treatment):
        later(partial(showing.mark_offering, showing.offered()))


def make_for_site(sender: type[Model], instance: SeoSettings, **kwargs: Any) -> None:
    """The picture for links to pages that have none of their own."""
    if instance.og_image_default and not kwargs.get("raw"):
        later(partial(make_renditions, instance.og_image_default, "share"))


def make_for_clinic(sender: type[Model], instance: ClinicSettings, **kwargs: Any) -> None:
    """The clinic's logos, which stand on every page."""
    for logo in (instance.logo, instance.logo_on_dark):
        if logo and not kwargs.get("raw"):
            later(partial(make_renditions, logo, "logo"))


def make_anew(sender: type[Model], instance: Any, created: bool, **kwargs: Any) -> None:
    """A picture was saved: its focal point may be another, and its crops with it."""
    if not created and not kwargs.get("raw"):
        later(partial(remake, instance))


def make_again(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """A rendition was deleted, as Wagtail does with all of them when a picture gets a new file."""
    later(partial(make_where_used, instance.image_id))


def remake(image: Any) -> None:
    current = {spec: Filter(spec=spec).get_cache_key(image) for spec in SPECS}
    for rendition in image.renditions.filter(filter_spec__in=SPECS):
        if rendition.focal_point_key != current[rendition.filter_spec]:
            rendition.delete()
    make_where_used(image.pk)


def make_where_used(image_pk: Any) -> None:
    image = get_image_model().objects.filter(pk=image_pk).first()
    if image is not None:
        for page in pages_with(image):
            page.make_renditions()
        if ClinicSettings.objects.filter(Q(logo=image) | Q(logo_on_dark=image)).exists():
            make_renditions(image, "logo")
        if SeoSettings.objects.filter(og_image_default=image).exists():
            make_renditions(image, "share")


def pages_with(image: Any) -> Iterator[ClinicPage]:
    """Our pages that show this picture."""
    found = ReferenceIndex.get_references_to(image).values_list("object_id", flat=True).distinct()
    for page in Page.objects.filter(pk__in=[int(pk) for pk in found if pk.isdigit()]).specific():
        if isinstance(page, ClinicPage):
            yield page


def open_with_outline(sender: Any, page: Page, parent: Page, **kwargs: Any) -> None:
    """The standard form for a new page opens with the first outline that fits."""
    outline = outlines.default_for(page._meta.label)
    if outline and isinstance(page, BodyPage) and not page.body:
        page.body = outline.fill(page.body.stream_block)
