"""Join, leave, wait for a seat, be offered one. Every verb holds the row lock of the series.

The fair and simple rule of the queue: a seat that comes free is offered to the first in the queue whose
whole party fits. A smaller party may pass a larger one for which there is no room yet, so that no chair
stays empty; the larger keeps its place. An offer that nobody takes in time goes to the next, and who let
it lapse can join anew.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.actions.write_to_party import write_to_party
from events.models import Joining, Occurrence, Participation, Series, State, Status
from events.models.participation import ACTIVE
from events.seats import coming_dates, free_seats, place_in_queue, seats_of
from neighbourhoods.text import clean_text
from people.models import User

LONGEST_NAME, LONGEST_ANSWER = 80, 300
MOST_ADDED_GUESTS = 10  # that the team may write down with somebody
OFFER = timedelta(hours=24)
SHORTEST_OFFER = timedelta(hours=1)
NO_OFFERS = timedelta(hours=3)  # so near the start a free seat is given, not offered
ADDED_AFTERWARDS = timedelta(
    days=7
)  # how long after its end the team may still write somebody down


@dataclass(frozen=True)
class Joiner:
    """Who joins: a resident, or a visitor by name with an e-mail address, a phone number or both.

    Attributes:
        phone: as typed; kept as digits.
        language: of the mails to a visitor; a resident's own counts for a resident.
    """

    person: User | None = None
    name: str = ""
    email: str = ""
    phone: str = ""
    language: str = "nl"


class AlreadyJoined(ValidationError):
    """They take part or wait already, in `participation`."""

    def __init__(self, participation: Participation) -> None:
        super().__init__(_("You are already on the list."), code="already")
        self.participation = participation


@transaction.atomic
def join(
    series: Series,
    occurrence: Occurrence | None,
    by: Joiner,
    guests: int,
    answer: str,
    now: datetime,
    added_by: User | None = None,
) -> Participation:
    """Take seats, or a place in the queue when the party does not fit, and tell them so.

    Args:
        occurrence: None for the whole series.
        guests: how many others they bring along.
        answer: to the question of the organiser; may be empty.
        added_by: who of the team writes them down by hand; may also do so for one date of a series,
            with more guests, and up to seven days afterwards.

    Raises:
        AlreadyJoined: the same person, e-mail address or number is on the list of this date.
        ValidationError: what else is in the way, in words. Codes: "walk_in", "unpublished", "cancelled",
            "over", "guests", "full" (it has begun, so there is no queue), "name", "address", "invalid"
            (no e-mail address), "too_long", "empty".
    """
    series, occurrence = _lock(series, occurrence)
    _check_open(series, occurrence, now, added_by)
    _check_guests(series, occurrence, guests, added_by)
    who = _cleaned(by, added_by)
    if known := _party_of(who, series, occurrence, now):
        raise AlreadyJoined(known)
    _lapse(series, now)
    _fill(series, occurrence, now)
    free = free_seats(series, occurrence, now)
    fits = free is None or 1 + guests <= free
    if not fits and not _begins(series, occurrence, now) > now:
        raise ValidationError(_("It has begun, and every seat is taken."), code="full")
    party = Participation.objects.create(
        site_id=series.site_id,
        series=series,
        occurrence=occurrence,
        person=who.person,
        name=who.name,
        email=who.email,
        phone=who.phone,
        language=who.language,
        guests=guests,
        answer=clean_text(answer, LONGEST_ANSWER) if answer.strip() else "",
        state=State.CONFIRMED if fits else State.WAITING,
        asked_at=_after_the_last(series, now),
        added_by=added_by,
    )
    party.keep_link()
    tell_where_they_stand(party, now)
    return party


@transaction.atomic
def leave(participation: Participation, now: datetime) -> None:
    """They do not come; their seats go to the queue. Who left already stays away without an error.

    Raises:
        ValidationError: it is over (code "over").
    """
    series, occurrence = _lock(participation.series, participation.occurrence)
    participation.refresh_from_db()
    if participation.state not in ACTIVE:
        return
    if _is_over(series, occurrence, now):
        raise ValidationError(_("This is over."), code="over")
    _go(participation, now)
    _fill(series, occurrence, now)


@transaction.atomic
def take_offer(participation: Participation, now: datetime) -> None:
    """Take the seats that were offered. Taken before, it stays taken.

    Raises:
        ValidationError: there is no offer (any more), or the date does not take place.
    """
    series, occurrence = _lock(participation.series, participation.occurrence)
    participation.refresh_from_db()
    if participation.state == State.CONFIRMED:
        return
    until = participation.offered_until
    if participation.state != State.OFFERED or until is None or until <= now:
        raise ValidationError(_("This seat is no longer free for you."), code="lapsed")
    _check_takes_place(series, occurrence, now)
    participation.state, participation.offered_until = State.CONFIRMED, None
    participation.save(update_fields=["state", "offered_until"])
    tell_where_they_stand(participation, now)


@transaction.atomic
def leave_everything(person: User, now: datetime) -> None:
    """An account is erased: nothing that it wrote stays, and its seats to come go to the queue."""
    parties = Participation.objects.filter(person=person)
    for series in (
        Series.objects.filter(participations__in=parties.active()).distinct().order_by("pk")
    ):
        fresh, _date = _lock(series, None)
        for party in parties.active().filter(series=fresh).select_related("occurrence"):
            if not _is_over(fresh, party.occurrence, now):
                _go(party, now)
        _lapse(fresh, now)
        _fill(fresh, None, now)
    parties.update(answer="", name="", email="", phone="", link_print="")


@transaction.atomic
def fill_seats(series: Series, occurrence: Occurrence | None, now: datetime) -> list[Participation]:
    """Let offers lapse whose time is over, and offer free seats to the queue; see the rule above.

    Nothing is offered for a date that is cancelled, withdrawn or has begun.

    Args:
        occurrence: only the queues that touch this date; None for every queue of the series.

    Returns:
        Who was offered a seat, or has one now.
    """
    moving = Q(state=State.WAITING) | Q(state=State.OFFERED, offered_until__lte=now)
    if not Participation.objects.filter(moving, series=series).exists():
        return []
    series, occurrence = _lock(series, occurrence)
    _lapse(series, now)
    return _fill(series, occurrence, now)


def tell_where_they_stand(party: Participation, now: datetime) -> bool:
    """Mail a party what is now the case. Returns whether there is an address to write to."""
    templates = {
        State.CONFIRMED: "events/mail/confirmed.txt",
        State.WAITING: "events/mail/waiting.txt",
        State.OFFERED: "events/mail/offer.txt",
        State.LEFT: "events/mail/lapsed.txt",
    }
    place = place_in_queue(party)
    return write_to_party(party, templates[State(party.state)], now, lambda: {"place": place})


def _lock(series: Series, occurrence: Occurrence | None) -> tuple[Series, Occurrence | None]:
    """Series and date as they are now; whoever else joins or leaves waits until we are done."""
    fresh = Series.objects.select_for_update().get(pk=series.pk)
    if occurrence is None:
        return fresh, None
    found = Occurrence.objects.filter(pk=occurrence.pk, series=fresh).first()
    if found is None:
        raise ValidationError(_("This date is no longer in the agenda."), code="unpublished")
    found.series = fresh
    return fresh, found


def _check_open(
    series: Series, occurrence: Occurrence | None, now: datetime, added_by: User | None
) -> None:
    if series.joining == Joining.WALK_IN:
        raise ValidationError(_("You don't have to sign up. Just walk in."), code="walk_in")
    whole = series.joining == Joining.SERIES
    if added_by is None and whole != (occurrence is None):
        words = _("You join the whole series.") if whole else _("Choose a date first.")
        raise ValidationError(words, code="walk_in")
    _check_takes_place(series, occurrence, now - ADDED_AFTERWARDS if added_by else now)


def _check_takes_place(series: Series, occurrence: Occurrence | None, now: datetime) -> None:
    if not series.is_published or (occurrence and occurrence.status == Status.ORPHANED):
        raise ValidationError(_("This is no longer in the agenda."), code="unpublished")
    if occurrence and occurrence.is_cancelled:
        raise ValidationError(_("This date is cancelled."), code="cancelled")
    if _is_over(series, occurrence, now):
        raise ValidationError(_("This is over."), code="over")


def _is_over(series: Series, occurrence: Occurrence | None, now: datetime) -> bool:
    if occurrence is not None:
        return occurrence.end <= now
    return not coming_dates(series, now).exists()


def _check_guests(
    series: Series, occurrence: Occurrence | None, guests: int, added_by: User | None
) -> None:
    most = max(series.most_guests, MOST_ADDED_GUESTS) if added_by else series.most_guests
    if guests < 0 or guests > most:
        words = (
            ngettext("You may bring %(n)d person.", "You may bring %(n)d people.", most)
            if most
            else _("You can't bring others along.")
        )
        raise ValidationError(words % {"n": most} if most else words, code="guests")
    seats = seats_of(series, occurrence)
    if seats is not None and 1 + guests > seats:
        words = ngettext("There is %(n)d seat in all.", "There are %(n)d seats in all.", seats)
        raise ValidationError(words % {"n": seats}, code="guests")


def _cleaned(by: Joiner, added_by: User | None) -> Joiner:
    """As it is kept: nothing of a resident, who has an account; of a visitor one line and digits."""
    if by.person:
        return Joiner(person=by.person, language=by.person.language)
    if not by.name.strip():
        raise ValidationError(_("Fill in your name."), code="name")
    email, phone = by.email.strip().lower(), digits_of(by.phone)
    if email:
        validate_email(email)  # or a mail that can't be posted would hold up the queue
    if not (email or phone or added_by):
        raise ValidationError(_("Fill in an e-mail address or a phone number."), code="address")
    return Joiner(
        name=clean_text(by.name, LONGEST_NAME, single_line=True),
        email=email,
        phone=phone,
        language=by.language,
    )


def digits_of(phone: str) -> str:
    """One way of writing for the same number: "+31 6-1234 5678" and "0612345678" are one."""
    bare = re.sub(r"[^\d+]", "", phone)
    return re.sub(r"^(\+31|0031)0?(?=\d)", "0", bare)[:20]


def _party_of(
    who: Joiner, series: Series, occurrence: Occurrence | None, now: datetime
) -> Participation | None:
    """The party of the same person on the same date; who has the whole series has every date."""
    same = Q()
    if who.person:
        same |= Q(person=who.person)
    if email := who.email or (who.person.email if who.person else ""):
        same |= Q(email__iexact=email) | Q(person__email__iexact=email)
    if who.phone:
        same |= Q(phone=who.phone)
    if not same:
        return None
    here = Q(occurrence__isnull=True)
    here |= Q(occurrence=occurrence) if occurrence else Q(occurrence__end__gt=now)
    return Participation.objects.active().filter(same, here, series=series).first()


def _after_the_last(series: Series, now: datetime) -> datetime:
    """The moment that counts in the queue: never before somebody who was told their place."""
    waiting = Participation.objects.filter(series=series, state=State.WAITING)
    last = waiting.aggregate(last=Max("asked_at"))["last"]
    return max(now, last) if last else now


def _begins(series: Series, occurrence: Occurrence | None, now: datetime) -> datetime:
    """When it begins; of a whole series its next date that has not begun, else `now`."""
    if occurrence is not None:
        return occurrence.start
    first = coming_dates(series, now).filter(start__gt=now).values_list("start", flat=True).first()
    return first or now


def _go(party: Participation, now: datetime) -> None:
    party.state, party.left_at, party.offered_until = State.LEFT, now, None
    party.save(update_fields=["state", "left_at", "offered_until"])


def _lapse(series: Series, now: datetime) -> None:
    """Offers whose time is over. Of a date that is off they go back to their place, without a word."""
    late = Participation.objects.filter(
        series=series, state=State.OFFERED, offered_until__lte=now
    ).select_related("occurrence", "person", "site")
    for party in late:
        if not series.is_published or _is_off(party.occurrence):
            party.state, party.offered_until = State.WAITING, None
            party.save(update_fields=["state", "offered_until"])
        else:
            _go(party, now)
            tell_where_they_stand(party, now)


def _is_off(occurrence: Occurrence | None) -> bool:
    return occurrence is not None and occurrence.status in (Status.CANCELLED, Status.ORPHANED)


def _fill(series: Series, occurrence: Occurrence | None, now: datetime) -> list[Participation]:
    if not series.is_published:
        return []
    waiting = Participation.objects.filter(series=series, state=State.WAITING)
    if occurrence is not None:
        waiting = waiting.filter(Q(occurrence=occurrence) | Q(occurrence__isnull=True))
    queue = waiting.select_related("occurrence", "person", "site").order_by("asked_at", "pk")
    free: dict[int | None, int | None] = {}
    given = []
    for party in queue:
        date = party.occurrence
        if _is_off(date) or _begins(series, date, now) <= now:
            continue
        if party.occurrence_id not in free:
            free[party.occurrence_id] = free_seats(series, date, now)
        left = free[party.occurrence_id]
        if left is None or party.size <= left:
            _give(party, _begins(series, date, now), now)
            given.append(party)
            free.clear()  # the whole series and its dates share seats
    return given


def _give(party: Participation, begins: datetime, now: datetime) -> None:
    """Offer the seats for a while; near the start there is no time for that, so they have them."""
    left = begins - now
    if left <= NO_OFFERS:
        party.state, party.offered_until = State.CONFIRMED, None
    else:
        party.state = State.OFFERED
        party.offered_until = now + max(SHORTEST_OFFER, min(OFFER, left / 4))
    party.save(update_fields=["state", "offered_until"])
    tell_where_they_stand(party, now)
