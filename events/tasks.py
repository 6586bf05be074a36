"""The agenda's work in the background. Each may run twice."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from neighbourhoods.periodic import periodic

log = logging.getLogger("rosa.events")

KEEP_NAMES = timedelta(days=30)  # of who takes part, after the date or after leaving


@task()
def rebuild_after_closure(site_id: int) -> int:
    """Holidays changed: write down anew what skips them. Returns how many activities."""
    from events.models import Series

    return _rebuild(Series.objects.filter(site_id=site_id, skips_closures=True), timezone.now())


@task()
def draw_feed_picture(page_id: int) -> bool:
    """Make the picture that calendar programs show beside an activity. Returns whether it is new."""
    from events.models import EventPage

    page = EventPage.objects.filter(pk=page_id, live=True).select_related("picture").first()
    return bool(page) and _draw(page)


@periodic(every=timedelta(hours=20))
def draw_feed_pictures(now: datetime) -> int:
    """Every night: pictures that are not there yet, such as those of before a restored backup."""
    from events.models import EventPage

    pages = EventPage.objects.live().exclude(picture=None).select_related("picture")
    return sum(map(_draw, pages.prefetch_related("picture__renditions")))


def _draw(page) -> bool:
    from events.ical.calendars import FEED_PICTURE
    from events.models import AgendaVersion

    site = page.get_site()
    if page.picture is None or site is None:
        return False
    if any(size.filter_spec == FEED_PICTURE for size in page.picture.renditions.all()):
        return False
    try:
        page.picture.get_rendition(FEED_PICTURE)
    except Exception:
        log.exception("a picture could not be made", extra={"number": page.picture_id})
        return False
    AgendaVersion.objects.rise(site.pk)
    return True


@periodic(every=timedelta(hours=20))
def extend_dates(now: datetime) -> int:
    """Every night: dates up to eighteen months ahead, and UTC reckoned anew from the clock."""
    from events.models import Series

    return _rebuild(Series.objects.filter(is_published=True), now)


@periodic(every=timedelta(minutes=5))
def fill_free_seats(now: datetime) -> int:
    """Offers that nobody took go to the next in the queue. Returns how many parties moved up."""
    from events.actions.take_part import fill_seats
    from events.models import Participation, Series, State

    moving = Participation.objects.filter(state__in=[State.WAITING, State.OFFERED])
    moved = 0
    for series in Series.objects.filter(participations__in=moving).distinct().order_by("pk"):
        try:
            moved += len(fill_seats(series, None, now))
        except Exception:
            log.exception("seats could not be offered", extra={"series": str(series.pk)})
    return moved


@periodic(every=timedelta(minutes=15))
def remind_who_comes(now: datetime) -> int:
    """The day before, at a decent hour: a mail with when and where. Returns how many."""
    from events.actions.remind import remind

    return remind(now)


@periodic(every=timedelta(hours=6))
def forget_who_came(now: datetime) -> int:
    """Names of who took part go after their term; figures stay. Returns of how many."""
    from events.actions.forget_names import forget_names

    return forget_names(now, KEEP_NAMES)


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


@periodic(every=timedelta(hours=12))
def forget_who_changed(now: datetime) -> int:
    """Two years after a date was moved or called off nobody knows who did it."""
    from events.models import DateChange

    old = DateChange.objects.filter(made_at__lt=now - timedelta(days=2 * 365))
    return old.filter(made_by__isnull=False).update(made_by=None)
