"""Who is host when, in local time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Site

from chat.models import Room, RoomKind, Shift
from chat.person import TEAM
from people.models import Step, User

AHEAD = 14  # days in which the next host is looked for


@dataclass(frozen=True)
class Turn:
    """One time that somebody is host.

    Attributes:
        host: who really does it; None when that day nobody could.
        is_swapped: somebody else than the roster says.
    """

    shift: Shift
    day: date
    begins: datetime
    ends: datetime
    host: User | None
    is_swapped: bool

    @property
    def called(self) -> str:
        """The name of the host."""
        return str(self.host) if self.host else ""


def turns(shifts: QuerySet[Shift], first: date, last: date) -> list[Turn]:
    """Every turn that begins from `first` up to and including `last`, in order: two queries."""
    about = shifts.filter(first_day__lte=last).filter(
        Q(is_weekly=True, last_day__isnull=True)
        | Q(is_weekly=True, last_day__gte=first)
        | Q(is_weekly=False, first_day__gte=first)
    )
    found = []
    for shift in about.select_related("host", "room").prefetch_related("swaps__host"):
        swaps = {swap.day: swap.host for swap in shift.swaps.all()}
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
            if shift.is_on(day):
                begins, ends = shift.stretch(day)
                host = swaps.get(day, shift.host)
                found.append(Turn(shift, day, begins, ends, host, day in swaps))
    return sorted(found, key=lambda turn: (turn.begins, turn.shift.pk))


def coming(room: Room, now: datetime) -> list[Turn]:
    """The turns of `room` that are not over, those without a host left out: two queries."""
    return _coming(room.shifts.all(), now)


def coming_at(site: Site, now: datetime) -> list[Turn]:
    """As `coming`, of all rooms of `site` that are in use."""
    return _coming(of_site(site), now)


def of_site(site: Site) -> QuerySet[Shift]:
    """The shifts in all rooms of `site` that are in use."""
    return Shift.objects.filter(
        room__site=site, room__is_archived=False, room__kind__in=[RoomKind.LIVING, RoomKind.THEME]
    )


def may_host(site: Site) -> QuerySet[User]:
    """Who can stand on the roster of `site`: its team and its neighbourhood connectors. One query."""
    team = Q(
        groups__role_group__site=site, groups__role_group__role__in=[role.value for role in TEAM]
    )
    connector = Q(memberships__site=site, memberships__step=Step.CONNECTOR)
    return User.objects.filter(team | connector, is_active=True).distinct().order_by("called", "pk")


def _coming(shifts: QuerySet[Shift], now: datetime) -> list[Turn]:
    today = timezone.localdate(now)
    days = turns(shifts, today - timedelta(days=1), today + timedelta(days=AHEAD))
    return [turn for turn in days if turn.ends > now and turn.host and turn.host.is_active]
