"""An activity in two parts: until a day so, from that day on otherwise. Each part knows the other."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Site

from events.models import Continuation, EventPage, Occurrence, Series
from events.reading import pages_in
from events.recurrence import rule_until


@dataclass
class Part:
    """The other part of an activity, as its page tells of it.

    Attributes:
        day: the first day of the later part.
        is_other_time: whether that is the difference; else it is something else.
    """

    page: EventPage
    url: str
    day: date
    is_other_time: bool


@dataclass
class Parts:
    """What came before this activity, and what comes after it."""

    before: Part | None = None
    after: Part | None = None
    ended_rule: str = ""


def parts_of(key: UUID, request: HttpRequest, language: str) -> Parts:
    """The neighbours in time of the activity `key`; one query for the many that have none."""
    here = Q(series_id=key, series__site=request.site) | Q(key=key, series__site=request.site)
    links = list(Continuation.objects.done().filter(here).select_related("series"))
    if not links:
        return Parts()
    later = min((link for link in links if link.key != key), key=_since, default=None)
    earlier = next((link for link in links if link.key == key), None)
    found = Parts()
    if earlier:
        found.before = _part(earlier, earlier.series_id, request, language)
    if later:
        found.after = _part(later, later.key, request, language)
        if later.series.rule and later.series.last_start_local:
            found.ended_rule = rule_until(later.series.rule, later.series.last_start_local)
    return found


def _since(link: Continuation):
    return link.since


def _part(link: Continuation, key: UUID, request: HttpRequest, language: str) -> Part | None:
    page = pages_in({key}, language).get(key)
    new = Series.objects.of(request.site).filter(key=link.key).first()
    if page is None or new is None:
        return None
    old = link.series
    times = [(s.start_local.time(), s.length, _weekdays(s), s.all_day) for s in (old, new)]
    return Part(page, page.get_url(request) or "", new.start_local.date(), times[0] != times[1])


def _weekdays(series: Series) -> str:
    """The repetition without its end, for a weekly one with its weekday."""
    rule = ";".join(p for p in series.rule.split(";") if not p.startswith(("UNTIL=", "COUNT=")))
    return rule if "BY" in rule else f"{rule} {series.start_local:%a}"


def date_at(site: Site, key: UUID, slug: str) -> Occurrence | None:
    """The date of `key` with this address, also when a later part took it over."""
    keys = {key, *Continuation.objects.later_parts(key)}
    dates = Occurrence.objects.of(site).filter(series_id__in=keys, slug=slug)
    found = list(dates.with_series())
    return min(found, key=lambda date: date.series_id != key, default=None)


def address_of(date: Occurrence, request: HttpRequest, language: str) -> str:
    """Where the page of a date is now; empty when it is not for everybody."""
    page = pages_in({date.series_id}, language).get(date.series_id)
    return f"{page.get_url(request)}{date.slug}/" if page else ""
