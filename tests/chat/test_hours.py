"""A room with hours: readable always, talked in only then, by the clock in the street."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from chat.access import Verb, may
from chat.actions.change_room import change_room
from chat.hours import open_state
from chat.models import Message, Room, RoomHours, RoomKind, RoomOtherDays, RoomStatus
from chat.refusals import Refused
from tests.chat.factories import NOW, cid, room_of, say, who


@pytest.fixture
def evenings(site) -> Room:
    """Open on Mondays 19-21 and Sundays 22-3 (past midnight); shut on Monday the 30th of November."""
    room = room_of(site)
    for weekday, opens, closes in [(0, 19, 21), (6, 22, 3)]:
        RoomHours.objects.create(room=room, weekday=weekday, opens=time(opens), closes=time(closes))
    RoomOtherDays.objects.create(room=room, first_day=date(2026, 11, 30), reason="Feest")
    return change_room(room)


def at(*utc) -> datetime:
    return datetime(*utc, tzinfo=UTC)


def test_outside_the_hours_nothing_new_is_said_and_the_refusal_says_when_it_opens(
    site, evenings, resident, worker
):
    for person in (resident, worker):
        with pytest.raises(Refused) as refusal:
            say(site, person, now=at(2026, 11, 23, 17, 59))
        assert refusal.value.code == "closed"
        assert "maandag 23 november om 19.00 uur" in refusal.value.text
        assert refusal.value.until == at(2026, 11, 23, 18)
    assert say(site, resident, now=at(2026, 11, 23, 18)).message.seq == 2
    with pytest.raises(Refused):
        say(site, resident, now=at(2026, 11, 23, 20))


def test_it_stays_readable(site, evenings, resident):
    assert may(who(resident, site), Verb.READ, evenings, at(2026, 11, 24, 3))


def test_a_night_past_midnight_belongs_to_the_day_that_it_began(site, evenings):
    assert open_state(evenings, at(2026, 11, 23, 1, 30)).is_open  # Monday 2.30 in the street
    assert not open_state(evenings, at(2026, 11, 23, 2, 30)).is_open


def test_a_day_that_differs_shuts_the_room_and_the_next_opening_skips_it(site, evenings):
    state = open_state(evenings, at(2026, 11, 30, 18, 30))
    assert not state.is_open
    assert state.reason == "Feest"
    assert state.next_opening == at(2026, 12, 6, 21)


def test_19_00_stays_19_00_when_the_clock_changes(site, evenings):
    before, after = at(2027, 3, 22, 18), at(2027, 3, 29, 17)  # winter and summer, both 19.00
    for opens in (before, after):
        assert not open_state(evenings, opens - timedelta(seconds=1)).is_open
        assert open_state(evenings, opens).is_open
    assert not open_state(evenings, at(2027, 3, 29, 19)).is_open


def test_without_hours_a_room_is_always_open(site):
    assert open_state(room_of(site), NOW).is_open


def test_days_that_differ_alone_leave_all_other_days_open(site):
    room = room_of(site)
    RoomOtherDays.objects.create(
        room=room, first_day=date(2026, 12, 25), last_day=date(2026, 12, 26)
    )
    room = change_room(room)
    assert open_state(room, at(2026, 12, 24, 12)).is_open
    assert not open_state(room, at(2026, 12, 25, 12)).is_open
    assert open_state(room, at(2026, 12, 27, 12)).is_open


def test_a_repeat_of_what_was_kept_is_answered_after_closing(site, evenings, resident):
    key = cid()
    say(site, resident, "Tot morgen", now=at(2026, 11, 23, 19, 59), key=key)
    assert say(site, resident, "Tot morgen", now=at(2026, 11, 23, 20, 1), key=key).dup
    assert Message.objects.count() == 1


def test_a_door_that_was_shut_by_hand_stays_shut_in_the_hours(site, evenings, resident):
    evenings.status = RoomStatus.CLOSED
    change_room(evenings)
    with pytest.raises(Refused) as refusal:
        say(site, resident, now=at(2026, 11, 23, 18, 30))
    assert refusal.value.until is None


def test_a_room_that_was_put_away_is_nobodys_any_more(site, resident, worker):
    room = Room.objects.create(site=site, kind=RoomKind.THEME, name="Breiclub", slug="breiclub")
    room.is_archived = True
    change_room(room)
    room.refresh_from_db()
    for person in (resident, worker):
        assert may(who(person, site), Verb.READ, room, NOW).code == "not_found"
