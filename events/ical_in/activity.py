"""One UID of a partner as one activity: its series, the dates left out and the dates told apart."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from events.ical_in.blocks import MOST_LOOSE, Block
from events.ical_in.described import (
    Words,
    is_cancelled,
    is_private,
    read_words,
    short_detail,
    version,
)
from events.ical_in.rules import Unrepeatable
from events.ical_in.source import Note, SourceActivity, SourceChange, Why
from events.ical_in.timing import (
    Timing,
    day_start,
    read_length,
    read_timing,
    real,
)
from events.ical_in.values import Moment, moment, moments
from events.ical_in.zones import Zones
from events.local_time import zone
from events.recurrence import rule_text

Tell = Callable[..., None]  # of a Why and perhaps a detail


class LeftOut(Exception):
    """This activity can't be taken over."""

    def __init__(self, why: Why, detail: str = "") -> None:
        super().__init__(why)
        self.why, self.detail = why, detail


@dataclass
class Group:
    """Every event with the same UID.

    Attributes:
        series: the event without RECURRENCE-ID; None when the source leaves it out.
        dates: events about one date of it.
    """

    uid: str
    series: Block | None = None
    dates: list[Block] = field(default_factory=list)

    def add(self, event: Block) -> None:
        """Take an event in; of two about the same, the later version counts."""
        if "RECURRENCE-ID" in event.lines:
            self.dates.append(event)
        elif self.series is None or version(event) >= version(self.series):
            self.series = event


def read_group(
    group: Group, zones: Zones, is_withdrawn: bool
) -> tuple[list[SourceActivity], list[Note]]:
    """The activities and notes that come of one UID.

    Args:
        is_withdrawn: whether the whole calendar says that its activities are off (METHOD:CANCEL).

    Raises:
        LeftOut: it can't be taken over, and why.
    """
    notes: list[Note] = []
    if group.series is None:
        found = _alone(group.uid, group.dates, zones, notes, is_withdrawn)
        if not found:
            raise LeftOut(Why.NO_START)
        return found, notes
    words = read_words(group.series)
    tell = _teller(notes, words.title or group.uid)
    timing = _timing(group.series, zones)
    if timing.guessed:
        tell(Why.NO_LENGTH)
    for line in timing.unread:
        tell(Why.RULE, line)
    activity = SourceActivity(
        uid=group.uid,
        start=timing.start,
        length=timing.length,
        all_day=timing.all_day,
        zone=timing.zone,
        rule=rule_text(timing.rule) if timing.rule else "",
        cancelled=is_withdrawn or is_cancelled(group.series),
        **_said(words, tell),
    )
    left_out = _left_out(group.series, timing, zones)
    told_apart = _told_apart(group, timing, zones, tell)
    given = _given(
        timing, [one for local, digits, _ in left_out for one in (local, digits)] + [*told_apart]
    )
    known = given | {*timing.extra}
    apart = [told_apart.pop(start) for start in [*told_apart] if start not in known]
    current = [event for event in apart if version(event) >= version(group.series)]
    strays = [event for event in current if not is_cancelled(event)]
    skipped = _skipped(known, left_out)
    for start in skipped & set(told_apart):  # left out and told apart: the later version counts
        if version(group.series) > version(told_apart[start]):
            del told_apart[start]
    skipped -= set(told_apart)
    changes = [
        SourceChange(start, start=start, length=own)
        for start, own in timing.extra.items()
        if own and start not in told_apart and start not in skipped
    ]
    for start, event in told_apart.items():
        if is_private(event):  # not ours to show, and the date is no longer as the series says
            skipped.add(start)
        elif change := _change(event, start, timing, words, zones, tell):
            changes.append(change)
    activity = _with_dates(activity, timing, skipped, given, changes)
    return [activity, *_alone(group.uid, strays, zones, notes, is_withdrawn)], notes


