"""A whole calendar of a partner, once it was read: into the agenda, with a report for the editors."""

import logging
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from events.actions.follow_source import Line, follow_source, let_go
from events.ical_in.source import Reading, Why
from events.local_time import local_of
from events.models import FeedActivity, FeedReport, PartnerFeed
from events.models.feed_activity import short_uid
from people.models import User

log = logging.getLogger("rosa.events")

MOST_NEW = 100  # drafts at once: more would drown the editors, and the one who waits for an answer
MANY_NOTES = 500  # with so many, the reader may have stopped telling what it left out
FEW = 4  # activities; of fewer, more than half may go without asking
NEW = {"new", "back"}
GONE = {"gone", "gone_draft"}
LEFT_OUT = {"cancelled_new", "over", "thrown_away", "failed"}
CHANGED = {"time", "time_and_draft", "words", "dates", "cancelled"}
# What an editor should know, beside the drafts that stand in the workflow by themselves.
NEWS = {"time", "time_and_draft", "your_draft", "kept", "dates", "cancelled", "gone", "back", "failed"}  # fmt: skip
STILL_THERE_NOT = {Why.PRIVATE, Why.OURS}


def take_in(
    feed: PartnerFeed,
    reading: Reading,
    now: datetime,
    by: User | None = None,
    file_name: str = "",
    is_complete: bool = True,
) -> FeedReport:
    """Make drafts of what is new, follow what changed, take off what is gone. May run twice.

    Each activity stands by itself: one that fails is reported and stops no other.

    Args:
        feed: which the caller has taken (`PartnerFeed.take`).
        by: who asked for it.
        is_complete: whether what is not in `reading` is gone; false for a file with some activities.

    Returns:
        The report. Its `is_whole` says whether everything was done, so that the same bytes need
        not be read again.
    """
    with override(settings.LANGUAGE_CODE):
        known = list(feed.activities.expected(local_of(now)))
        lines = _take_each(feed, reading, now)
        if is_complete and _is_whole(reading):
            lines += _take_off(feed, reading, known, now)
        return _report(feed, reading, lines, now, by, file_name)


def decide_missing(feed: PartnerFeed, are_gone: bool, by: User, now: datetime) -> FeedReport:
    """A person says whether what is no longer in the calendar is gone, or stays."""
    with override(settings.LANGUAGE_CODE):
        waiting = feed.activities.waiting().select_related("feed__organisation", "feed__made_by")
        if are_gone:
            # One at a time: a transaction over many would keep editors out of all of them.
            lines = [line for memory in waiting if (line := _let_go_still(memory, now))]
        else:
            lines = [Line("kept_on", memory.title, str(memory.key)) for memory in waiting]
            waiting.update(is_kept=True, missing_since=None)
        feed.recover(now)
        return _report(feed, Reading(seen=feed.count), lines, now, by, "", is_news=False)


def _let_go_still(memory: FeedActivity, now: datetime) -> Line | None:
    """Let one go, unless somebody else decided about it a moment before."""
    with transaction.atomic():
        PartnerFeed.objects.select_for_update().get(pk=memory.feed_id)
        if not FeedActivity.objects.waiting().filter(pk=memory.pk).exists():
            return None
        return let_go(memory, now)


def _take_each(feed: PartnerFeed, reading: Reading, now: datetime) -> list[Line]:
    lines, new, seen = [], 0, set()
    old = set(feed.activities.values_list("uid", "recurrence_id"))
    for activity in reading.activities:
        identity = (short_uid(activity.uid), activity.recurrence_id)
        if identity in seen:
            continue
        seen.add(identity)
        is_new = identity not in old
        if is_new and new == MOST_NEW:
            lines.append(Line("too_many", "", detail=str(MOST_NEW)))
            break
        new += is_new
        try:
            with transaction.atomic():
                PartnerFeed.objects.select_for_update().get(pk=feed.pk)
                lines += follow_source(feed, activity, now)
        except Exception:
            log.exception("an activity could not be taken in", extra={"feed": feed.pk})
            lines.append(Line("failed", activity.title[:255]))
    return lines


def _take_off(
    feed: PartnerFeed, reading: Reading, known: list[FeedActivity], now: datetime
) -> list[Line]:
    """What was expected and is not there. More than half of it waits for a person."""
    there = {(short_uid(one.uid), one.recurrence_id) for one in reading.activities}
    unread = {
        note.title for note in reading.notes if note.skipped and note.why not in STILL_THERE_NOT
    } - {""}
    missing = [
        memory
        for memory in known
        if (memory.uid, memory.recurrence_id) not in there
        and not unread & {memory.title, memory.uid}
    ]
    if len(known) >= FEW and len(missing) * 2 > len(known):
        feed.activities.filter(pk__in=[memory.pk for memory in missing]).update(missing_since=now)
        return [Line("waiting", "", detail=f"{len(missing)},{len(known)}")]
    lines = []
    for memory in missing:
        memory.feed = feed
        try:
            with transaction.atomic():
                lines.append(let_go(memory, now))
        except Exception:
            log.exception("an activity could not be taken off", extra={"feed": feed.pk})
            lines.append(Line("failed", memory.title, str(memory.key)))
    return lines


def _is_whole(reading: Reading) -> bool:
    """Whether what is not in `reading` was not in the calendar either: it was neither cut off nor
    too full to read to its end."""
    return (
        not any(
            (note.why == Why.BROKEN and not note.skipped)
            or (note.why == Why.TOO_MANY and not note.title)
            for note in reading.notes
        )
        and len(reading.notes) < MANY_NOTES
    )


def _left_out(reading: Reading) -> int:
    """How many activities the reader left out; of some kinds it tells the number only."""
    return sum(
        int(note.detail) if not note.title and note.detail.isdecimal() else 1
        for note in reading.notes
        if note.skipped
    )


def _report(
    feed: PartnerFeed,
    reading: Reading,
    lines: list[Line],
    now: datetime,
    by: User | None,
    file_name: str,
    is_news: bool = True,
) -> FeedReport:
    def titles(kinds: set[str]) -> int:
        return len({(line.key, line.title) for line in lines if line.what in kinds})

    report = FeedReport.objects.create(
        feed=feed,
        made_at=now,
        by=by,
        file_name=file_name[:100],
        seen=reading.seen or len(reading.activities),
        new=titles(NEW),
        changed=titles(CHANGED),
        gone=titles(GONE),
        left_out=titles(LEFT_OUT) + _left_out(reading),
        lines=[line.as_json() for line in lines],
        notes=[
            {"why": n.why.value, "title": n.title, "skipped": n.skipped, "detail": n.detail}
            for n in reading.notes
        ],
    )
    FeedReport.objects.forget_old(feed)
    if is_news and any(line.what in NEWS for line in lines):
        feed.has_news = True
        feed.save(update_fields=["has_news"])
    report.is_whole = not any(line.what in ("failed", "too_many") for line in lines)
    return report
