"""The questions asked of the tables of dates and series. Every one starts at a neighbourhood."""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import F, Q, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Site

from events.local_time import local_of, start_of

# These alone stand under a day on which they do not begin; they have an index of their own, so that
# the agenda of today need not read through all that ever was.
PAST_MIDNIGHT = Q(last_date__gt=F("local_date"))


class SeriesQuerySet(models.QuerySet):
    """Activities as they were published."""

    def of(self, site: Site) -> "SeriesQuerySet":
        """What `site` has published."""
        return self.filter(site=site, is_published=True)

    def in_feed(self, now: datetime) -> "SeriesQuerySet":
        """From one month back to twelve ahead; a running series is always in."""
        earliest, latest = now - timedelta(days=31), now + timedelta(days=366)
        return self.filter(
            Q(last_end__isnull=True) | Q(last_end__gte=earliest),
            Q(first_start__lte=latest) | ~Q(rule=""),
        )


class OccurrenceQuerySet(models.QuerySet):
    """Dates that people see. Each method adds to one query; none runs one."""

    def of(self, site: Site) -> "OccurrenceQuerySet":
        """The dates that `site` has published."""
        return self.filter(site=site, is_listed=True)

    def from_day(self, first: date) -> "OccurrenceQuerySet":
        """Dates that stand under `first` or a later day."""
        begin = start_of(first)
        going_on = self.model.objects.filter(PAST_MIDNIGHT, start__lt=begin, end__gt=begin)
        earliest = going_on.order_by("start").values("start")[:1]
        # Said as one stretch of starts, so that an index gives it.
        return self.filter(start__gte=Coalesce(Subquery(earliest), begin), end__gt=begin)

    def past_midnight(self, first: date, last: date) -> models.QuerySet:
        """Keys of those that stand under more than one day, of any neighbourhood, for a subquery."""
        begin, end = start_of(first), start_of(last + timedelta(days=1))
        return self.filter(PAST_MIDNIGHT, start__lt=end, end__gt=begin).values("pk")

    def on_days(self, first: date, last: date) -> "OccurrenceQuerySet":
        """Dates that stand under one of the days `first` to `last`, both included."""
        return self.from_day(first).filter(start__lt=start_of(last + timedelta(days=1)))

    def not_over(self, now: datetime) -> "OccurrenceQuerySet":
        """Dates that have not ended: an activity is listed until it ends."""
        return self.filter(end__gt=now)

    def taking_place(self) -> "OccurrenceQuerySet":
        """Without the cancelled ones."""
        return self.exclude(status="cancelled")

    def today(self, site: Site, now: datetime) -> "OccurrenceQuerySet":
        """What is still to come, or going on, today."""
        day = local_of(now).date()
        return self.of(site).on_days(day, day).not_over(now).with_series()

    def coming(self, site: Site, now: datetime) -> "OccurrenceQuerySet":
        """Everything that has not ended, the first one first."""
        return self.of(site).from_day(local_of(now).date()).not_over(now).with_series()

    def with_series(self) -> "OccurrenceQuerySet":
        """With what a row shows, in the same query."""
        return self.select_related(
            "series", "series__place", "series__category", "series__organisation", "place"
        ).order_by("start", "end", "pk")

    def moved_from(self, first: date, last: date) -> "OccurrenceQuerySet":
        """Dates that would have begun on one of these days, had they not moved."""
        begin = datetime.combine(first, time.min)
        end = datetime.combine(last + timedelta(days=1), time.min)
        return self.filter(status="moved", original_start__gte=begin, original_start__lt=end)


def horizon(now: datetime) -> datetime:
    """Up to when dates are written down: eighteen months ahead, on the clock."""
    return local_of(now) + timedelta(days=548)
