"""The two steps of the workflow: a clinician signs the words, then a publisher publishes them.

What is published is what was signed. If the words changed in between, the page goes back.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.locks import WorkflowLock
from wagtail.log_actions import log
from wagtail.models import AbstractGroupApprovalTask, Page, Task, TaskState, WorkflowState

from kp_pages.letters import send
from kp_pages.models.content import ContentPage
from kp_pages.models.records import MedicalReview
from kp_pages.models.reviews import REFUSALS, latest, record_review
from kp_pages.models.signing import ReviewForm
from kp_pages.models.standing import State
from kp_pages.notices import tell

Action = tuple[str, Any, bool]


class MedicalReviewLock(WorkflowLock):
    """Nobody changes a page while a clinician reads it, the clinician neither."""

    def get_message(self, user: Any) -> Any:
        if not self.for_user(user):
            return None
        if self.task.is_reviewer(user):
            return _(
                "You are its medical reviewer. Read the page in the preview, then sign it or send "
                "it back below. Nobody can change it meanwhile."
            )
        return _(
            "A medical reviewer is reading this page, so it cannot be changed. To change it, "
            "cancel the workflow and submit it again."
        )


class MedicalReviewState(TaskState):
    """A medical review that is asked for, and the words for which it is."""

    #: The words at the start; of an approved one, those that were signed.
    digest = models.CharField(max_length=64, blank=True)
    review = models.ForeignKey(
        MedicalReview, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("state of a medical review")
        verbose_name_plural = _("states of medical reviews")

    @cached_property
    def page(self) -> Any:
        """The newest draft of the page."""
        return self.workflow_state.content_object.get_latest_revision_as_object()

    @cached_property
    def digest_now(self) -> str:
        return self.page.medical_digest()

    @property
    def has_changed(self) -> bool:
        """Whether the words are others than those that were sent to the reviewer."""
        return self.digest != self.digest_now


class MedicalReviewTask(AbstractGroupApprovalTask):
    """A clinician of these groups reads the page and signs its words."""

    task_state_class = MedicalReviewState
    lock_class = MedicalReviewLock

    class Meta:
        verbose_name = _("medical review task")
        verbose_name_plural = _("medical review tasks")

    @classmethod
    def get_description(cls) -> Any:
        return _("A clinician in one of these groups signs the exact words of the page.")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Begin; a page that needs no review, or whose words are signed already, goes on."""
        page = workflow_state.content_object.get_latest_revision_as_object()
        if not isinstance(page, ContentPage):
            return self._skip(workflow_state, user, _("It needs no medical review."))
        digest, standing = page.medical_digest(), page.review
        if standing.state == State.CURRENT and standing.is_independent:
            return self._skip(workflow_state, user, _("Its words are signed already."))
        state = super().start(workflow_state, user=user)
        state.digest = digest
        state.save(update_fields=["digest"])
        return state

    def _skip(self, workflow_state: WorkflowState, user: Any, why: Any) -> TaskState:
        state = MedicalReviewState(
            workflow_state=workflow_state,
            task=self,
            revision=workflow_state.content_object.get_latest_revision(),
            status=TaskState.STATUS_SKIPPED,
            finished_at=timezone.now(),
            finished_by=user,
            comment=str(why),
        )
        state.save()
        return state

    def is_reviewer(self, user: Any) -> bool:
        """Whether this person reviews here. An administrator is no clinician by being one."""
        return self._user_in_groups(user)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return user.is_superuser or self.is_reviewer(user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not user.is_superuser

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return False

    def get_actions(self, obj: Any, user: Any) -> list[Action]:
        if not self.is_reviewer(user):
            return []
        return [
            ("approve", _("Sign the review"), True),
            ("reject", _("Request changes"), True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        if self.is_reviewer(user):
            return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return TaskState.objects.none()

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return ReviewForm if action == "approve" else super().get_form_for_action(action)

    def get_template_for_action(self, action: str) -> str:
        return "kp_pages/admin/sign.html" if action == "approve" else ""

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **said: Any) -> Any:
        """Answers with the address to go on to: a reviewer may not open what they are done with."""
        home = reverse("wagtailadmin_home")
        state = _locked(task_state, said.get("digest", ""))
        if state is None:
            return home
        if action_name != "approve":
            super().on_action(state, user, action_name, **said)
            tell(_("“%(title)s” was sent back.") % {"title": state.page.title}, is_done=True)
            return home
        page = latest(int(state.workflow_state.object_id))
        state.review = record_review(
            page,
            user,
            shown=said.get("digest", ""),
            is_attested=bool(said.get("attested")),
            scope=said.get("scope", MedicalReview.Scope.FULL),
            months=said.get("months"),
            comment=said.get("comment", ""),
        )
        if state.review.scope != MedicalReview.Scope.FULL:
            tell(_("Your review of a part is recorded. Somebody has to review the whole page."))
            return None
        state.digest = state.review.digest
        state.revision = page.get_latest_revision()
        state.save()
        state.approve(user=user, comment=said.get("comment", ""))
        recorded = _("Your review is recorded. “%(title)s” is to be read again by %(day)s.")
        day = date_format(state.review.due_on)
        tell(recorded % {"title": page.title, "day": day}, is_done=True)
        return home


class PublicationTask(AbstractGroupApprovalTask):
    """A publisher of these groups publishes what was signed."""

    class Meta:
        verbose_name = _("publication task")
        verbose_name_plural = _("publication tasks")

    @classmethod
    def get_description(cls) -> Any:
        return _("A publisher in one of these groups publishes exactly what was reviewed.")

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **said: Any) -> Any:
        state = _locked(task_state)
        if state is None:
            return None
        if action_name == "approve" and isinstance(state.workflow_state.content_object, Page):
            page = latest(int(state.workflow_state.object_id))
            review_task = _review_task(state.workflow_state)
            if review_task and _is_unsigned(page):
                _send_back(state, user, page, review_task)
                return None
        return super().on_action(state, user, action_name, **said)


def _locked(task_state: TaskState, read: str = "") -> Any:
    """The task as it is now, locked; None, with a word about it, if it is no longer to be done.

    ``read`` is the digest of what a reviewer read; without it, that of what was sent to them.
    """
    state = TaskState.objects.select_for_update().get(pk=task_state.pk).specific
    if state.status == TaskState.STATUS_IN_PROGRESS:
        return state
    read = read or getattr(state, "digest", "")
    if read and state.digest_now != read:
        way = reverse("kp_pages_changes", args=[state.page.pk]), gettext("See what changed")
        tell(REFUSALS["changed"], way=way)
    else:
        tell(_("Somebody else was quicker: this step is finished already."))
    return None


def _review_task(workflow_state: WorkflowState) -> MedicalReviewTask | None:
    """The medical review of this workflow, if it has one."""
    tasks = MedicalReviewTask.objects.filter(
        workflow_tasks__workflow=workflow_state.workflow_id, active=True
    )
    return tasks.order_by("workflow_tasks__sort_order").first()


def _is_unsigned(page: Any) -> bool:
    """Whether a clinician should sign the words of the page, and none has."""
    return isinstance(page, ContentPage) and page.review.state != State.CURRENT


def _send_back(state: TaskState, user: Any, page: Any, task: MedicalReviewTask) -> None:
    """The page goes to medical review once more, and people hear why."""
    state.status = TaskState.STATUS_CANCELLED
    state.finished_at, state.finished_by = timezone.now(), user
    state.comment = str(_("The text is not the one that was signed."))
    state.save()
    log(instance=page, action="kp_pages.review.sent_back", user=user, revision=state.revision)
    people = {state.workflow_state.requested_by, page.owner} - {None, user}
    transaction.on_commit(partial(send, people, "sent_back", {"page": page}), robust=True)
    workflow_state = WorkflowState.objects.get(pk=state.workflow_state_id)
    workflow_state.update(user=user, next_task=Task.objects.get(pk=task.pk))
    tell(
        _(
            "“%(title)s” was not published: its text is not the one that a clinician signed. It "
            "went back to medical review."
        )
        % {"title": page.title}
    )
