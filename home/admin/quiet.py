"""Wagtail's own workflow mails are not sent (docs/decisions/002-no-workflow-mail.md)."""

from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

# Signal, sender and the dispatch_uid under which wagtail.admin connects its mailer.
MAILERS = [
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
]


def silence_workflow_mail() -> None:
    """Take the places of Wagtail's mailers before it does: of two receivers with one dispatch_uid
    Django keeps the first, and `home` is ready before `wagtail.admin`."""
    for signal, sender, uid in MAILERS:
        signal.connect(_say_nothing, sender=sender, dispatch_uid=uid)


def _say_nothing(**_kwargs) -> None:
    """What waits stands on the admin's front (neighbourhoods.todo)."""
