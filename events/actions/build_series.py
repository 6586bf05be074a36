"""Write down the dates of an activity as it was published. May run twice; keeps primary keys."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max
from wagtail.models import Site

from events.actions.take_over import take_over
from events.actions.take_part import fill_seats
from events.actions.tell_parties import Look, look, tell_changes
from events.local_time import is_plain, utc_end
from events.models import (
    AgendaVersion,
    Attendance,
    ClosedDays,
    Closure,
    DateChange,
    EventAddress,
    EventPage,
    Participation,
    Series,
    Where,
)
from events.models.occurrence import Occurrence, Status
from events.querysets import horizon
from events.schedule import Plan, PlannedDate


@dataclass
class Built:
    """What came of it: how many dates are new, changed, gone, and which no longer fit.

    Attributes:
        continues: the key of the series that it took over from just now.
    """

    new: int = 0
    changed: int = 0
    gone: int = 0
    orphaned: tuple[Occurrence, ...] = ()
    continues: UUID | None = None


@transaction.atomic
def build_series(key: UUID, now: datetime, gone: EventPage | None = None) -> Built:
    """Bring series and dates of `key` in line with its published page, or withdraw them.

    A date that a person decided something about, or that somebody joined, is never dropped: when the
    repetition no longer gives it, it becomes orphaned and the editor sees it. Who takes part is told
    what became different; more seats than before are offered to who waits. Nothing published: the
    dates stay in the table, unseen, so that they are the same ones when the page returns.

    Args:
        gone: a page of it that was just deleted: nobody else knows any more how it was called.
    """
    # The lock comes first: who waited for it must not write down what the page was before.
    series = Series.objects.select_for_update().filter(key=key).first()
    pages = published_pages(key)
    before = look(series, now)
    if not pages or pages[0].start_local is None or pages[0].is_same_language_alias:
        return _withdraw(series, before, now, gone)
    page = pages[0]
    site = page.get_site()
    if site is None:
        return _withdraw(series, before, now, gone)
    closures = Closure.objects.days(site) if page.skips_closures else ClosedDays()
    plan = page.schedule().plan(closures, horizon(now))
    is_new = series is None
    if series and series.site_id != site.pk:  # moved: the feeds of the old neighbourhood change too
        AgendaVersion.objects.rise(series.site_id)
    series = series or Series(key=key, modified=now)
    _describe(series, pages, site, plan, now)
    if not is_new:
        series.save(force_update=True)
    elif not _begin(series):
        return build_series(key, now, gone)
    _remember_addresses(series, pages)
    old = take_over(series, now) if series.is_published else None
    if old:  # a third part may begin where this one ends
        plan = page.schedule().plan(closures, horizon(now))
        _describe(series, pages, site, plan, now)
        series.save()
    built = _write_dates(series, plan, now, is_new and old is None)
    if old:
        build_series(old.key, now)
        built.continues = old.key
        before |= old.before
    AgendaVersion.objects.rise(site.pk)
    tell_changes(series, before, now)
    if old or not is_new:
        fill_seats(series, None, now)
    return built


def published_pages(key: UUID) -> list[EventPage]:
    """The live pages of an activity; first the one that tells when it is: Dutch where there is one."""
    pages = EventPage.objects.live().filter(translation_key=key)
    return sorted(
        pages.select_related("locale", "place"),
        key=lambda page: (page.locale.language_code != settings.LANGUAGE_CODE, page.pk),
    )


def _begin(series: Series) -> bool:
    """Whether this row is the first: two languages may be published at once."""
    try:
        with transaction.atomic():
            series.save(force_insert=True)
    except IntegrityError:
        if not Series.objects.filter(pk=series.pk).exists():
            raise
        return False
    return True


def _withdraw(
    series: Series | None, before: dict[int, Look], now: datetime, gone: EventPage | None
) -> Built:
    if series and series.is_published:
        series.is_published = False
        series.save(update_fields=["is_published"])
        series.occurrences.update(is_listed=False)
        AgendaVersion.objects.rise(series.site_id)
        tell_changes(series, before, now, gone)
    return Built()


def _describe(
    series: Series, pages: list[EventPage], site: Site, plan: Plan, now: datetime
) -> None:
    """Copy what all languages share, and count up SEQUENCE when time, place or rule changed."""
    page, was_once = pages[0], bool(series.timing_print) and not series.rule
    by_rule = [date for date in plan.dates if not date.is_extra]
    # Of a series whose repetition another one took over, loose dates may be all that is left.
    only_loose = plan.is_cut and not by_rule
    first = next(iter(plan.dates if only_loose else by_rule), None)
    series.site, series.page = site, page
    series.is_published = bool(plan.dates)
    series.start_local = first.local_start if first else page.start_local
    series.length, series.all_day, series.zone = page.length, page.all_day, page.zone
    series.rule = "" if only_loose else page.rule
    series.skips_closures = page.skips_closures
    series.skipped = [m.isoformat() for m in plan.skipped if m > series.start_local]
    series.last_start_local = plan.last_local
    series.first_start = plan.dates[0].start if plan.dates else series.first_start or now
    series.last_end = _last_end(series, plan)
    series.where, series.place = page.where, page.place if page.where == Where.PLACE else None
    series.category_id, series.organisation_id = page.category_id, page.organisation_id
    series.languages, series.is_free = page.languages, page.is_free
    series.wheelchair = page.where != Where.PLACE or bool(page.place and page.place.wheelchair)
    series.joining, series.seats = page.joining, page.seats
    series.most_guests = page.most_guests
    _count_changes(series, pages, plan, now, was_once)


def _last_end(series: Series, plan: Plan) -> datetime | None:
    """When the last date ends, also when that lies beyond the horizon; None when there is no last."""
    if series.rule and plan.last_local is None:
        return None
    ends = [date.end for date in plan.dates]
    if plan.last_local:
        ends.append(utc_end(plan.last_local, series.length, series.zone))
    return max(ends, default=series.first_start)


def _count_changes(
    series: Series, pages: list[EventPage], plan: Plan, now: datetime, was_once: bool
) -> None:
    timing = _print(
        series.start_local, series.length, series.all_day, series.zone, series.rule,
        plan.closed + plan.left_out, series.where, series.place_id, series.rule and plan.last_local,
    )  # fmt: skip
    content = _print(timing, series.category_id, series.organisation_id, _words(pages))
    if series.timing_print and timing != series.timing_print:
        series.sequence += 1
        if was_once and series.rule:  # its one date told of its own changes too, under the same UID
            dates = series.occurrences.aggregate(most=Max("sequence", default=0))
            series.sequence += dates["most"]
    if content != series.content_print:
        series.modified = now
    series.timing_print, series.content_print = timing, content


def _words(pages: list[EventPage]) -> list:
    """Everything a feed says of it, in every language."""
    return [
        [
            page.locale_id, page.title, page.introduction, str(page.body.raw_data), page.url_path,
            page.picture_id, page.price, page.is_free, page.for_whom, page.languages,
            page.contact_name, page.contact_phone, page.contact_email,
        ]
        for page in pages
    ]  # fmt: skip


def _print(*values: object) -> str:
    return hashlib.sha256(json.dumps(values, default=str).encode()).hexdigest()


def _remember_addresses(series: Series, pages: list[EventPage]) -> None:
    wanted = {(page.locale.language_code, page.slug) for page in pages}
    known = series.addresses.filter(site=series.site).values_list("language", "slug")
    for language, slug in wanted - set(known):
        EventAddress.objects.update_or_create(
            site=series.site, language=language, slug=slug, defaults={"series": series}
        )


def _write_dates(series: Series, plan: Plan, now: datetime, is_new: bool) -> Built:
    existing: dict[datetime, Occurrence] = {}
    changes: dict[datetime, DateChange] = {}
    if not is_new:
        existing = {date.original_start: date for date in series.occurrences.all()}
        changes = {change.original_start: change for change in series.changes.all()}
    wanted = {date.local_start: date for date in plan.dates}
    _follow_the_clock(existing, wanted, changes)
    gone = [date for start, date in existing.items() if start not in wanted]
    joined = _joined(gone)
    kept = [date for date in gone if date.original_start in changes or date.pk in joined]
    dropped = {date.pk for date in gone} - {date.pk for date in kept}
    if dropped:
        Occurrence.objects.filter(pk__in=dropped).delete()
    orphaned = [date for date in kept if date.status != Status.ORPHANED]
    for date in orphaned:
        date.status, date.is_listed, date.modified = Status.ORPHANED, False, now
    slugs = {date.slug for date in existing.values() if date.pk not in dropped}
    fresh: list[Occurrence] = []
    changed = list(orphaned)
    for start, planned in wanted.items():
        date = existing.get(start) or Occurrence(series=series, modified=now)
        if date.pk is None:
            date.slug = _slug(start, slugs)
            slugs.add(date.slug)
            fresh.append(date)
        before = _state(date)
        date.series, date.site, date.original_start = series, series.site, start
        fit(date, planned, changes.get(start), series)
        if date.pk and _state(date) != before:
            if _decided(before) != _decided(_state(date)):
                date.sequence += 1
                date.stands_apart = True
            date.modified = now
            changed.append(date)
    Occurrence.objects.bulk_create(fresh, batch_size=200)
    _save(changed)
    return Built(len(fresh), len(changed) - len(orphaned), len(dropped), tuple(kept))


def _joined(dates: list[Occurrence]) -> set[int]:
    """Which of these dates somebody joined, or came to."""
    if not dates:
        return set()
    parties = Participation.objects.active().filter(occurrence__in=dates)
    came = Attendance.objects.filter(occurrence__in=dates)
    return {
        *parties.values_list("occurrence_id", flat=True),
        *came.values_list("occurrence_id", flat=True),
    }


def fit(date: Occurrence, planned: PlannedDate, change: DateChange | None, series: Series) -> None:
    """Give `date` what the series plans, or what somebody decided about it."""
    start, end = planned.start, planned.end
    date.status, date.reason, date.place = Status.PLANNED, "", None
    if change:
        date.reason = change.reason
    if change and change.kind == "cancelled":
        date.status = Status.CANCELLED
    elif change:
        moved = change.planned(series.all_day, series.zone)
        if (moved.start, moved.end) != (start, end):
            date.status = Status.MOVED
        start, end, date.place = moved.start, moved.end, change.new_place
    date.set_time(start, end, series.zone)
    date.all_day, date.is_extra = series.all_day, planned.is_extra
    date.is_listed = series.is_published
    odd = not series.all_day and not is_plain(start, end, series.zone)
    date.stands_apart = bool(planned.is_extra or change or date.sequence or odd)


def _follow_the_clock(existing: dict, wanted: dict, changes: dict) -> None:
    """The whole series begins at another hour: each day keeps its date, with all that hangs on it."""
    gone = [start for start in existing if start not in wanted]
    new = [start for start in wanted if start not in existing]
    gone_days, new_days = Counter(s.date() for s in gone), Counter(s.date() for s in new)
    by_day = {start.date(): start for start in gone if gone_days[start.date()] == 1}
    for start in new:
        old = by_day.get(start.date())
        if old is None or new_days[start.date()] != 1:
            continue
        date = existing.pop(old)
        existing[start] = date
        if old in changes and start not in changes:
            change = changes.pop(old)
            change.original_start = start
            change.save(update_fields=["original_start"])
            changes[start] = change


def _slug(start: datetime, taken: set[str]) -> str:
    day = start.date().isoformat()
    names = [day, f"{day}-{start:%H%M}", *(f"{day}-{start:%H%M}-{n}" for n in range(2, 10))]
    return next(name for name in names if name not in taken)


FIELDS = [
    "site", "original_start", "start", "end", "local_date", "last_date", "all_day", "is_extra",
    "status", "reason", "place", "is_listed", "stands_apart", "sequence", "modified",
]  # fmt: skip


def _state(date: Occurrence) -> tuple:
    return (
        date.site_id, date.original_start, date.start, date.end, date.all_day, date.is_extra,
        date.status, date.reason, date.place_id, date.stands_apart, date.is_listed,
    )  # fmt: skip


def _decided(state: tuple) -> tuple:
    """The part of a state that only a person's decision about this date changes."""
    _site, _original, start, end, _all_day, _extra, status, _reason, place, *_shown = state
    return (status, place, (start, end) if status == Status.MOVED else None)


def _save(dates: list[Occurrence]) -> None:
    """One statement per two hundred rows, each matched by its primary key."""
    Occurrence.objects.bulk_create(
        dates, batch_size=200, update_conflicts=True, unique_fields=["pk"], update_fields=FIELDS
    )
