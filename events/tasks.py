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
