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
