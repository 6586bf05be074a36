"""Dates that a partner cancels or moves in its own calendar, done in our agenda too."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.actions.change_date import cancel_dates, move_date, restore_date
from events.ical_in.source import SourceActivity, SourceChange
from events.models import DateChange, FeedActivity, Kind, Occurrence, Series

CANCELLED = "cancelled"


def changes_of(activity: SourceActivity) -> list[list]:
    """The changes as they are remembered: original start, then "cancelled", or start and seconds.

    A date that is told apart for its words only is no change of time.
    """
    return [
        [change.original_start.isoformat(), *_told(change, activity.length)]
        for change in activity.changes
        if change.cancelled or _is_moved(change, activity.length)
    ]


def apply_pending(now: datetime, key: UUID | None = None, feed_id: int | None = None) -> None:
    """What could not be done before: the page is published now, or the date is within reach.

    Args:
        key: of one activity.
        feed_id: of all activities of one feed.
    """
    waiting = FeedActivity.objects.filter(is_pending=True, gone_at=None)
    if key:
        waiting = waiting.filter(key=key)
    if feed_id:
        waiting = waiting.filter(feed=feed_id)
    for memory in waiting.select_related("feed__organisation", "feed__made_by"):
        apply_changes(memory, now)


@transaction.atomic
def apply_changes(memory: FeedActivity, now: datetime) -> int:
    """Bring the dates of a published activity in line with its source; how many were changed.

    What an editor decided about a date since then stays, until the source says something new of it.
    """
    hold(memory)
    own = Series.objects.select_for_update().filter(key=memory.key, is_published=True)
    series = own.first()
    if series is None:
        memory.is_pending = bool(memory.changes or memory.is_cancelled)
        memory.save(update_fields=["is_pending"])
        return 0
    dates = {date.original_start: date for date in series.occurrences.select_related("series")}
    wanted = _wanted(memory, dates, now)
    done = {datetime.fromisoformat(start): told for start, *told in memory.applied}
    fresh = {start: told for start, told in wanted.items() if done.get(start) != told}
    kept = _restore(memory, {s: told for s, told in done.items() if s not in wanted}, dates, now)
    made = {start: told for start, told in fresh.items() if start in dates}
    _cancel(memory, series, [dates[s] for s, told in made.items() if told[0] == CANCELLED], now)
    for start, told in made.items():
        if told[0] != CANCELLED:
            _move(memory, dates[start], told, now)
    memory.applied = [
        [start.isoformat(), *told]
        for start, told in sorted(wanted.items())
        if start in made or start in done
    ]
    memory.is_pending = len(made) < len(fresh)
    memory.save(update_fields=["applied", "is_pending"])
    return len(made) + kept


def hold(memory: FeedActivity) -> None:
    """Lock what we remember of an activity; always before its series, so that a calendar that is read
    and an editor who publishes never wait for each other. Call it within a transaction."""
    fresh = FeedActivity.objects.select_for_update().filter(pk=memory.pk).first()
    if fresh:
        memory.applied = fresh.applied


def _wanted(memory: FeedActivity, dates: dict, now: datetime) -> dict[datetime, list]:
    if memory.is_cancelled:
        coming = [start for start, date in dates.items() if date.end > now]
        return {start: [CANCELLED] for start in coming}
    return {datetime.fromisoformat(start): told for start, *told in memory.changes}


def _cancel(memory: FeedActivity, series: Series, dates: list[Occurrence], now: datetime) -> None:
    if dates:
        reason = _("%(organisation)s cancelled this.") % _names(memory)
        cancel_dates(series, dates, reason, memory.feed.made_by, now)


def _move(memory: FeedActivity, date: Occurrence, told: list, now: datetime) -> None:
    start, length = datetime.fromisoformat(told[0]), timedelta(seconds=told[1])
    reason = _("%(organisation)s moved this.") % _names(memory)
    try:
        move_date(date, start, length, reason, None, memory.feed.made_by, now)
    except ValidationError:
        return  # an hour that the clock skips: the date stands as the series says


def _restore(memory: FeedActivity, done: dict, dates: dict, now: datetime) -> int:
    """Undo what we did and the source no longer says; not what an editor decided since."""
    found = DateChange.objects.filter(series=memory.key, original_start__in=list(done))
    restored = 0
    for change in found:
        told, date = done[change.original_start], dates.get(change.original_start)
        ours = (
            change.kind == Kind.CANCELLED
            if told[0] == CANCELLED
            else change.new_start == datetime.fromisoformat(told[0])
        )
        if date and ours and date.end > now:  # what is over stays as people knew it
            restore_date(date, memory.feed.made_by, now)
            restored += 1
    return restored


def _told(change: SourceChange, length: timedelta) -> list:
    if change.cancelled or change.start is None:
        return [CANCELLED]
    return [change.start.isoformat(), int((change.length or length).total_seconds())]


def _is_moved(change: SourceChange, length: timedelta) -> bool:
    return (change.start, change.length or length) != (change.original_start, length)


def _names(memory: FeedActivity) -> dict[str, str]:
    return {"organisation": memory.feed.organisation.name}
