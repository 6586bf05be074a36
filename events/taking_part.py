"""What everybody may read about taking part: whether one signs up, and how many seats are left."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import EventPage, Joining, Occurrence, Series
from events.seats import coming_dates, free_seats


@dataclass
class TakingPart:
    """The same for all readers.

    Attributes:
        free: seats left, 0 when it is full; None when there is room for all.
        url: where one joins; empty when one can't, or need not.
    """

    is_walk_in: bool = True
    is_whole_series: bool = False
    free: int | None = None
    url: str = ""

    @property
    def is_full(self) -> bool:
        """Whether who joins now has to wait."""
        return self.free == 0

    @property
    def words(self) -> str:
        """ "nog 3 plekken"."""
        if self.is_walk_in:
            return _("You don't have to sign up. Just walk in.")
        if self.free is None:
            return _("There is room for everybody.")
        if self.free:
            return ngettext("%(n)d seat left", "%(n)d seats left", self.free) % {"n": self.free}
        if self.url:
            return _("Full: there is a waiting list")
        return _("Full")


def taking_part(page: EventPage, date: Occurrence, now: datetime) -> TakingPart | None:
    """How one takes part on `date`; None when there is nothing to take part in any more."""
    series = date.series
    whole = series.joining == Joining.SERIES
    occurrence = None if whole else date
    if whole:
        date = coming_dates(series, now).filter(start__gt=now).first() or date
    if date.is_cancelled or date.end <= now or not series.is_published:
        return None
    if series.joining == Joining.WALK_IN:
        return TakingPart()
    left = free_seats(series, occurrence, now)
    free = None if left is None else max(0, left)
    has_begun_full = free == 0 and date.start <= now
    return TakingPart(False, whole, free, "" if has_begun_full else join_url(page, occurrence))


def taking_part_in_draft(page: EventPage) -> TakingPart:
    """As it will read once it is published."""
    whole = page.joining == Joining.SERIES
    return TakingPart(page.joining == Joining.WALK_IN, whole, page.seats)


def join_url(page: EventPage, occurrence: Occurrence | None) -> str:
    """Where one joins a date, or the whole series."""
    if occurrence is None:
        return reverse("events:join_series", args=[page.slug])
    return reverse("events:join_date", args=[page.slug, occurrence.slug])


def date_or_none(series: Series, slug: str) -> Occurrence | None:
    """The date of `series` at this address, if people may see it."""
    dates = Occurrence.objects.of(series.site).filter(series=series, slug=slug)
    return dates.with_series().first()
