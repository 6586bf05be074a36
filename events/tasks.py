"""The agenda's work in the background. Each may run twice."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from neighbourhoods.periodic import periodic

log = logging.getLogger("rosa.events")


@task()
def rebuild_after_closure(site_id: int) -> int:
    """Holidays changed: write down anew what skips them. Returns how many activities."""
    from events.models import Series

    return _rebuild(Series.objects.filter(site_id=site_id, skips_closures=True), timezone.now())


@periodic(every=timedelta(hours=20))
def extend_dates(now: datetime) -> int:
    """Every night: dates up to eighteen months ahead, and UTC reckoned anew from the clock."""
    from events.models import Series

    return _rebuild(Series.objects.filter(is_published=True), now)


@task()
def fetch_feed(feed_id: int, by_id: int | None = None) -> None:
    """Look at one calendar of a partner.

    Args:
        by_id: the user who asked for it.
    """
    from events.actions.follow_feed import follow_feed
    from events.models import PartnerFeed
    from people.models import User

    feed = PartnerFeed.objects.filter(pk=feed_id).first()
    if feed:
        by = User.objects.filter(pk=by_id).first() if by_id else None
        follow_feed(feed, timezone.now(), by)


@periodic(every=timedelta(hours=4))
def fetch_feeds(now: datetime) -> int:
    """Look at every calendar of a partner, each in a task of its own. Returns how many."""
    from events.models import PartnerFeed

    found = list(PartnerFeed.objects.followed().values_list("pk", flat=True))
    for pk in found:
        fetch_feed.enqueue(pk)
    return len(found)


def _rebuild(series, now: datetime) -> int:
    from events.actions.build_series import build_series

    done = 0
    for key in series.values_list("key", flat=True):
        try:
            build_series(key, now)
            done += 1
        except Exception:
            log.exception("dates could not be written", extra={"series": str(key)})
    return done
