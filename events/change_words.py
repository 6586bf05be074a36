"""What is said to who takes part when a date became different. Asked in the language of the reader."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.local_time import local_of
from events.models import About, EventPage, Occurrence, Participation, Series, State, Where
from events.words import when_words

if TYPE_CHECKING:
    from events.actions.tell_parties import Fact, Look

MOST = 8  # dates in one mail; more tell nobody anything


def change_words(
    party: Participation, facts: "list[Fact]", page: EventPage | None, now: datetime
) -> dict:
    """The words of `events/mail/changed.txt`.

    Args:
        facts: what became different for this party, at least one.
        page: how the activity is called; None when nobody knows any more.
    """
    facts = sorted(facts, key=lambda fact: fact.date.start)
    title = page.title if page else _("An activity")
    changed = [fact for fact in facts if not fact.of_series]
    lines = [line_words(fact, now) for fact in changed[:MOST]]
    more = len(changed) - len(lines)
    abouts = {fact.about for fact in facts}
    return {
        "subject": _subject(title, abouts, facts, now),
        "title": title,
        "lines": lines,
        "more": ngettext("And %(count)d more date.", "And %(count)d more dates.", more)
        % {"count": more}
        if more > 0
        else "",
        "next": _next(facts, now),
        "series_changed": any(fact.of_series for fact in facts),
        "comes_back": bool(abouts - {About.CANCELLED}),
        "waits": party.state == State.WAITING,
        "url": address_of(page, facts[0].date if len(facts) == 1 else None),
    }


def _subject(title: str, abouts: set, facts: "list[Fact]", now: datetime) -> str:
    told = {"title": title, "when": date_words(facts[0].date, now)}
    if len(facts) == 1 and not facts[0].of_series:
        one = {
            About.CANCELLED: _("Cancelled: %(title)s, %(when)s"),
            About.MOVED: _("Moved: %(title)s, now %(when)s"),
            About.RESTORED: _("Takes place after all: %(title)s, %(when)s"),
        }
        return one[facts[0].about] % told
    many = {
        About.CANCELLED: _("Cancelled: %(title)s"),
        About.MOVED: _("Other days or times: %(title)s"),
        About.RESTORED: _("Takes place after all: %(title)s"),
    }
    about = next(iter(abouts)) if len(abouts) == 1 else About.MOVED
    return many[about] % told


def line_words(fact: "Fact", now: datetime) -> dict:
    """One date: what happened to it, and why."""
    words = {"when": date_words(fact.date, now)}
    if fact.was:
        words["was"] = look_words(fact.was, fact.date, now)
    sentence = {
        About.CANCELLED: _("%(was)s is cancelled."),
        About.MOVED: _("%(was)s has moved. It is now %(when)s."),
        About.RESTORED: _("%(when)s takes place after all."),
    }[fact.about]
    is_now = (fact.date.series.where, fact.date.place_id or fact.date.series.place_id)
    if fact.about == About.MOVED and fact.was and fact.was[1:3] == (fact.date.start, fact.date.end):
        sentence = _("%(when)s is at another place.")
    place = ""
    if fact.was and fact.was.place != is_now and fact.about != About.CANCELLED:
        place = place_words(fact.date)
    return {"words": sentence % words, "reason": fact.date.reason, "place": place}


def date_words(date: Occurrence, now: datetime) -> str:
    """ "di 3 maart, 10.00–11.30 uur"."""
    today = local_of(now, date.series.zone).date()
    return when_words(date.local_start, date.local_end, date.all_day, today)


def look_words(was: "Look", date: Occurrence, now: datetime) -> str:
    """When it was, in the same words."""
    start, end = local_of(was.start, was.zone), local_of(was.end, was.zone)
    return when_words(start, end, date.all_day, local_of(now, was.zone).date())


def place_words(date: Occurrence) -> str:
    """ "Buurthuis Rosa, Kanaalstraat 123, Utrecht", or what takes its place."""
    series = date.series
    if series.where == Where.ONLINE:
        return _("online")
    if series.where == Where.LIVING_ROOM:
        return _("in our living room on this site")
    place = date.place or series.place
    return ", ".join(part for part in (place.name, place.address) if part) if place else ""


def _next(facts: "list[Fact]", now: datetime) -> list[str]:
    """Of a repetition that changed: the dates that are left, or came."""
    changed = [fact.date.series for fact in facts if fact.of_series]
    return coming_words(changed[0], now) if changed else []


def coming_words(series: Series, now: datetime) -> list[str]:
    """The next dates of an activity in words."""
    coming = series.occurrences.exclude(status__in=("cancelled", "orphaned")).filter(end__gt=now)
    return [date_words(date, now) for date in coming.select_related("series")[:MOST]]


def address_of(page: EventPage | None, date: Occurrence | None = None) -> str:
    """Where the activity, or one date of it, can be read; empty when it was withdrawn."""
    if page is None or page.pk is None or not page.live:
        return ""
    url = page.full_url or ""
    return f"{url}{date.slug}/" if url and date else url
