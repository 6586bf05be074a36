"""What waits for the organiser, on the front of the admin."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.models import Site

from events.access import may_organise
from events.models import Told
from neighbourhoods import todo
from people.models import User


def count_calls(user: User, site: Site) -> int:
    """How many people nobody could mail about a changed date; nothing for who may not know."""
    if not may_organise(user, site):
        return 0
    waiting = Told.objects.to_be_phoned(site, timezone.now())
    return waiting.values("participation").distinct().count()


def in_words(count: int) -> str:
    """So many people."""
    return ngettext(
        "%(count)d person must be phoned about a changed date",
        "%(count)d people must be phoned about a changed date",
        count,
    ) % {"count": count}


def register() -> None:
    """So that nobody stands before a closed door."""
    todo.register(
        "events.calls",
        words=in_words,
        count=count_calls,
        url=lambda user, site: reverse("events_admin:calls"),
        icon="mobile-alt",
        order=4,
    )
