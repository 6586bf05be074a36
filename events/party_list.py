"""Who takes part on a date, as the organiser reads it. For those who may (`events.access`) only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, Sum, Value, When
from wagtail.models import Site

from events.models import Attendance, Occurrence, Participation, State, Told
from events.models.participation import ACTIVE, HOLDS_A_SEAT
from events.party_address import has_address


@dataclass
class Counts:
    """Numbers of a date: people with a seat (or the offer of one), people who wait, and parties."""

    people: int = 0
    waiting: int = 0
    parties: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.people + other.people, self.waiting + other.waiting, self.parties + other.parties
        )


def parties_of(date: Occurrence) -> QuerySet[Participation]:
    """Everybody on the list of `date`: who comes, then who may have a seat, then the queue in order.
    With what was noted of their coming as `noted`. Two queries."""
    order = Case(
        When(state=State.CONFIRMED, then=Value(0)),
        When(state=State.OFFERED, then=Value(1)),
        default=2,
    )
    noted = Prefetch("attendances", Attendance.objects.filter(occurrence=date), to_attr="noted")
    found = Participation.objects.for_date(date).active().prefetch_related(noted)
    found = found.select_related("person", "site", "series", "occurrence", "series__page")
    return found.order_by(order, "asked_at", "pk")


def counts_of(series_key, dates: Iterable[Occurrence]) -> dict[int, Counts]:
    """The numbers of many dates of one series, in one query; who has the whole series counts on each."""
    people = Sum(F("guests") + 1, filter=Q(state__in=HOLDS_A_SEAT))
    waiting = Sum(F("guests") + 1, filter=Q(state=State.WAITING))
    rows = (
        Participation.objects.filter(series=series_key, state__in=ACTIVE)
        .order_by()
        .values("occurrence")
        .annotate(people=people, waiting=waiting, parties=Count("pk"))
    )
    found = {
        row["occurrence"]: Counts(row["people"] or 0, row["waiting"] or 0, row["parties"])
        for row in rows
    }
    whole = found.get(None, Counts())
    return {date.pk: whole + found.get(date.pk, Counts()) for date in dates}


def reached(parties: Iterable[Participation]) -> tuple[list[Participation], list[Participation]]:
    """Who can be written to, and who must be phoned."""
    by_mail, by_phone = [], []
    for party in parties:
        (by_mail if has_address(party) else by_phone).append(party)
    return by_mail, by_phone


def calls_of(site: Site, now: datetime) -> QuerySet[Told]:
    """Whom somebody must phone about a changed date, the first date first."""
    return (
        Told.objects.to_be_phoned(site, now)
        .select_related(
            "participation__person", "occurrence__series__page", "occurrence__series__place"
        )
        .order_by("occurrence__start", "pk")
    )
