"""Keep an activity, and have a calendar address of one's own. All of it is one person's."""

from uuid import UUID

from django.db import transaction
from django.http import Http404
from wagtail.models import Site

from events.filters import AgendaFilter
from events.models import Followed, PersonalFeed, Series
from people.models import User


def follow(person: User, site: Site, key: UUID) -> None:
    """Keep the activity `key`; twice is once.

    Raises:
        Http404: this neighbourhood has no such activity.
    """
    series = Series.objects.of(site).filter(key=key).first()
    if series is None:
        raise Http404
    Followed.objects.get_or_create(person=person, series=series)


def unfollow(person: User, site: Site, key: UUID) -> None:
    """Keep it no longer; also when it has left the agenda."""
    Followed.objects.filter(person=person, series_id=key, series__site=site).delete()


@transaction.atomic
def renew_feed(person: User, site: Site, choice: AgendaFilter | None) -> str:
    """Make the address of `person`, or a new one in its place: the old one is dead at once.

    Args:
        choice: out of the agenda, besides what is kept; None for only what is kept.

    Returns:
        The token. It is nowhere else: who loses it makes a new one.
    """
    feed = _own(person, site).select_for_update().first() or PersonalFeed(person=person, site=site)
    _choose(feed, choice)
    return feed.new_token()


def change_choice(person: User, site: Site, choice: AgendaFilter | None) -> None:
    """Another choice at the same address; nothing when there is no address."""
    with transaction.atomic():
        feed = _own(person, site).select_for_update().first()
        if feed:
            _choose(feed, choice)
            feed.save(update_fields=["takes_choice", "query"])


def revoke_feed(person: User, site: Site) -> None:
    """Nobody reaches it any more."""
    _own(person, site).delete()


def _own(person: User, site: Site):
    return PersonalFeed.objects.filter(person=person, site=site)


def _choose(feed: PersonalFeed, choice: AgendaFilter | None) -> None:
    feed.takes_choice, feed.query = choice is not None, choice.query if choice else ""
