"""What a visitor under a nickname may say: little, while somebody of the team is in, and no links."""

from datetime import timedelta

import pytest

from chat.actions.remove import remove
from chat.actions.send import Draft, send
from chat.actions.take_nickname import take_nickname
from chat.door import come_in
from chat.guests import hashed
from chat.models import GuestAccess, Lease, Message, MessageState, Room
from chat.person import visitor
from chat.presence import look, present, take_seat
from chat.refusals import Refused
from chat.render import render
from tests.chat.factories import NOW, cid, room_of, who


@pytest.fixture
def room(site) -> Room:
    """A living room where visitors may talk while a host is in."""
    place = room_of(site)
    place.guests = GuestAccess.TALK
    place.save()
    return place


@pytest.fixture
def kees(room, site):
    """A visitor called Kees."""
    take_nickname(room, "Kees", "a-key", NOW)
    return visitor(site, hashed("a-key"))


@pytest.fixture
def host(room, site, worker):
    """A worker who sits in the room and looks."""
    take_seat("worker", room, who(worker, site))
    return worker


def say_as(site, room, person, body="Hallo buren", now=NOW, key=""):
    place, person = come_in(site, person, room.pk, now)
    return send(place, person, Draft(key or cid(), body, "nl"), now)


def test_a_visitor_talks_and_is_known_by_the_nickname(site, room, kees, host):
    message = say_as(site, room, kees).message
    assert message.author_id is None
    [said] = render(site, [message])
    assert (said.who.name, said.who.mark, said.who.id) == ("Kees", "guest", f"g{kees.guest_id}")


def test_nobody_of_the_team_in_means_reading_only_in_kind_words(site, room, kees, resident):
    take_seat("resident", room, who(resident, site))
    with pytest.raises(Refused) as refusal:
        say_as(site, room, kees)
    assert refusal.value.code == "no_host"
    assert "gastvrouw" in refusal.value.text


def test_a_host_who_only_left_the_page_open_does_not_count(site, room, kees, host):
    say_as(site, room, kees)
    look("worker", False)
    with pytest.raises(Refused, match="no_host"):
        say_as(site, room, kees)


def test_where_no_host_is_asked_for_visitors_talk_alone(site, room, kees):
    Room.objects.update(guests_with_host=False)
    assert say_as(site, room, kees).message.seq == 1


def test_three_in_half_a_minute(site, room, kees, host):
    for n in range(3):
        say_as(site, room, kees, f"{n}")
    with pytest.raises(Refused) as refusal:
        say_as(site, room, kees, "vier")
    assert (refusal.value.code, refusal.value.retry_after) == ("too_fast", 30)
    assert say_as(site, room, kees, "vier", NOW + timedelta(seconds=30))


@pytest.mark.parametrize(
    "body", ["https://x.nl", "kijk op www.koopnu.com", "ga naar koopnu.nl hoor"]
)
def test_links_are_refused_and_the_room_keeps_nothing(site, room, kees, host, newcomer, body):
    for person in (kees, who(newcomer, site)):
        with pytest.raises(Refused, match="no_links"):
            say_as(site, room, person, body)
    assert not Message.objects.exists()


def test_an_ordinary_sentence_is_no_link(site, room, kees, host):
    assert say_as(site, room, kees, "Om 10.30 uur.Tot dan! Kost 2.50")


def test_sending_twice_is_one_message_also_for_visitors(site, room, kees, host):
    key = cid()
    first, again = (say_as(site, room, kees, "Dag", key=key) for _ in range(2))
    assert again.dup
    assert first.message.pk == again.message.pk


def test_a_visitor_takes_back_their_own_words_for_a_quarter_of_an_hour(site, room, kees, host):
    seq = say_as(site, room, kees).message.seq
    with pytest.raises(Refused, match="too_late"):
        remove(room, kees, seq, NOW + timedelta(minutes=16))
    remove(room, kees, seq, NOW + timedelta(minutes=14))
    assert Message.objects.get().state == MessageState.REMOVED


def test_nobody_else_takes_them_back(site, room, kees, host, resident):
    seq = say_as(site, room, kees).message.seq
    with pytest.raises(Refused, match="not_yours"):
        remove(room, who(resident, site), seq, NOW)
    take_nickname(room, "Piet", "other-key", NOW)
    with pytest.raises(Refused, match="not_yours"):
        remove(room, visitor(site, hashed("other-key")), seq, NOW)


def test_visitors_sit_last_once_for_all_their_pages_and_are_seen_by_name(
    site, room, kees, host, resident
):
    for key in ("one", "two"):
        take_seat(key, room, kees)
    take_seat("resident", room, who(resident, site))
    take_seat("somebody", room, visitor(site, "nobody"))
    there = present(room)
    assert [seat.card.name for seat in there.seats] == ["Werker", "Bewoner", "Kees"]
    assert (there.count, there.onlookers) == (3, 1)
    assert [s["name"] for s in there.data(everyone=False)["list"]] == ["Werker", "Kees"]


def test_who_left_holds_no_seat(site, room, kees):
    from chat.actions.leave_as_guest import leave_as_guest

    take_seat("one", room, kees)
    leave_as_guest(site, "a-key", NOW)
    assert not Lease.objects.exists()


def test_a_visitor_of_next_door_is_nobody_here(site, other_site, room, kees):
    assert visitor(other_site, hashed("a-key")).guest_id is None
