"""What waits for a moderator, on the front of the admin."""

from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.models import Site

from moderation.access import may_moderate
from moderation.models import Case
from neighbourhoods import todo


def _in_words(count: int) -> str:
    return ngettext(
        "%(count)d case waits for a decision", "%(count)d cases wait for a decision", count
    ) % {"count": count}


def _open_cases(user, site: Site) -> int:
    return Case.objects.filter(site=site, is_open=True).count() if may_moderate(user, site) else 0


def register() -> None:
    """The queue of moderation."""
    todo.register(
        "moderation.cases",
        words=_in_words,
        count=_open_cases,
        url=lambda user, site: reverse("moderation_queue"),
        icon="warning",
        order=5,
    )
