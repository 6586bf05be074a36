"""A partner's calendar as activities: nothing in it is believed, one bad event costs only itself."""

import hashlib
import logging
from datetime import UTC, datetime, timedelta

from events.ical_in.activity import Group, LeftOut, read_group
from events.ical_in.apart import read_apart
from events.ical_in.blocks import Block, Contents, cut
from events.ical_in.described import is_private, read_words, short_detail
from events.ical_in.source import Note, Reading, SourceActivity, Why
from events.ical_in.street import Elsewhere, on_our_clock
from events.ical_in.texts import plain, short
from events.ical_in.values import moment, text, value
from events.ical_in.zones import Zones
from events.local_time import local_of

__all__ = ["read_apart", "read_calendar"]
log = logging.getLogger("rosa.events")

KEPT_AFTER = timedelta(days=31)  # as our own feed goes one month back
MOST_ACTIVITIES = 2_000
MOST_NOTES = 500
LONGEST_UID = 255
NAME = 100  # characters


def read_calendar(data: bytes, now: datetime, own_hosts: set[str]) -> Reading:
    """The activities in a calendar, and notes on what could not be taken over as it stood.

    Takes as long and as much memory as the data makes it; `read_apart` bounds both.

    Args:
        now: aware; what was over KEPT_AFTER before is left out.
        own_hosts: names after the @ of our own UIDs, whose activities come from here.

    Raises:
        Unreadable: it is not a calendar.
    """
    return _Reader(cut(data), now, own_hosts).read()


class _Reader:
    def __init__(self, contents: Contents, now: datetime, own_hosts: set[str]) -> None:
        self.contents, self.now = contents, now
        self.own_hosts = {host.lower() for host in own_hosts}
        self.is_withdrawn = self._of_calendar("METHOD").upper() == "CANCEL"
        self.zones = Zones(self._of_calendar("X-WR-TIMEZONE"), contents.zones)
        self.activities: list[SourceActivity] = []
        self.notes: list[Note] = []
        self.counted: dict[Why, int] = {}  # left out without a word about each

    def read(self) -> Reading:
        groups = self._groups()
        for group in groups.values():
            self._take(group)
        return Reading(
            name=short(plain(self._name(), single_line=True), NAME)[0],
            activities=tuple(self.activities),
            notes=tuple([*self._of_whole(), *self.notes][:MOST_NOTES]),
            seen=len(groups),
        )

    def _groups(self) -> dict[str, Group]:
        groups: dict[str, Group] = {}
        for number, event in enumerate(self.contents.events):
            uid = _uid(event)
            if not event.whole:
                uid = f"{uid or number} (half)"
            elif not uid:
                uid = _made_uid(event)
            groups.setdefault(uid, Group(uid)).add(event)
        return groups

    def _take(self, group: Group) -> None:
        events = [event for event in (group.series, *group.dates) if event is not None]
        private = is_private(group.series) if group.series else all(map(is_private, events))
        if group.uid.rpartition("@")[2].lower() in self.own_hosts:
            self._count(Why.OURS)
        elif private:
            self._count(Why.PRIVATE)
        elif not all(event.whole for event in events):
            self._leave_out(events[0], group.uid, Why.BROKEN)
        elif all(self._is_long_over(event) for event in events):
            self._count(Why.OVER)
        elif len(self.activities) >= MOST_ACTIVITIES:
            self._count(Why.TOO_MANY)
        else:
            self._read(group, events[0])

    def _read(self, group: Group, first: Block) -> None:
        try:
            found, notes = read_group(group, self.zones, self.is_withdrawn)
            found = [on_our_clock(activity) for activity in found]
        except LeftOut as error:
            self._leave_out(first, group.uid, error.why, error.detail)
            return
        except Elsewhere as error:
            self._leave_out(first, group.uid, Why.ELSEWHERE, str(error))
            return
        except (MemoryError, RecursionError):
            raise
        except Exception as error:  # whatever a date or text that nobody foresaw makes of it
            log.info("an event could not be read", extra={"error": type(error).__name__})
            self._leave_out(first, group.uid, Why.BROKEN)
            return
        current = [activity for activity in found if not self._is_over(activity)]
        if not current:
            self._count(Why.OVER)
            return
        if not _uid(first):
            self.notes.append(Note(Why.NO_UID, current[0].title))
        self.activities += current
        self.notes += notes

    def _leave_out(self, event: Block, uid: str, why: Why, detail: str = "") -> None:
        if len(self.notes) < MOST_NOTES:
            title = read_words(event).title or (short_detail(uid) if _uid(event) else "")
            self.notes.append(Note(why, title, skipped=True, detail=short_detail(detail)))

    def _count(self, why: Why) -> None:
        self.counted[why] = self.counted.get(why, 0) + 1

    def _is_over(self, activity: SourceActivity) -> bool:
        if activity.last_end is None:
            return False
        return activity.last_end < local_of(self.now, activity.zone) - KEPT_AFTER

    def _is_long_over(self, event: Block) -> bool:
        """Whether an event is once and long past, at a glance: agendas of ten years read quickly."""
        if not {"RRULE", "RDATE"}.isdisjoint(event.lines) or "DURATION" in event.lines:
            return False
        try:
            last = moment(event.line("DTEND") or event.line("DTSTART")).local
        except ValueError:
            return False
        edge = self.now.astimezone(UTC).replace(tzinfo=None) - KEPT_AFTER
        return last < edge - timedelta(days=3)

    def _of_whole(self) -> list[Note]:
        """Notes about the calendar rather than one activity."""
        notes = []
        if not self.contents.whole:
            notes.append(Note(Why.BROKEN, detail="END:VCALENDAR"))
        if self.zones.floating:
            notes.append(Note(Why.FLOATING))
        unknown = sorted(self.zones.unknown)[:20]
        notes += [Note(Why.ZONE, detail=short_detail(name)) for name in unknown]
        notes += [
            Note(why, skipped=True, detail=str(number)) for why, number in self.counted.items()
        ]
        return notes

    def _name(self) -> str:
        for name in ("X-WR-CALNAME", "NAME"):
            try:
                if line := self.contents.lines.get(name):
                    return text(line)
            except ValueError:
                continue
        return ""

    def _of_calendar(self, name: str) -> str:
        try:
            return value(self.contents.lines[name])
        except (KeyError, ValueError):
            return ""


def _uid(event: Block) -> str:
    """The UID as written; empty without one, or with one too long to keep."""
    try:
        uid = text(event.line("UID")).strip() if "UID" in event.lines else ""
    except ValueError:
        return ""
    return uid if uid.isprintable() and len(uid) <= LONGEST_UID else ""


def _made_uid(event: Block) -> str:
    """A UID for an event without: the same as long as its title and start stay the same."""
    said = event.line("UID") or event.line("SUMMARY") + event.line("DTSTART")
    return f"made-{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()[:40]}"