def _teller(notes: list[Note], title: str) -> Tell:
    def tell(why: Why, detail: str = "") -> None:
        notes.append(Note(why, title, detail=short_detail(detail)))

    return tell


def _said(words: Words, tell: Tell) -> dict:
    if words.is_cut:
        tell(Why.TEXT_CUT)
    if words.bad_link:
        tell(Why.LINK, words.bad_link)
    names = ("title", "text", "location", "url", "categories")
    return {name: getattr(words, name) for name in names}


def _timing(event: Block, zones: Zones) -> Timing:
    if "DTSTART" not in event.lines:
        raise LeftOut(Why.NO_START)
    try:
        moment(event.line("DTSTART"))
    except ValueError as error:
        raise LeftOut(Why.NO_START, event.line("DTSTART")) from error
    if event.loose > MOST_LOOSE:
        raise LeftOut(Why.TOO_MANY)
    if "EXRULE" in event.lines:
        raise LeftOut(Why.RULE, event.line("EXRULE"))
    try:
        return read_timing(event, zones)
    except Unrepeatable as error:
        raise LeftOut(Why.RULE, str(error)) from error


def _left_out(event: Block, timing: Timing, zones: Zones) -> list[tuple[datetime, datetime, bool]]:
    """Each EXDATE on the clock, by its digits alone, and whether it means every start that day."""
    return [
        (
            day_start(one, timing, zones),
            day_start(replace(one, zone=""), timing, zones),
            one.is_day and not timing.all_day,
        )
        for line in event.lines.get("EXDATE", [])
        for one in _readable(line)
    ]


def _skipped(
    known: set[datetime], left_out: list[tuple[datetime, datetime, bool]]
) -> set[datetime]:
    """The starts that EXDATE takes out; digits on the wrong clock count when nothing else fits."""
    by_day: dict[date, set[datetime]] = {}
    for start in known:
        by_day.setdefault(start.date(), set()).add(start)
    found: set[datetime] = set()
    for local, digits, whole_day in left_out:
        if whole_day:
            found |= by_day.get(local.date(), set())
        else:
            found |= known & {local} or known & {digits}
    return found


def _readable(line: str) -> list[Moment]:
    """The dates in a line; one that can't be read takes no date out."""
    try:
        return [one for one, _end in moments(line)]
    except ValueError:
        head, _colon, values = line.partition(":")
        found = []
        for piece in values.split(","):
            try:
                found.append(moment(f"{head}:{piece}"))
            except ValueError:
                continue
        return found


def _told_apart(group: Group, timing: Timing, zones: Zones, tell: Tell) -> dict[datetime, Block]:
    """Events about one date, by the start that the series gives it."""
    found: dict[datetime, Block] = {}
    for event in group.dates:
        try:
            start = real(day_start(moment(event.line("RECURRENCE-ID")), timing, zones), timing)
        except ValueError:
            tell(Why.RULE, event.line("RECURRENCE-ID"))
            continue
        if start not in found or version(event) >= version(found[start]):
            found[start] = event
    return found


def _given(timing: Timing, asked: list[datetime]) -> set[datetime]:
    """The starts that the rule, or the one start without, gives as far as is asked for."""
    asked = [*asked, *timing.extra]
    if not asked or timing.rule is None:
        return {timing.start}
    return {timing.start, *timing.starts(max(asked) + timedelta(days=1))}


