"""A file cut into events, before anything is understood: what is broken stays alone.

The form is RFC 5545 §3.1 and §3.4, read as mildly as the wild asks for: any line end, a byte order
mark, Latin-1, several calendars in one file, ends that are missing. Only properties that the reader
asks for are kept, so that an attached film or ten thousand guests cost nothing.
"""

import codecs
import re
from dataclasses import dataclass, field

from events.ical_in.refusals import Refused

LARGEST = 5 * 1024 * 1024  # bytes
LONGEST_LINE = 100_000  # bytes of one property
MOST_LOOSE = 2_000  # dates in RDATE and EXDATE of one event; a week for 38 years
MOST_ZONES, LONGEST_ZONE = 50, 1_000  # lines of a VTIMEZONE
FOLD = re.compile(rb"\n+[ \t]")
NAME = re.compile(rb"[A-Za-z0-9-]+")
BEGINS = re.compile(rb"^BEGIN:V(CALENDAR|EVENT)[ \t]*$", re.IGNORECASE | re.MULTILINE)
LOOSE = {"RDATE", "EXDATE"}
KEPT = {  # how often each may stand in an event; further ones are left out
    "UID": 1, "DTSTART": 1, "DTEND": 1, "DURATION": 1, "RECURRENCE-ID": 1, "SEQUENCE": 1,
    "SUMMARY": 1, "DESCRIPTION": 1, "X-ALT-DESC": 1, "LOCATION": 1, "URL": 1, "STATUS": 1,
    "CLASS": 1, "CATEGORIES": 20, "RRULE": 2, "EXRULE": 1,
    "RDATE": MOST_LOOSE, "EXDATE": MOST_LOOSE,
}  # fmt: skip
OF_CALENDAR = {"X-WR-CALNAME", "NAME", "X-WR-TIMEZONE", "METHOD"}


@dataclass
class Block:
    """An event as it was written.

    Attributes:
        lines: unfolded lines per property, such as "DTSTART;TZID=Europe/Amsterdam:20260302T100000".
        loose: how many dates RDATE and EXDATE hold.
        whole: whether its end was there.
    """

    lines: dict[str, list[str]] = field(default_factory=dict)
    loose: int = 0
    whole: bool = False

    def line(self, name: str) -> str:
        """The first line of a property, or empty."""
        return self.lines.get(name, [""])[0]


@dataclass
class Contents:
    """What stands in a file.

    Attributes:
        lines: of the calendar itself, the first of each property.
        zones: lines of each VTIMEZONE.
        whole: whether every calendar in it was closed; if not, the end may be missing.
    """

    lines: dict[str, str] = field(default_factory=dict)
    events: list[Block] = field(default_factory=list)
    zones: list[list[str]] = field(default_factory=list)
    whole: bool = True


def cut(data: bytes) -> Contents:
    """The events, zones and calendar properties in `data`.

    Raises:
        Refused: it is no calendar at all, or larger than LARGEST.
    """
    if len(data) > LARGEST:
        raise Refused("too_large")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    data = data.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").lstrip()
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if not BEGINS.search(data):
        raise Refused(_what_else(data))
    scissors = _Scissors()
    for line in FOLD.sub(b"", data).split(b"\n"):
        scissors.take(line.rstrip())
    return scissors.finish()


def text_of(line: bytes) -> str:
    """A line in UTF-8, or in the old Western code when it can't be that."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _what_else(data: bytes) -> str:
    if not data:
        return "empty"
    if data.startswith((b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")):
        return "packed"
    return "web_page" if data.startswith(b"<") else "not_a_calendar"


class _Scissors:
    """Goes through the lines once. `depth` counts components within the one that is being read."""

    def __init__(self) -> None:
        self.contents = Contents()
        self.event: Block | None = None
        self.zone: list[str] | None = None
        self.other = ""  # a component that we don't read, such as VTODO
        self.open_calendars = 0
        self.depth = 0

    def take(self, line: bytes) -> None:
        match = NAME.match(line)
        if not match:
            return
        name = match.group().decode().upper()
        if name in ("BEGIN", "END") and line[match.end() : match.end() + 1] == b":":
            kind = text_of(line[match.end() + 1 :]).strip().upper()[:100]
            self._begin(kind) if name == "BEGIN" else self._end(kind)
        elif self.event is not None:
            if not self.depth:
                self._keep(self.event, name, line)
        elif self.zone is None and not self.other and name in OF_CALENDAR:
            self.contents.lines.setdefault(name, text_of(line[:LONGEST_LINE]))
        if self.zone is not None and len(self.zone) < LONGEST_ZONE:
            self.zone.append(text_of(line[:1000]))

    def finish(self) -> Contents:
        self._drop()
        if self.open_calendars:
            self.contents.whole = False
        return self.contents

    def _begin(self, kind: str) -> None:
        if kind == "VCALENDAR":
            self._drop()
            self.open_calendars += 1
        elif kind == "VEVENT":  # an event never stands in another: the end of that one is missing
            self._drop()
            self.event = Block()
        elif self.event is not None or self.zone is not None or self.other:
            self.depth += 1
        elif kind == "VTIMEZONE":
            self.zone = []
        else:
            self.other = kind

    def _end(self, kind: str) -> None:
        if kind == "VCALENDAR":
            self._drop()
            self.open_calendars = max(0, self.open_calendars - 1)
        elif kind == "VEVENT" and self.event is not None:
            self.event.whole = True
            self._drop()
        elif kind == "VTIMEZONE" and self.zone is not None:
            if len(self.contents.zones) < MOST_ZONES:
                self.contents.zones.append([*self.zone, "END:VTIMEZONE"])
            self._drop()
        elif self.depth:
            self.depth -= 1
        elif kind == self.other:
            self._drop()

    def _drop(self) -> None:
        """Put away what is being read, finished or not."""
        if self.event is not None:
            self.contents.events.append(self.event)
        self.event, self.zone, self.other, self.depth = None, None, "", 0

    def _keep(self, event: Block, name: str, line: bytes) -> None:
        if name not in KEPT:
            return
        if name in LOOSE:
            event.loose += line.count(b",") + 1
            if event.loose > MOST_LOOSE:
                return
        kept = event.lines.setdefault(name, [])
        if len(kept) < KEPT[name]:
            kept.append(text_of(line[:LONGEST_LINE]))
