"""What the organiser does with who takes part: more chairs, a seat by hand, off the list, who came.

Each writes in the log of the activity who did it, never who it was done to by name.
"""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from events.actions.take_part import fill_seats, leave, tell_where_they_stand
from events.actions.write_to_party import write_to_party
from events.change_words import date_words
from events.local_time import local_of, start_of
from events.models import Attendance, Occurrence, Participation, Series, State, Told
from events.party_address import has_address
from events.party_list import parties_of
from events.seats import free_seats, seats_of
from neighbourhoods.text import clean_text
from people.models import User

LONGEST_SUBJECT, LONGEST_LETTER = 100, 3000
FEWEST_SEATS, MOST_SEATS = 1, 2000


@transaction.atomic
def set_seats(date: Occurrence, seats: int | None, by: User, now: datetime) -> list[Participation]:
    """Another number of chairs on this date; what comes free is offered to who waits.

    Args:
        seats: None for as many as the activity has.

    Returns:
        Who was offered a seat, or has one now.
    """
    date = _lock(date)
    if date.seats == seats:
        return []
    date.seats = seats
    date.save(update_fields=["seats"])
    note(date, "set_seats", by, seats=seats)
    return fill_seats(date.series, date, now)


def missing_seats(party: Participation, date: Occurrence, now: datetime) -> int:
    """How many chairs are too few to give `party` a seat on `date`; 0 when they fit."""
    if party.state != State.WAITING:
        return 0
    free = free_seats(date.series, party.occurrence, now)
    return 0 if free is None else max(0, party.size - free)


@transaction.atomic
def give_seat(party: Participation, date: Occurrence, by: User, now: datetime) -> None:
    """Somebody who waits, or was offered a seat, has one now. When all are taken, chairs are added to
    this date: nobody loses a seat, and the count stays true.

    Raises:
        ValidationError: they left meanwhile, the date does not take place, or there is no room for
            them on every date of the series.
    """
    date = _lock(date)
    party = Participation.objects.select_related("person", "site", "series", "occurrence").get(
        pk=party.pk
    )
    if party.state == State.CONFIRMED:
        return
    if party.state == State.LEFT:
        raise ValidationError(_("They left the list meanwhile. Add them again."))
    if not date.series.is_published or date.status in ("cancelled", "orphaned"):
        raise ValidationError(_("This date does not take place, so there are no seats."))
    missing = missing_seats(party, date, now)
    if missing and party.occurrence_id is None:
        raise ValidationError(
            _("There is no room on every date. Give the activity more seats first.")
        )
    if missing:
        free = free_seats(date.series, date, now) or 0
        date.seats = (seats_of(date.series, date) or 0) + party.size - free
        date.save(update_fields=["seats"])
        note(date, "set_seats", by, seats=date.seats)
    party.state, party.offered_until = State.CONFIRMED, None
    party.save(update_fields=["state", "offered_until"])
    note(date, "give_seat", by, party=party.pk)
    tell_where_they_stand(party, now)


@transaction.atomic
def remove_party(
    party: Participation, date: Occurrence, by: User, now: datetime, tell: bool
) -> None:
    """Take somebody off the list; their seats go to who waits.

    Args:
        tell: whether they get a mail about it; who phoned to say so needs none.

    Raises:
        ValidationError: it is over, so that figures would change.
    """
    leave(party, now)
    note(date, "remove_party", by, party=party.pk)
    if tell:
        write_to_party(party, "events/mail/removed.txt", now)


def may_count(date: Occurrence, now: datetime) -> bool:
    """Whether somebody can have come: from the day itself on."""
    return start_of(local_of(date.start, date.series.zone).date(), date.series.zone) <= now


@transaction.atomic
def write_attendance(date: Occurrence, came: dict[int, int | None], by: User, now: datetime) -> int:
    """Keep how many of each party came; None takes back what was noted.

    Args:
        came: by primary key of the party. One who is not on the list of this date is passed over.

    Returns:
        How many people came in all.

    Raises:
        ValidationError: the day is not there yet.
    """
    date = _lock(date)
    if not may_count(date, now):
        raise ValidationError(_("You can count from the day itself on."))
    known = {party.pk: party for party in parties_of(date) if party.state == State.CONFIRMED}
    noted = {pk: number for pk, number in came.items() if pk in known}
    gone = [pk for pk, number in noted.items() if number is None]
    Attendance.objects.filter(occurrence=date, participation__in=gone).delete()
    rows = [
        Attendance(occurrence=date, participation=known[pk], came=number)
        for pk, number in noted.items()
        if number is not None
    ]
    Attendance.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["participation", "occurrence"],
        update_fields=["came"],
    )
    total = sum(row.came for row in rows)
    note(date, "write_attendance", by, people=total)
    return total


@transaction.atomic
def mail_parties(
    date: Occurrence,
    parties: list[Participation],
    subject: str,
    text: str,
    key: str,
    by: User,
    now: datetime,
) -> int:
    """Write to all `parties` that have an address, each a mail of their own.

    Args:
        key: the same for every sending of the same form; sent twice, it goes out once.

    Returns:
        How many mails.

    Raises:
        ValidationError: no words, or too many.
    """
    subject = clean_text(subject, LONGEST_SUBJECT, single_line=True)
    text = clean_text(text, LONGEST_LETTER)
    date = _lock(date)
    sent = PageLogEntry.objects.filter(page=date.series.page_id, action="events.mail_parties")
    if sent.filter(data__key=key).exists():
        return 0
    reached = [party for party in parties if has_address(party)]
    for party in reached:
        write_to_party(
            party,
            "events/mail/from_organiser.txt",
            now,
            lambda: {"subject": subject, "text": text, "when": date_words(date, now)},
        )
    note(date, "mail_parties", by, people=len(reached), key=key)
    return len(reached)


@transaction.atomic
def phoned(told: Told, by: User) -> None:
    """Somebody phoned them. Twice is once."""
    if Told.objects.filter(pk=told.pk, must_be_phoned=True).update(must_be_phoned=False):
        date = Occurrence.objects.select_related("series__page").get(pk=told.occurrence_id)
        note(date, "phoned", by, party=told.participation_id)


def note_opening(date: Occurrence, by: User, now: datetime) -> None:
    """That somebody looked at names: once a day for each person and date, so that the log stays read."""
    today = start_of(local_of(now).date())
    seen = PageLogEntry.objects.filter(
        page=date.series.page_id,
        action="events.open_parties",
        user=by,
        timestamp__gte=today,
        timestamp__lt=today + timedelta(days=1),
        data__date=date.slug,
    )
    if not seen.exists():
        note(date, "open_parties", by)


def note(date: Occurrence, act: str, by: User, **data) -> None:
    """Write in the log of the activity; numbers and keys only, for the log outlives the names."""
    page = date.series.page
    if page:
        log(instance=page, action=f"events.{act}", user=by, data={"date": date.slug, **data})


def people_words(number: int) -> str:
    """ "3 mensen"."""
    return ngettext("%(count)d person", "%(count)d people", number) % {"count": number}


def _lock(date: Occurrence) -> Occurrence:
    """The date as it is now, while nobody else joins or leaves."""
    series = Series.objects.select_for_update().get(pk=date.series_id)
    fresh = Occurrence.objects.get(pk=date.pk)
    fresh.series = series
    return fresh
