"""The VEVENTs of an activity: one for the series, one for every date that stands apart."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from icalendar import Event, vRecur, vText, vUri

from events.local_time import is_plain, local_of, utc_end, utc_of, zone
from events.models import EventPage, Occurrence, Series, Status, Where
from events.spoken import NAMES, unpack
from neighbourhoods.text import CONTROLS

BLANKS = re.compile(r"[ \t]+")
COLOURS = {
    "lamp": "orange", "main": "teal", "rug": "crimson", "tile": "royalblue", "garden": "olive",
}  # fmt: skip
LONGEST_TEXT = 2000


@dataclass
class Words:
    """What a feed in one language says of an activity.

    Attributes:
        url: full address of its page.
        picture_url: full address of a picture, or empty.
        body: False leaves the long text out, so that a large feed stays small.
    """

    page: EventPage
    url: str
    category: str = ""
    picture_url: str = ""
    body: bool = True


def uid(series: Series, date_slug: str = "") -> str:
    """For ever, in all languages, after any edit: `{translation_key}@{host from settings}`."""
    name = f"{series.key}-{date_slug}" if date_slug else str(series.key)
    return f"{name}@{urlsplit(settings.ROSA_BASE_URL).hostname}"


def entries(series: Series, apart: list[Occurrence], words: Words) -> list[Event]:
    """All VEVENTs of a series, in a fixed order.

    Args:
        apart: its dates that stand apart, orphans left out.
    """
    extra = [date for date in apart if date.is_extra]
    others = {date.original_start: date for date in apart if not date.is_extra}
    found = []
    if series.rule:
        found.append(_series_entry(series, words))
        found += [_override(series, date, words) for _start, date in sorted(others.items())]
    elif not _only_extra(series, extra):
        found.append(_single(series, others.get(series.start_local), words))
    found += [
        date_entry(series, date, words) for date in sorted(extra, key=lambda d: d.original_start)
    ]
    return found


def date_entry(series: Series, date: Occurrence, words: Words) -> Event:
    """One date by itself: a loose day in a feed, or a download."""
    event = _described(series, words, date)
    event.add("uid", uid(series, date.slug if date.is_extra or series.rule else ""))
    _set_time(event, series, date.start, date.end)
    return event


def _only_extra(series: Series, extra: list[Occurrence]) -> bool:
    return any(date.original_start == series.start_local for date in extra)


def _series_entry(series: Series, words: Words) -> Event:
    event = _described(series, words)
    event.add("uid", uid(series))
    end = series.start_local + series.length
    if series.all_day:
        event.add("dtstart", series.start_local.date())
        event.add("dtend", end.date())
    else:
        start = series.start_local.replace(tzinfo=zone(series.zone))
        event.add("dtstart", start)
        if is_plain(start.astimezone(UTC), utc_end(series.start_local, series.length, series.zone)):
            event.add("dtend", end.replace(tzinfo=zone(series.zone)))
        else:  # programs would give the length of this odd night to every date
            event.add("duration", series.length)
    event.add("rrule", vRecur.from_ical(_rule(series)))
    skipped = [_in_series_type(series, datetime.fromisoformat(text)) for text in series.skipped]
    if skipped:
        event.add("exdate", skipped)
    return event


def _rule(series: Series) -> str:
    """The rule with its last start as UNTIL: in UTC for hours, a plain day for whole days."""
    parts = [p for p in series.rule.split(";") if not p.startswith(("UNTIL=", "COUNT="))]
    last = series.last_start_local
    if last and series.all_day:
        parts.append(f"UNTIL={last:%Y%m%d}")
    elif last:
        parts.append(f"UNTIL={utc_of(last, series.zone):%Y%m%dT%H%M%SZ}")
    return ";".join(parts)


def _override(series: Series, date: Occurrence, words: Words) -> Event:
    event = _described(series, words, date)
    event.add("uid", uid(series))
    event.add("recurrence-id", _in_series_type(series, date.original_start))
    _set_time(event, series, date.start, date.end)
    return event


def _single(series: Series, date: Occurrence | None, words: Words) -> Event:
    """An activity that is once."""
    event = _described(series, words, date)
    event.add("uid", uid(series))
    if date:
        _set_time(event, series, date.start, date.end)
    else:
        end = series.start_local + series.length
        tz = zone(series.zone)
        _set_time(event, series, series.start_local.replace(tzinfo=tz), end.replace(tzinfo=tz))
    return event


def _in_series_type(series: Series, local: datetime) -> date:
    """A start in the type and zone of DTSTART, so that programs see it is the same one."""
    return local.date() if series.all_day else local.replace(tzinfo=zone(series.zone))


def _set_time(event: Event, series: Series, start: datetime, end: datetime) -> None:
    """Start and end of one date; in UTC in the odd nights, where the clock alone does not tell."""
    if series.all_day:
        event.add("dtstart", local_of(start, series.zone).date())
        event.add("dtend", local_of(end, series.zone).date())
        return
    own = zone(series.zone) if is_plain(start, end, series.zone) else UTC
    event.add("dtstart", start.astimezone(own))
    event.add("dtend", end.astimezone(own))


def _described(series: Series, words: Words, date: Occurrence | None = None) -> Event:
    """Everything but UID and time. No resident's data, no organiser, no attendee, no alarm."""
    event = Event()
    page, cancelled = words.page, date is not None and date.status == Status.CANCELLED
    title = plain(page.title)
    if cancelled:
        title = _("CANCELLED: %(title)s") % {"title": title}
    event.add("summary", title)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    modified = max(series.modified, date.modified) if date else series.modified
    event.add("dtstamp", modified.astimezone(UTC).replace(microsecond=0))
    event.add("last-modified", modified.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", series.sequence + (date.sequence if date else 0))
    event.add("description", description(series, words, date))
    event.add("url", vUri(words.url))
    place = (date.place if date else None) or series.place
    if location := _location(series, place):
        event.add("location", location)
    if series.where == Where.PLACE and place and place.latitude and place.longitude:
        event.add("geo", (float(place.latitude), float(place.longitude)))
    if words.category:
        event.add("categories", [plain(words.category)])
    if series.category:
        event.add("color", vText(COLOURS[series.category.colour]))
    if contact := _contact(page):
        event.add("contact", contact)
    if words.picture_url:
        image = vUri(words.picture_url)
        image.params["VALUE"] = "URI"
        event.add("image", image)
    return event


def description(series: Series, words: Words, date: Occurrence | None) -> str:
    """Plain sentences, ending in the address."""
    page = words.page
    lines = []
    if date and date.status == Status.CANCELLED:
        lines.append(_("This date is cancelled. %(reason)s") % {"reason": date.reason})
    elif date and date.status == Status.MOVED:
        lines.append(_("This date has moved. %(reason)s") % {"reason": date.reason})
    lines.append(page.introduction)
    if words.body:
        lines.append(_body_text(page))
    if page.for_whom:
        lines.append(_("For whom: %(words)s") % {"words": page.for_whom})
    lines.append(_("Free") if page.is_free else _("Price: %(words)s") % {"words": page.price})
    if codes := unpack(page.languages):
        lines.append(
            _("Languages: %(words)s") % {"words": ", ".join(NAMES[code] for code in codes)}
        )
    lines = [plain(line, keep_lines=True).strip() for line in lines]
    return "\n".join([*(line for line in lines if line), words.url])


def _body_text(page: EventPage) -> str:
    pieces = [
        strip_tags(str(block.value).replace("</p>", "\n").replace("</li>", "\n"))
        for block in page.body
        if block.block_type in ("heading", "text")
    ]
    text = "\n".join(piece.strip() for piece in pieces)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _location(series: Series, place) -> str:
    if series.where == Where.ONLINE:
        return _("Online")
    if series.where == Where.LIVING_ROOM:
        return _("In our living room on this site")
    return plain(", ".join(part for part in (place.name, place.address) if part)) if place else ""


def _contact(page: EventPage) -> str:
    parts = (page.contact_name, page.contact_phone, page.contact_email)
    return plain(", ".join(part for part in parts if part))


def plain(text: str, keep_lines: bool = False) -> str:
    """Without control characters or U+2028, that break a line in some programs."""
    text = CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", " "))
    if keep_lines:
        return "\n".join(BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return " ".join(text.split())


__all__ = ["Words", "date_entry", "description", "entries", "plain", "uid"]
