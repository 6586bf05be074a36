"""How many seats are taken, and how many are left. Ask it under the lock of the series to act on it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, Q, Sum

from events.models import Occurrence, Participation, Series, State
from events.models.participation import HOLDS_A_SEAT
from events.querysets import OccurrenceQuerySet


def coming_dates(series: Series, now: datetime) -> OccurrenceQuerySet:
    """The dates of `series` that still take place, the first one first."""
    dates: OccurrenceQuerySet = series.occurrences.not_over(now).taking_place()
    return dates.exclude(status="orphaned").order_by("start", "pk")


def seats_of(series: Series, occurrence: Occurrence | None) -> int | None:
    """How many people fit; None when there is room for all."""
    if occurrence is not None and occurrence.seats is not None:
        return occurrence.seats
    return series.seats


def free_seats(series: Series, occurrence: Occurrence | None, now: datetime) -> int | None:
    """How many seats nobody has and nobody was offered; None when there is room for all.

    Who joined the whole series has a seat on every date, so for the whole series it is the number of
    the fullest coming date. Below zero when an editor took away seats that people have.

    Args:
        occurrence: None for the whole series.
    """
    holders = Participation.objects.filter(series=series, state__in=HOLDS_A_SEAT)
    whole = _people(holders.filter(occurrence__isnull=True))
    if occurrence is not None:
        seats = seats_of(series, occurrence)
        taken = whole + _people(holders.filter(occurrence=occurrence))
        return None if seats is None else seats - taken
    coming = coming_dates(series, now)
    per_date = holders.filter(occurrence__in=coming.order_by()).order_by().values("occurrence")
    own = dict(per_date.annotate(people=_PEOPLE).values_list("occurrence", "people"))
    left = [] if series.seats is None else [series.seats - whole]
    for date in coming.filter(Q(seats__isnull=False) | Q(pk__in=list(own))):
        seats = seats_of(series, date)
        if seats is not None:
            left.append(seats - whole - own.get(date.pk, 0))
    return min(left, default=None)


def place_in_queue(party: Participation) -> int:
    """1 for who is next; 0 for who does not wait."""
    if party.state != State.WAITING:
        return 0
    queue = Participation.objects.filter(
        series_id=party.series_id, occurrence_id=party.occurrence_id, state=State.WAITING
    )
    before = Q(asked_at__lt=party.asked_at) | Q(asked_at=party.asked_at, pk__lt=party.pk)
    return queue.filter(before).count() + 1


_PEOPLE = Sum(F("guests") + 1)


def _people(parties: Iterable) -> int:
    return parties.aggregate(people=_PEOPLE)["people"] or 0  # type: ignore[attr-defined]
