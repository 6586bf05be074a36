"""What waits in contact, for "today to do" on the admin's front."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.models import Site
from wagtail.permissions import policy_registry

from contact.models import Question, State
from neighbourhoods import todo
from people.models import User


def waiting_for(user: User, site: Site) -> QuerySet[Question]:
    """New questions of `site`, and those that `user` took up and has not finished."""
    policy = policy_registry.get_by_type(Question)
    seen = policy.instances_user_has_any_permission_for(user, ["view"]).filter(site=site)
    return seen.filter(Q(state=State.NEW) | Q(state=State.TAKEN, taken_by=user))


def in_words(count: int) -> str:
    """So many questions."""
    return ngettext(
        "%(count)d question waits for an answer", "%(count)d questions wait for an answer", count
    ) % {"count": count}


def register() -> None:
    """So that none is forgotten."""
    todo.register(
        "contact.open",
        words=in_words,
        count=lambda user, site: waiting_for(user, site).count(),
        url=lambda user, site: reverse("contact_questions:index"),
        icon="mail",
        order=5,
    )
