"""What a partner's calendar says, once it has been read: plain values that can leave a process."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Why(StrEnum):
    """What the reader could not take over as it stood. Words for volunteers are in `reports`."""

    NO_START = "no_start"
    NO_UID = "no_uid"
    NO_LENGTH = "no_length"
    PRIVATE = "private"
    OURS = "ours"
    OVER = "over"
    RULE = "rule"
    NO_DATES = "no_dates"
    TOO_MANY = "too_many"
    ZONE = "zone"
    ELSEWHERE = "elsewhere"
    FLOATING = "floating"
    BROKEN = "broken"
    TEXT_CUT = "text_cut"
    LINK = "link"
    CHANGE_ALONE = "change_alone"
    DATE_WORDS = "date_words"


@dataclass(frozen=True)
class Note:
    """One thing that a volunteer should know about a calendar.

    Attributes:
        title: of the activity it is about; its UID when it has none, empty for the whole calendar.
        skipped: whether the activity was left out for it.
        detail: the part of the source it is about, such as a rule or a zone; at most 200 characters.
            For PRIVATE, OURS, OVER, and TOO_MANY without a title: how many activities.
    """

    why: Why
    title: str = ""
    skipped: bool = False
    detail: str = ""


@dataclass(frozen=True)
class SourceChange:
    """One date of a series that the source tells apart (RECURRENCE-ID).

    Attributes:
        original_start: on the clock of the activity's zone; midnight when it lasts all day.
        cancelled: whether it does not take place; then start and length are None.
        start, length: on the clock, when it takes place at another time.
    """

    original_start: datetime
    cancelled: bool = False
    start: datetime | None = None
    length: timedelta | None = None


@dataclass(frozen=True)
class SourceActivity:
    """One activity of a partner: a UID with all its dates, times naive on the clock of `zone`.

    Attributes:
        zone: once read, always that of our street (`events.ical_in.street`).
        uid: as the source wrote it.
        recurrence_id: for a date that came without its series, its original start, as 20260908 or
            20260908T080000Z however the source wrote it; else empty.
        title, text, location: plain text, cleaned; empty when the source has none.
        url: http, https or mailto, or empty.
        start: the first start; midnight when `all_day`.
        length: on the clock; whole days when `all_day`; more than zero.
        rule: as `events.recurrence.parse_rule` reads it, without start; empty for once.
        extra: loose starts beside the rule (RDATE).
        skipped: starts of the rule that never take place (EXDATE), only those that the rule gives.
        changes: dates told apart.
        cancelled: the whole activity does not take place.
        last_end: when the last date ends, on the clock; None when it goes on and on.
    """

    uid: str
    title: str
    start: datetime
    length: timedelta
    recurrence_id: str = ""
    text: str = ""
    location: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    all_day: bool = False
    zone: str = "Europe/Amsterdam"
    rule: str = ""
    extra: tuple[datetime, ...] = ()
    skipped: tuple[datetime, ...] = ()
    changes: tuple[SourceChange, ...] = ()
    cancelled: bool = False
    last_end: datetime | None = None


@dataclass(frozen=True)
class Reading:
    """A calendar that was read.

    Attributes:
        name: what the calendar calls itself, or empty.
        seen: how many activities it holds, also those that were left out.
    """

    name: str = ""
    activities: tuple[SourceActivity, ...] = ()
    notes: tuple[Note, ...] = ()
    seen: int = 0


class Unreadable(Exception):
    """The whole calendar cannot be taken; `reason` says why, in words for a volunteer (lazy)."""

    def __init__(self, reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True)
class Fetched:
    """An answer of a partner's server.

    Attributes:
        body: at most LARGEST bytes after decompression; None when nothing changed (304).
        etag, last_modified: to ask conditionally next time, or empty.
        address: where it was at last, after redirects.
    """

    body: bytes | None
    etag: str = ""
    last_modified: str = ""
    address: str = ""
