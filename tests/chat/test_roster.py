"""Who receives people when: shifts by the clock in the street, swaps for a day, one sentence about it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from chat import roster
from chat.actions.swap_shift import swap_shift
from chat.host_line import host_line
from chat.models import Shift
from chat.person import person_for
from chat.presence import Presence, present, take_seat
from people.models import Step
from tests.chat.factories import room_of, who
from tests.conftest import person

TUESDAY = date(2026, 11, 24)


def at(day, hour, minute=0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def els(site):
    """A neighbourhood connector."""
    return person(site, "els", step=Step.CONNECTOR)


@pytest.fixture
def shift(site, els) -> Shift:
    """Els, every Tuesday from 14 to 16."""
    return Shift.objects.create(
        room=room_of(site), host=els, first_day=TUESDAY, starts=time(14), ends=time(16),
        is_weekly=True,
    )  # fmt: skip


def test_who_is_in_on_duty_pours_the_coffee(site, shift, els):
    room = room_of(site)
    take_seat("els", room, who(els, site))
    assert host_line(room, present(room), at(24, 14)) == "Els schenkt koffie tot 16.00 uur."


def test_the_next_host_is_named_when_nobody_is_in(site, shift):
    room = room_of(site)
    assert "Els is er weer dinsdag 1 december om 14.00 uur" in host_line(
        room, Presence(), at(24, 16)
    )
    assert host_line(room, Presence(), at(24, 9)) == "Els is er weer om 14.00 uur."


def test_an_empty_roster_says_nothing(site):
    assert host_line(room_of(site), Presence(), at(24, 9)) == ""


def test_two_o_clock_stays_two_o_clock_when_the_clock_changes(site, shift):
    turns = roster.turns(roster.of_site(site), date(2027, 3, 23), date(2027, 3, 30))
    assert [turn.begins.astimezone(UTC).hour for turn in turns] == [13, 12]


def test_who_takes_over_is_host_that_day_and_the_week_after_it_is_els_again(site, shift, worker):
    swap_shift(shift, TUESDAY, worker, worker, at(24, 9))
    swap_shift(shift, TUESDAY, worker, worker, at(24, 9))
    turns = roster.turns(roster.of_site(site), TUESDAY, TUESDAY + timedelta(days=7))
    assert [(turn.called, turn.is_swapped) for turn in turns] == [("Werker", True), ("Els", False)]
    swap_shift(shift, TUESDAY, shift.host, worker, at(24, 9))
    assert not shift.swaps.exists()


def test_a_day_that_nobody_can_is_skipped_for_the_next_host(site, shift, worker):
    swap_shift(shift, TUESDAY, None, worker, at(24, 9))
    assert [turn.day for turn in roster.coming(room_of(site), at(24, 9))] == [
        date(2026, 12, 1),
        date(2026, 12, 8),
    ]


def test_a_turn_that_is_over_or_never_was_can_not_be_swapped(site, shift, worker, resident):
    for day, now in ((TUESDAY, at(24, 15)), (date(2026, 11, 25), at(24, 9))):
        with pytest.raises(ValidationError):
            swap_shift(shift, day, worker, worker, now)
    with pytest.raises(ValidationError):
        swap_shift(shift, TUESDAY, resident, worker, at(24, 9))


def test_who_stands_on_the_roster_is_marked_as_host(site, resident):
    assert person_for(resident, site).card.mark == ""
    Shift.objects.create(
        room=room_of(site), host=resident, first_day=TUESDAY, starts=time(9), ends=time(10)
    )
    assert person_for(resident, site).card.mark == "host"


def test_a_night_shift_ends_the_next_day(site, els):
    late = Shift(room=room_of(site), host=els, first_day=TUESDAY, starts=time(22), ends=time(1))
    begins, ends = late.stretch(TUESDAY)
    assert ends - begins == timedelta(hours=3)
