"""Old words go, in pieces, for good; whoever still has them on a screen starts anew."""

from datetime import timedelta

import pytest

from chat import feed, tasks
from chat.actions.erase import erase_before
from chat.actions.hide import hide
from chat.models import ChatSettings, Guest, Message, MessageState, Shift
from tests.chat.factories import NOW, fill, room_of, say

LATER = NOW + timedelta(days=365)


def test_what_is_older_than_the_neighbourhood_keeps_goes_and_the_rest_stays(site, resident):
    say(site, resident, "Oud", NOW)
    say(site, resident, "Nieuw", NOW + timedelta(days=30))
    assert tasks.erase_old_messages(LATER + timedelta(minutes=1)) == 1
    assert [m.body for m in Message.objects.all()] == ["Nieuw"]


def test_each_neighbourhood_has_its_own_term(site, other_site, resident, outsider):
    say(site, resident)
    say(other_site, outsider)
    ChatSettings.objects.create(site=site, keep_days=7)
    tasks.erase_old_messages(NOW + timedelta(days=8))
    assert [m.room.site for m in Message.objects.all()] == [other_site]


def test_it_goes_in_pieces(site, resident, monkeypatch):
    fill(site, resident, 25)
    monkeypatch.setattr(tasks, "PIECE", 10)
    monkeypatch.setattr(tasks, "MOST_PIECES", 2)
    later = LATER + timedelta(days=1)
    assert [tasks.erase_old_messages(later) for _ in range(3)] == [20, 5, 0]


def test_who_knows_less_than_what_was_erased_starts_anew_and_who_knows_more_does_not(
    site, resident
):
    for day in range(3):
        say(site, resident, f"Dag {day}", NOW + timedelta(days=day))
    room = room_of(site)
    erase_before(room.pk, NOW + timedelta(days=1), 100)
    page = feed.since(room.pk, 3)
    assert page.reset
    assert [m.body for m in page.messages] == ["Dag 1", "Dag 2"]
    assert not feed.since(room.pk, page.head).reset
    assert not page.more


def test_numbers_are_never_used_again(site, resident):
    say(site, resident)
    erase_before(room_of(site).pk, LATER, 100)
    assert say(site, resident, now=NOW + timedelta(days=1)).message.seq == 3


def test_covered_words_are_emptied_when_nobody_can_object_any_more(site, resident):
    message = say(site, resident, "Lelijk").message
    hide(message)
    assert tasks.empty_stones(NOW + timedelta(days=183)) == 0
    assert tasks.empty_stones(NOW + timedelta(days=191)) == 1
    stone = Message.objects.get()
    assert (stone.body, stone.folded, stone.state) == ("", "", MessageState.REMOVED)
    assert [m.rev for m in feed.since(room_of(site).pk, 2).messages] == [3]


def test_a_visitor_who_stays_away_a_month_is_forgotten(site):
    for name, days in (("Lang", 31), ("Kort", 29)):
        Guest.objects.create(
            site=site, nickname=name, key_hash=name, seen=NOW - timedelta(days=days)
        )
    assert tasks.forget_guests(NOW) == 1
    assert Guest.objects.get().nickname == "Kort"


@pytest.mark.parametrize(
    ("weekly", "days", "kept"), [(False, 9, False), (False, 3, True), (True, 90, True)]
)
def test_shifts_that_are_over_are_forgotten(site, worker, weekly, days, kept):
    day = (NOW - timedelta(days=days)).date()
    Shift.objects.create(
        room=room_of(site), host=worker, first_day=day, starts="14:00", ends="16:00",
        is_weekly=weekly,
    )  # fmt: skip
    tasks.forget_shifts(NOW)
    assert Shift.objects.exists() == kept
