"""What was there and who came, per kind of activity and month. Without names: these rows outlive them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from wagtail.models import Site

from events.models import (
    Attendance,
    DateChange,
    EventCategory,
    Kind,
    Occurrence,
    Participation,
    State,
    Status,
)


@dataclass
class Figures:
    """One kind of activity in one month.

    Attributes:
        month: its first day.
        held, cancelled: dates.
        parties: who signed up for a date that was held, each with whom they brought.
        people: how many of them that were.
        came: how many came, as the organiser counted.
        waiting: people who never got a seat.
    """

    month: date
    category: str
    held: int = 0
    cancelled: int = 0
    parties: int = 0
    people: int = 0
    came: int = 0
    waiting: int = 0

    @property
    def month_words(self) -> str:
        """ "maart 2026"."""
        return f"{MONTHS[self.month.month]} {self.month.year}"


def figures_of(site: Site, now: datetime) -> list[Figures]:
    """Every kind and month of what is over in `site`, the latest month first. Five queries."""
    names = dict(EventCategory.objects.filter(site=site).values_list("pk", "name"))
    found: dict[tuple, Figures] = {}

    def of(row: dict) -> Figures:
        key = (row["month"], row["kind"])
        if key not in found:
            found[key] = Figures(row["month"], names.get(row["kind"], _("other")))
        return found[key]

    for row in _dates(site, now):
        figures = of(row)
        figures.held, figures.cancelled = row["held"], row["cancelled"]
    for row in [*_own(site, now), *_whole(site, now)]:
        figures = of(row)
        figures.parties += row["parties"]
        figures.people += row["people"] or 0
        figures.waiting += row["waiting"] or 0
    for row in _came(site, now):
        of(row).came = row["came"] or 0
    return sorted(found.values(), key=lambda f: (-f.month.toordinal(), f.category.lower()))


def _over(site: Site, now: datetime) -> QuerySet[Occurrence]:
    """Dates that are over. Of an activity that was withdrawn, or a date that fell out of the series
    before its time, one counts when somebody came."""
    somebody = Exists(Attendance.objects.filter(occurrence=OuterRef("pk")))
    off = DateChange.objects.filter(
        series=OuterRef("series"), original_start=OuterRef("original_start"), kind=Kind.CANCELLED
    )
    dropped_afterwards = Q(status=Status.ORPHANED, modified__gte=F("end")) & ~Exists(off)
    on = Q(series__is_published=True) & (~Q(status=Status.ORPHANED) | dropped_afterwards)
    return Occurrence.objects.filter(on | somebody, site=site, end__lte=now)


def _held(site: Site, now: datetime) -> QuerySet[Occurrence]:
    return _over(site, now).exclude(status=Status.CANCELLED)


def _dates(site: Site, now: datetime) -> QuerySet:
    off = Q(status=Status.CANCELLED)
    months = _over(site, now).order_by().annotate(month=TruncMonth("local_date"))
    months = months.values("month", kind=F("series__category"))
    return months.annotate(held=Count("pk", filter=~off), cancelled=Count("pk", filter=off))


PARTIES = {
    "parties": Count("pk", filter=Q(state=State.CONFIRMED)),
    "people": Sum(F("guests") + 1, filter=Q(state=State.CONFIRMED)),
    "waiting": Sum(F("guests") + 1, filter=Q(state__in=(State.WAITING, State.OFFERED))),
}


def _own(site: Site, now: datetime) -> QuerySet:
    """Who signed up for one date."""
    here = Participation.objects.filter(occurrence__in=_held(site, now)).order_by()
    months = here.annotate(month=TruncMonth("occurrence__local_date"))
    return months.values("month", kind=F("series__category")).annotate(**PARTIES)


def _whole(site: Site, now: datetime) -> QuerySet:
    """Who signed up for a whole series counts on each date from then on."""
    here = Participation.objects.filter(
        occurrence__isnull=True,
        series__occurrences__in=_held(site, now),
        asked_at__lte=F("series__occurrences__end"),
    ).order_by()
    months = here.annotate(month=TruncMonth("series__occurrences__local_date"))
    return months.values("month", kind=F("series__category")).annotate(**PARTIES)


def _came(site: Site, now: datetime) -> QuerySet:
    here = Attendance.objects.filter(occurrence__in=_held(site, now)).order_by()
    months = here.annotate(month=TruncMonth("occurrence__local_date"))
    return months.values("month", kind=F("occurrence__series__category")).annotate(came=Sum("came"))
