"""Tell who takes part that a date was cancelled, moved, or takes place after all: once, as it happens.

`build_series` looks before and after it writes; whatever made a date different (somebody's decision,
another rule, a page that was withdrawn) shows there, under the lock of the series.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q

from events.actions.write_to_party import write_to_party
from events.change_words import change_words
from events.models import About, EventPage, Occurrence, Participation, Series, Status, Told
from events.party_address import has_address

LATE = timedelta(days=7)  # a date of last week may still be moved to next week

WITHDRAWN = "withdrawn"  # how `Told.what` begins when the whole activity left the agenda


class Look(NamedTuple):
    """What a date was like."""

    takes_place: bool
    start: datetime
    end: datetime
    zone: str
    place: tuple


@dataclass(frozen=True)
class Fact:
    """Something that became different.

    Attributes:
        date: the date as it is now; for `of_series` the first one that is left.
        was: what it was like.
        key: the same for the same happening, different for the next one.
        of_series: the repetition changed: days went and perhaps others came.
    """

    date: Occurrence
    about: About
    was: Look | None
    key: str
    of_series: bool = False


def look(series: Series | None, now: datetime) -> dict[int, Look]:
    """Every date that somebody may count on; empty when nobody takes part. One or two queries."""
    if series is None or not series.participations.active().exists():
        return {}
    dates = series.occurrences.filter(end__gt=now - LATE)
    return {date.pk: _look(date, series) for date in dates}


def _look(date: Occurrence, series: Series) -> Look:
    on = series.is_published and date.status in (Status.PLANNED, Status.MOVED)
    place = (series.where, date.place_id or series.place_id)
    return Look(on, date.start, date.end, series.zone, place)


def tell_changes(
    series: Series, before: dict[int, Look], now: datetime, gone: EventPage | None = None
) -> int:
    """Compare with what `look` saw and tell each active party once what concerns it.

    Args:
        gone: the page as it was, when it has just been deleted.

    Returns:
        How many parties were told, or must be phoned.
    """
    if not before:
        return 0
    dates = {date.pk: date for date in series.occurrences.all() if date.pk in before}
    facts = [fact for pk, date in dates.items() if (fact := _fact(date, series, before[pk], now))]
    dropped = any(
        was.takes_place and was.end > now for pk, was in before.items() if pk not in dates
    )
    if dropped and (anchor := _anchor(series, now)):
        about = About.MOVED if anchor.end > now else About.CANCELLED
        facts.append(Fact(anchor, about, None, f"series {series.sequence} {now:%Y%m%d}", True))
    return _tell(series, facts, now, gone) if facts else 0


def _anchor(series: Series, now: datetime) -> Occurrence | None:
    """The date by which a changed repetition is remembered: the next, else the last one."""
    on = series.occurrences.filter(status__in=(Status.PLANNED, Status.MOVED))
    return on.filter(end__gt=now).order_by("start").first() or series.occurrences.last()


def _fact(date: Occurrence, series: Series, was: Look, now: datetime) -> Fact | None:
    is_now = _look(date, series)
    if max(was.end, is_now.end) <= now or (was.takes_place, is_now.takes_place) == (False, False):
        return None
    if was.takes_place and not is_now.takes_place:
        about = About.CANCELLED
    elif not was.takes_place:
        about = About.RESTORED
    elif was != is_now:
        about = About.MOVED
    else:
        return None
    # How often this date was decided about, how often the series changed, and the moment.
    key = f"{date.start:%Y%m%dT%H%M} {series.sequence}.{date.sequence} {now:%Y%m%dT%H%M%S}"
    return Fact(date, about, was, key if series.is_published else f"{WITHDRAWN} {key}")


def _tell(series: Series, facts: list[Fact], now: datetime, gone: EventPage | None) -> int:
    parties = series.participations.active().exclude(person__is_active=False)
    concerned = {
        party: found
        for party in parties.select_related("person", "site", "series", "occurrence")
        if (found := [fact for fact in facts if _concerns(fact, party)])
    }
    new = _write_down(concerned, now)
    pages = live_pages(series)
    for party, found in new.items():
        page = page_for(party, pages) or series.page or gone
        write_to_party(
            party,
            "events/mail/changed.txt",
            now,
            lambda p=party, f=found, page=page: change_words(p, f, page, now),
        )
    return len(new)


def _concerns(fact: Fact, party: Participation) -> bool:
    if fact.of_series:
        return party.occurrence_id is None
    return party.occurrence_id in (None, fact.date.pk)


def _write_down(
    concerned: dict[Participation, list[Fact]], now: datetime
) -> dict[Participation, list[Fact]]:
    """Rows first; what already stands there was told. Only the latest news must still be phoned."""
    rows = Told.objects.filter(participation__in=concerned)
    known = set(rows.values_list("participation", "occurrence", "about", "what"))
    new: dict[Participation, list[Fact]] = {}
    told, old = [], Q(pk=None)
    for party, facts in concerned.items():
        fresh = [f for f in facts if (party.pk, f.date.pk, f.about, f.key) not in known]
        if not fresh:
            continue
        new[party] = fresh
        if not has_address(party):
            old |= Q(participation=party, occurrence__in=[fact.date.pk for fact in fresh])
        for number, fact in enumerate(fresh):
            # One call tells it all: the first date stands on the list.
            phone = number == 0 and not has_address(party)
            told.append(
                Told(
                    participation=party, occurrence=fact.date, about=fact.about, what=fact.key,
                    at=now, must_be_phoned=phone,
                )
            )  # fmt: skip
    Told.objects.filter(old, must_be_phoned=True).update(must_be_phoned=False)
    Told.objects.bulk_create(told, batch_size=500)
    return new


def live_pages(series: Series) -> dict[str, EventPage]:
    """The pages of the activity that can be read, by language, the first language first."""
    pages = EventPage.objects.live().filter(translation_key=series.key).select_related("locale")
    found = {page.locale.language_code: page for page in pages.order_by("pk")}
    return dict(sorted(found.items(), key=lambda item: item[0] != settings.LANGUAGE_CODE))


def page_for(party: Participation, pages: dict[str, EventPage]) -> EventPage | None:
    """The one in the language of `party`, else the first."""
    language = party.person.language if party.person else party.language
    return pages.get(language) or next(iter(pages.values()), None)
