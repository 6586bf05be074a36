"""Six reactions, each set to a value: doing it twice is doing it once."""

import pytest

from chat import feed
from chat.actions.hide import hide
from chat.actions.react import react
from chat.limits import CHANGES_PER_MINUTE
from chat.models import Reaction, ReactionKind, RoomStatus
from chat.refusals import Refused
from tests.chat.factories import NOW, room_of, say, who


def feel(site, user, kind: str = "heart", on: bool = True, seq: int = 1):
    return react(room_of(site), who(user, site), seq, kind, on, NOW)


def shown(site) -> list[dict]:
    return feed.newest(room_of(site).pk).data()["messages"][0].get("reactions", [])


def test_a_reaction_is_one_change_and_says_whose_it_is(site, resident, neighbour):
    say(site, resident)
    feel(site, neighbour, "tea")
    feel(site, resident, "heart")
    feel(site, neighbour, "heart")
    assert room_of(site).head == 4
    assert shown(site) == [
        {"kind": "heart", "by": [f"u{resident.pk}", f"u{neighbour.pk}"]},
        {"kind": "tea", "by": [f"u{neighbour.pk}"]},
    ]


def test_the_same_twice_changes_nothing(site, resident, neighbour):
    say(site, resident)
    feel(site, neighbour)
    feel(site, neighbour)
    assert room_of(site).head == 2
    feel(site, neighbour, on=False)
    feel(site, neighbour, on=False)
    assert room_of(site).head == 3
    assert shown(site) == []


def test_a_seventh_reaction_does_not_exist(site, resident):
    say(site, resident)
    with pytest.raises(Refused, match="bad_frame"):
        feel(site, resident, "poop")
    assert len(ReactionKind.values) == 6


def test_nobody_reacts_to_what_they_can_not_read(site, resident, neighbour):
    hide(say(site, resident).message)
    for seq in (1, 99):
        with pytest.raises(Refused, match="gone"):
            feel(site, neighbour, seq=seq)


def test_who_may_not_talk_does_not_react(site, other_site, resident, outsider):
    say(site, resident)
    with pytest.raises(Refused, match="not_member"):
        feel(site, outsider)
    room = room_of(site)
    room.status = RoomStatus.CLOSED
    room.save()
    with pytest.raises(Refused, match="closed"):
        feel(site, resident)
    assert not Reaction.objects.exists()


def test_a_finger_that_keeps_tapping_is_slowed_down(site, resident, neighbour):
    say(site, resident)
    for n in range(CHANGES_PER_MINUTE):
        feel(site, neighbour, on=n % 2 == 0)
    with pytest.raises(Refused) as refusal:
        feel(site, neighbour, on=True)
    assert refusal.value.code == "too_fast"
    assert 0 < refusal.value.retry_after <= 60
