"""Calendars of partners as the reader gives them, and who follows them."""

from datetime import datetime, timedelta

from events.ical_in.source import Note, Reading, SourceActivity, SourceChange
from events.models import EventPage, PartnerFeed
from tests.events.factories import make_partner


def at(text: str) -> datetime:
    """A time on the clock."""
    return datetime.fromisoformat(text)


def told(uid: str = "les-1", start: str = "2026-03-10 10:00", hours: float = 1.5, **fields):
    """An activity in a partner's calendar."""
    fields = {"title": "Nederlands oefenen", "text": "Kom oefenen. Neem een buur mee.", **fields}
    length = fields.pop("length", timedelta(hours=hours))
    for name in ("extra", "skipped"):
        fields[name] = tuple(at(day) for day in fields.get(name, ()))
    if "last_end" not in fields and not fields.get("rule"):
        fields["last_end"] = at(start) + length
    return SourceActivity(uid=uid, start=at(start), length=length, **fields)


def cancelled(original: str) -> SourceChange:
    """A date that the partner cancelled."""
    return SourceChange(at(original), cancelled=True)


def moved(original: str, start: str, hours: float = 1.5) -> SourceChange:
    """A date that the partner moved."""
    return SourceChange(at(original), start=at(start), length=timedelta(hours=hours))


def reading(*activities: SourceActivity, notes: tuple[Note, ...] = ()) -> Reading:
    """A calendar that was read."""
    return Reading("Lessen", activities, notes, len(activities) + len(notes))


def make_feed(site, by=None, **fields) -> PartnerFeed:
    """A calendar that the editors follow."""
    fields = {"address": "https://debrug.example/lessen.ics", "name": "Lessen", **fields}
    organisation = fields.pop("organisation", None) or make_partner(site)
    return PartnerFeed.objects.create(site=site, organisation=organisation, made_by=by, **fields)


def page_titled(title: str = "Nederlands oefenen") -> EventPage:
    """The page that an activity became."""
    return EventPage.objects.get(draft_title=title)