def _change(
    event: Block, original: datetime, timing: Timing, words: Words, zones: Zones, tell: Tell
) -> SourceChange | None:
    """What one date is instead; None when only its words differ, which is told."""
    own = read_words(event)
    if "RANGE" in event.line("RECURRENCE-ID").partition(":")[0].upper():
        tell(Why.RULE, event.line("RECURRENCE-ID"))
    if is_cancelled(event):
        return SourceChange(original, cancelled=True)
    if (own.title and own.title != words.title) or (
        own.location and own.location != words.location
    ):
        tell(Why.DATE_WORDS, own.title or own.location)
    if "DTSTART" not in event.lines:
        return None
    try:
        first = moment(event.line("DTSTART"))
    except ValueError:
        tell(Why.RULE, event.line("DTSTART"))
        return None
    if first.is_day and not timing.all_day:
        first = replace(first, is_day=False)  # a whole day among hours: from midnight to midnight
        start, length = (
            first.local,
            read_length(event, replace(first, is_day=True), timing.zone, zones).length,
        )
    else:
        moved = read_length(event, first, timing.zone, zones)
        start, length = real(moved.start, timing), moved.length
        if moved.guessed:
            length = timing.length
    if timing.all_day and not first.is_day:  # hours among whole days
        start = start.replace(hour=0, minute=0, second=0)
        length = timedelta(days=max(1, -(-length // timedelta(days=1))))
        tell(Why.DATE_WORDS, event.line("DTSTART"))
    if start == original and length == timing.length:
        return None
    return SourceChange(original, start=start, length=length)


def _with_dates(
    activity: SourceActivity,
    timing: Timing,
    skipped: set[datetime],
    given: set[datetime],
    changes: list[SourceChange],
) -> SourceActivity:
    """The activity with its loose dates; a start left out without a rule makes way for the next."""
    extra = sorted(set(timing.extra) - skipped - given)
    own = skipped & given if timing.rule else set()
    start = activity.start
    if timing.rule is None and start in skipped:
        if not extra:
            raise LeftOut(Why.NO_DATES)
        start, extra = extra[0], extra[1:]
    last = timing.last() if timing.rule else start
    if last and own and not extra and _all_skipped(timing, own):
        raise LeftOut(Why.NO_DATES)
    changes = sorted(changes, key=lambda change: change.original_start)
    last_end = None
    if last:
        ends = [last + timing.length, *(one + timing.length for one in extra)]
        ends += [one.start + one.length for one in changes if one.start and one.length]
        last_end = max(ends)
    return replace(
        activity,
        start=start,
        extra=tuple(extra),
        skipped=tuple(sorted(own)),
        changes=tuple(changes),
        last_end=last_end,
    )


def _all_skipped(timing: Timing, skipped: set[datetime]) -> bool:
    for number, start in enumerate(timing.starts()):
        if start not in skipped or number > len(skipped):
            return False
    return True


def _alone(
    uid: str, events: list[Block], zones: Zones, notes: list[Note], is_withdrawn: bool
) -> list[SourceActivity]:
    """Dates that came without their series, each as an activity of its own."""
    found = []
    for event in events:
        if is_private(event):
            continue
        words = read_words(event)
        tell = _teller(notes, words.title or uid)
        try:
            original = moment(event.line("RECURRENCE-ID"))
            first = moment(event.line("DTSTART")) if "DTSTART" in event.lines else original
        except ValueError:
            notes.append(Note(Why.NO_START, words.title or uid, skipped=True))
            continue
        timing = read_length(event, first, zones.of(first), zones)
        start = real(timing.start, timing)
        tell(Why.CHANGE_ALONE)
        if timing.guessed:
            tell(Why.NO_LENGTH)
        found.append(
            SourceActivity(
                uid=uid,
                recurrence_id=_identity(original, zones),
                start=start,
                length=timing.length,
                all_day=timing.all_day,
                zone=timing.zone,
                cancelled=is_withdrawn or is_cancelled(event),
                last_end=start + timing.length,
                **_said(words, tell),
            )
        )
    return found


def _identity(original: Moment, zones: Zones) -> str:
    """A RECURRENCE-ID in one form, however the source writes it: a day, or a moment in UTC."""
    if original.is_day:
        return f"{original.local:%Y%m%d}"
    name = zones.of(original, repeats=True)
    aware = zones.local(original, name).replace(tzinfo=zone(name))
    return f"{aware.astimezone(UTC):%Y%m%dT%H%M%SZ}"
