"""The day before: who comes is reminded, at a decent hour, of when it is now."""

import logging
from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from events.actions.tell_parties import live_pages, page_for
from events.actions.write_to_party import write_to_party
from events.change_words import address_of, date_words, place_words
from events.local_time import local_of, start_of
from events.models import About, Occurrence, Participation, State, Status, Told
from events.party_address import address_of_party

log = logging.getLogger("rosa.events")

FIRST_HOUR, LAST_HOUR = 9, 20  # on the clock; before and after people want their rest


def remind(now: datetime) -> int:
    """Remind everybody who comes tomorrow, or today when the computer was down; how many mails.

    One mail a person for all that is tomorrow. Who signed up after the round of that morning needs
    none: they had a confirmation. May run twice, late, or beside itself: the row in `Told` is made
    first, and only one can make it.
    """
    if not FIRST_HOUR <= timezone.localtime(now).hour < LAST_HOUR:
        return 0
    sent = 0
    for pairs in _by_reader(now).values():
        try:
            sent += _remind(pairs, now)
        except Exception:
            log.exception("a reminder failed", extra={"party": pairs[0][0].pk})
    return sent


def _by_reader(now: datetime) -> dict[tuple, list[tuple[Participation, Occurrence]]]:
    """(party, date) for each person and day, the earliest date first."""
    found: dict[tuple, list[tuple[Participation, Occurrence]]] = defaultdict(list)
    for date in _dates(now):
        day = local_of(date.start, date.series.zone).date()
        round_of_day = start_of(day - timedelta(days=1), date.series.zone)
        round_of_day += timedelta(hours=FIRST_HOUR)
        told = Told.objects.filter(about=About.REMINDER, occurrence=date, what=day.isoformat())
        parties = Participation.objects.for_date(date).filter(
            state=State.CONFIRMED, forgotten_at=None, asked_at__lt=round_of_day
        )
        parties = parties.exclude(pk__in=told.values("participation"))
        for party in parties.select_related("person", "site", "occurrence"):
            address = address_of_party(party)
            if address:
                party.series = date.series
                found[date.site_id, day, party.person_id or address.lower()].append((party, date))
    return found


def _dates(now: datetime) -> list[Occurrence]:
    """Dates that begin later today or tomorrow and for which somebody signed up."""
    soon = Occurrence.objects.filter(
        start__gt=now,
        start__lt=now + timedelta(days=2),
        series__is_published=True,
        status__in=(Status.PLANNED, Status.MOVED),
    )
    joined = Q(participations__state=State.CONFIRMED)
    whole = Q(
        series__participations__state=State.CONFIRMED,
        series__participations__occurrence__isnull=True,
    )
    dates = soon.filter(joined | whole).with_series().distinct()
    return [date for date in dates if _days_ahead(date, now) <= 1]


def _days_ahead(date: Occurrence, now: datetime) -> int:
    """0 for later today, 1 for tomorrow, on the calendar of the place itself."""
    zone = date.series.zone
    return (local_of(date.start, zone).date() - local_of(now, zone).date()).days


@transaction.atomic
def _remind(pairs: list[tuple[Participation, Occurrence]], now: datetime) -> int:
    first = [(party, date) for party, date in pairs if _is_first(party, date, now)]
    if not first:
        return 0
    dates = [date for _party, date in first]
    # A mail that hangs in the post past midnight would say "tomorrow" on the day itself.
    zone = dates[0].series.zone
    midnight = start_of(local_of(now, zone).date() + timedelta(days=1), zone)
    expires = min([midnight, *(date.start for date in dates)])
    party = first[0][0]
    write_to_party(
        party, "events/mail/reminder.txt", now, lambda: _words(first, now), expires=expires
    )
    return 1


def _is_first(party: Participation, date: Occurrence, now: datetime) -> bool:
    """Whether nobody reminded them of this date on this day before; the database decides."""
    day = local_of(date.start, date.series.zone).date()
    _row, is_new = Told.objects.get_or_create(
        participation=party,
        occurrence=date,
        about=About.REMINDER,
        what=day.isoformat(),
        defaults={"at": now},
    )
    return is_new


def _words(pairs: list[tuple[Participation, Occurrence]], now: datetime) -> dict:
    rows = [_row(party, date, now) for party, date in pairs]
    is_today = _days_ahead(pairs[0][1], now) == 0
    day = _("Today") if is_today else _("Tomorrow")
    titles = ", ".join(row["title"] for row in rows)
    return {"rows": rows, "subject": _("%(day)s: %(titles)s") % {"day": day, "titles": titles}}


def _row(party: Participation, date: Occurrence, now: datetime) -> dict:
    page = page_for(party, live_pages(date.series))
    day = _("Today") if _days_ahead(date, now) == 0 else _("Tomorrow")
    return {
        "title": page.title if page else _("An activity"),
        "when": _("%(day)s, %(when)s") % {"day": day, "when": date_words(date, now)},
        "place": place_words(date),
        "url": address_of(page, date),
        "guests": party.guests,
        "party": party,
    }
