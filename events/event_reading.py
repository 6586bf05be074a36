"""What the page of an activity shows: the date that was asked for, and those that follow."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from events.ical.buttons import CalendarButtons
from events.models import Closure, EventPage, FeedActivity, Occurrence, Series, Status, Where
from events.parts import Parts, address_of, date_at, parts_of
from events.querysets import horizon
from events.reading import Row, category_names
from events.recurrence import RuleRefused
from events.structured import event_json
from events.taking_part import TakingPart, taking_part, taking_part_in_draft
from events.words import rule_words

NEXT = 8
ONLINE_OPENS = timedelta(minutes=15)


@dataclass
class Dates:
    """Dates of one activity.

    Attributes:
        shown: the one the page is about: asked for, or the next, or the last.
        coming: the next ones, `shown` among them.
        more: whether there are later ones still.
    """

    shown: Row | None
    coming: list[Row]
    more: bool = False

    @property
    def is_a_choice(self) -> bool:
        """Whether there is another one than `shown`."""
        shown = self.shown and self.shown.occurrence.slug
        return any(row.occurrence.slug != shown for row in self.coming)


def event_context(page: EventPage, request: HttpRequest, asked: str, now: datetime) -> dict:
    """Everything the template needs.

    Raises:
        Http404: the activity never had the date that was asked for.
    """
    language = get_language() or settings.LANGUAGE_CODE
    category = (
        category_names(request.site, language).get(page.category.translation_key)
        if page.category
        else None
    )
    url = page.get_url(request) or ""

    def row(occurrence: Occurrence) -> Row:
        return Row(occurrence, page, f"{url}{occurrence.slug}/", category, language)

    if getattr(request, "is_preview", False):
        dates = _planned(page, row, now)
    else:
        dates = _published(page, request, asked, row, now)
    shown = dates.shown
    parts = parts_of(page.life_key, request, language)
    return {
        "dates": dates,
        "shown": shown,
        "asked": bool(asked),
        "is_over": bool(shown and shown.occurrence.end <= now),
        "category": category,
        "repetition": _repetition(page, parts),
        "before": parts.before,
        "after": parts.after,
        "place": _place(page, shown),
        "from_calendar": _source(page),
        "online_is_open": _online_is_open(page, shown, now),
        "taking_part": _taking_part(page, request, shown, now),
        "calendar": CalendarButtons.for_activity(
            request, page, shown, bool(page.rule or dates.more)
        ),
        "structured": event_json(page, request, shown) if shown else None,
        "crumbs": _crumbs(page, request),
        "other_language": page.locale.language_code
        if page.locale.language_code != language
        else "",
    }


def _taking_part(
    page: EventPage, request: HttpRequest, shown: Row | None, now: datetime
) -> TakingPart | None:
    if getattr(request, "is_preview", False):
        return taking_part_in_draft(page)
    return taking_part(page, shown.occurrence, now) if shown else None


def taken_over(page: EventPage, request: HttpRequest, slug: str) -> str:
    """The address of a date that went along to a later part of this activity; empty when there is none."""
    if not slug.isprintable():
        return ""
    date = date_at(request.site, page.life_key, slug)
    return address_of(date, request, get_language() or settings.LANGUAGE_CODE) if date else ""


def _repetition(page: EventPage, parts: Parts) -> str:
    if page.start_local is None:
        return ""
    return rule_words(parts.ended_rule or page.rule, page.start_local)


def _crumbs(page: EventPage, request: HttpRequest) -> list[tuple[str, str]]:
    parent = page.get_parent()
    return [(parent.get_url(request), parent.title)] if parent else []


def _published(page: EventPage, request: HttpRequest, asked: str, row, now: datetime) -> Dates:
    found = Occurrence.objects.of(request.site).filter(series_id=page.life_key).with_series()
    coming = [row(date) for date in found.not_over(now)[: NEXT + 1]]
    more, coming = len(coming) > NEXT, coming[:NEXT]
    if asked:
        wanted = found.filter(slug=asked).first() if asked.isprintable() else None
        if wanted is None:
            raise Http404(asked)
        return Dates(row(wanted), coming, more)
    if coming:
        on = [date for date in coming if not date.occurrence.is_cancelled]
        return Dates((on or coming)[0], coming, more)
    last = found.order_by("-start").first()
    return Dates(row(last) if last else None, [], False)


def _planned(page: EventPage, row, now: datetime) -> Dates:
    """In a preview nothing is published yet: the dates that the draft leads to."""
    if page.start_local is None:
        return Dates(None, [])
    site = (page if page.pk else page.get_parent()).get_site()
    try:
        plan = page.schedule().plan(Closure.objects.days(site), horizon(now))
    except RuleRefused:
        return Dates(None, [])
    series = Series(
        key=page.translation_key, zone=page.zone, where=page.where, place=page.place,
        category=page.category, organisation=page.organisation,
    )  # fmt: skip
    rows = []
    for date in [d for d in plan.dates if d.end > now][: NEXT + 1] or plan.dates[-1:]:
        occurrence = Occurrence(
            series=series,
            original_start=date.local_start,
            slug=date.local_start.date().isoformat(),
            all_day=page.all_day,
            status=Status.PLANNED,
        )
        occurrence.set_time(date.start, date.end, page.zone)
        rows.append(row(occurrence))
    return Dates(rows[0] if rows else None, rows[:NEXT], len(rows) > NEXT)


def _source(page: EventPage) -> str:
    """The organisation whose own calendar this came from, or empty."""
    found = FeedActivity.objects.filter(key=page.life_key, gone_at=None)
    return found.values_list("feed__organisation__name", flat=True).first() or ""


def _place(page: EventPage, shown: Row | None):
    if page.where != Where.PLACE:
        return None
    return (shown.occurrence.place if shown else None) or page.place


def _online_is_open(page: EventPage, shown: Row | None, now: datetime) -> bool:
    """From fifteen minutes before the start until the end."""
    if page.where != Where.ONLINE or shown is None or shown.occurrence.is_cancelled:
        return False
    return shown.occurrence.start - ONLINE_OPENS <= now < shown.occurrence.end
