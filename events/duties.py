"""What waits in the agenda, for "today to do" on the admin's front."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.models import Site
from wagtail.permissions import policy_registry

from events.access import may_organise
from events.models import PartnerFeed, Told
from neighbourhoods import todo
from people.models import User


def count_calls(user: User, site: Site) -> int:
    """How many people nobody could mail about a changed date; nothing for who may not know."""
    if not may_organise(user, site):
        return 0
    waiting = Told.objects.to_be_phoned(site, timezone.now())
    return waiting.values("participation").distinct().count()


def calls_in_words(count: int) -> str:
    """So many people."""
    return ngettext(
        "%(count)d person must be phoned about a changed date",
        "%(count)d people must be phoned about a changed date",
        count,
    ) % {"count": count}


def count_feeds(user: User, site: Site) -> int:
    """How many calendars of partners need a person; nothing for who may not mend them."""
    policy = policy_registry.get_by_type(PartnerFeed)
    if not policy.user_has_permission_for_instance(user, "change", PartnerFeed(site=site)):
        return 0
    return PartnerFeed.objects.needing_somebody(site).count()


def feeds_in_words(count: int) -> str:
    """So many calendars."""
    return ngettext(
        "%(count)d calendar of a partner needs you",
        "%(count)d calendars of partners need you",
        count,
    ) % {"count": count}


def register() -> None:
    """So that nobody stands before a closed door, and no calendar stands still unseen."""
    todo.register(
        "events.calls",
        words=calls_in_words,
        count=count_calls,
        url=lambda user, site: reverse("events_admin:calls"),
        icon="mobile-alt",
        order=4,
    )
    todo.register(
        "events.feeds",
        words=feeds_in_words,
        count=count_feeds,
        url=lambda user, site: reverse("partner_feeds:index"),
        icon="rotate",
        order=15,
    )
