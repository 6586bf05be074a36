"""Monthly figures of moderation without names. A group under five is "<5": nobody can be guessed."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from django.db.models import Count, Min, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone
from wagtail.models import Site

from moderation.models import Basis, Decision, Objection, Report, Verdict
from moderation.models.decision import HOLDS

MONTHS = 12
SMALL = 5


@dataclass(frozen=True)
class Month:
    """What is told about one month; every number as `shown` tells it.

    Attributes:
        first: its first day.
        median_hours: from the first report to the first decision of a person; None under five cases.
    """

    first: date
    reports: str
    left: str
    hidden: str
    sent_back: str
    approved: str
    automatic: str
    restored: str
    objections: str
    upheld: str
    rejected: str
    median_hours: int | None


def shown(count: int) -> str:
    """A number that tells nothing about one person."""
    return f"<{SMALL}" if 0 < count < SMALL else str(count)


def months(site: Site, now: datetime) -> list[Month]:
    """The last twelve months of `site`, the running one first: 5 queries."""
    wanted = _last_months(timezone.localtime(now).date())
    since = timezone.make_aware(datetime.combine(wanted[-1], datetime.min.time()))
    count: Counter[tuple[date, str]] = Counter()
    reports = Report.objects.filter(case__site=site, created_at__gte=since)
    for month, number in _by_month(reports, "created_at").values_list("month", "number"):
        count[_day(month), "reports"] += number
    decisions = Decision.objects.filter(case__site=site, created_at__gte=since)
    rows = _by_month(decisions, "created_at", "verdict", "basis")
    for month, number, verdict, basis in rows.values_list("month", "number", "verdict", "basis"):
        name = "automatic" if verdict == Verdict.HIDE and basis in HOLDS else verdict
        count[_day(month), name] += number
    objections = Objection.objects.filter(site=site, created_at__gte=since)
    for month, number in _by_month(objections, "created_at").values_list("month", "number"):
        count[_day(month), "objections"] += number
    answered = Objection.objects.filter(site=site, answered_at__gte=since)
    rows = _by_month(answered, "answered_at", "outcome")
    for month, number, outcome in rows.values_list("month", "number", "outcome"):
        count[_day(month), outcome] += number
    hours = _hours_to_decide(site, since)
    return [_month(first, count, hours[first]) for first in wanted]


def _month(first: date, count: Counter, hours: list[float]) -> Month:
    def of(name: str) -> str:
        return shown(count[first, name])

    return Month(
        first=first,
        reports=of("reports"),
        left=of(Verdict.LEAVE),
        hidden=of(Verdict.HIDE),
        sent_back=of(Verdict.SEND_BACK),
        approved=of(Verdict.APPROVE),
        automatic=of("automatic"),
        restored=of(Verdict.RESTORE),
        objections=of("objections"),
        upheld=of("upheld"),
        rejected=of("rejected"),
        median_hours=round(median(hours)) if len(hours) >= SMALL else None,
    )


def _hours_to_decide(site: Site, since: datetime) -> dict[date, list[float]]:
    """By the month of the decision: hours from the first report that a person answered with it."""
    decided = Decision.objects.filter(case__site=site, created_at__gte=since, basis=Basis.PERSON)
    first = decided.annotate(asked=Min("reports__created_at")).filter(~Q(asked=None))
    hours = defaultdict(list)
    for asked, made in first.values_list("asked", "created_at"):
        hours[timezone.localtime(made).date().replace(day=1)].append(
            (made - asked).total_seconds() / 3600
        )
    return hours


def _by_month(rows, moment: str, *more: str):
    grouped = rows.order_by().annotate(month=TruncMonth(moment)).values("month", *more)
    return grouped.annotate(number=Count("pk"))


def _day(month: datetime) -> date:
    return timezone.localtime(month).date().replace(day=1)


def _last_months(today: date) -> list[date]:
    """The first days of this month and of those before it, the latest first."""
    number = today.year * 12 + today.month - 1
    return [date((number - n) // 12, (number - n) % 12 + 1, 1) for n in range(MONTHS)]
