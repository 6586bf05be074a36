"""The admin's front: "today to do" in place of Wagtail's panels."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Site, TaskState, WorkflowState

from home.actions.page_rights import homes
from neighbourhoods import todo
from people.models import User

MOST = 8


class TodayPanel(Component):
    """What waits for this person, the drafts they are busy with, and what others are reading."""

    name = "today"
    template_name = "home/admin/today.html"
    order = 10

    def get_context_data(self, parent_context) -> dict:
        """Duties of every room, what one may begin, and own drafts."""
        request = parent_context["request"]
        return {
            "waiting": todo.waiting_for(request.user, request.site),
            "starts": todo.starts_for(request.user, request.site),
            "drafts": with_reasons(my_drafts(request.user, request.site)[:MOST]),
            "handed_in": handed_in(request.user, request.site)[:MOST],
            "request": request,
        }


def pages_of(site: Site) -> QuerySet[Page]:
    """Every page of `site`, in all its languages."""
    found = Page.objects.none()
    for path in homes(site).values_list("path", flat=True):
        found = found | Page.objects.filter(path__startswith=path)
    return found


def to_judge(user: User, site: Site) -> QuerySet[TaskState]:
    """The tasks of `user` on pages of `site`, the longest waiting first."""
    mine = TaskState.objects.reviewable_by(user).filter(
        revision__base_content_type=ContentType.objects.get_for_model(
            Page, for_concrete_model=False
        ),
        revision__object_id__in=[str(pk) for pk in pages_of(site).values_list("pk", flat=True)],
    )
    return mine.order_by("started_at")


def my_drafts(user: User, site: Site) -> QuerySet[Page]:
    """Pages that `user` made, with something that is not live yet and that nobody is reading now."""
    return (
        pages_of(site)
        .filter(owner=user, has_unpublished_changes=True)
        .exclude(pk__in=_being_read())
        .order_by("-latest_revision_created_at")
        .specific(defer=True)
    )


def handed_in(user: User, site: Site) -> QuerySet[Page]:
    """Pages of `user` that wait for the judgement of others, the newest first."""
    return (
        pages_of(site)
        .filter(owner=user, pk__in=_being_read())
        .order_by("-latest_revision_created_at")
        .specific(defer=True)
    )


def with_reasons(pages: QuerySet[Page]) -> list[Page]:
    """The pages, each with `reason`: why it was sent back, or empty. One query more."""
    found = list(pages)
    back = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES, object_id__in=[str(page.pk) for page in found]
    ).select_related("current_task_state")
    reasons = {state.object_id: state.current_task_state.comment for state in back}
    for page in found:
        page.reason = reasons.get(str(page.pk), "")
    return found


def _being_read() -> list[int]:
    waiting = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    return [int(pk) for pk in waiting.values_list("object_id", flat=True)]


def _drafts_in_words(count: int) -> str:
    return ngettext(
        "You have %(count)d draft to finish", "You have %(count)d drafts to finish", count
    ) % {"count": count}


def _judging_in_words(count: int) -> str:
    return ngettext(
        "%(count)d page waits for your judgement", "%(count)d pages wait for your judgement", count
    ) % {"count": count}


def register() -> None:
    """The duties that are about pages."""
    todo.register(
        "home.judge",
        words=_judging_in_words,
        count=lambda user, site: to_judge(user, site).count(),
        url=lambda user, site: "#panel-awaiting-review-section",
        icon="glasses",
        order=10,
    )
    todo.register(
        "home.drafts",
        words=_drafts_in_words,
        count=lambda user, site: my_drafts(user, site).count(),
        url=lambda user, site: "#panel-drafts-section",
        icon="draft",
        order=20,
    )
