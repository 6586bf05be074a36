"""What waits in the agenda, for "today to do" on the admin's front."""

from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.models import Site
from wagtail.permissions import policy_registry

from events.models import PartnerFeed
from neighbourhoods import todo
from people.models import User


def count_feeds(user: User, site: Site) -> int:
    """How many calendars of partners need a person; nothing for who may not mend them."""
    policy = policy_registry.get_by_type(PartnerFeed)
    if not policy.user_has_permission_for_instance(user, "change", PartnerFeed(site=site)):
        return 0
    return PartnerFeed.objects.needing_somebody(site).count()


def in_words(count: int) -> str:
    """So many calendars."""
    return ngettext(
        "%(count)d calendar of a partner needs you",
        "%(count)d calendars of partners need you",
        count,
    ) % {"count": count}


def register() -> None:
    """A calendar that is out of order, waits for an answer, or brought news."""
    todo.register(
        "events.feeds",
        words=in_words,
        count=count_feeds,
        url=lambda user, site: reverse("partner_feeds:index"),
        icon="rotate",
        order=15,
    )
