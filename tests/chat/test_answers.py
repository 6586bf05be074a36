"""Answering: the words that are answered stand above the answer, as long as they may be read."""

import pytest

from chat import feed
from chat.actions.edit import edit
from chat.actions.hide import hide, restore
from chat.actions.remove import remove
from chat.actions.send import Draft, send
from chat.models import Message
from chat.refusals import Refused
from tests.chat.factories import NOW, cid, room_of, say, who


def answer(site, user, seq: int, body: str = "Leuk!") -> Message:
    return send(room_of(site), who(user, site), Draft(cid(), body, "nl", seq), NOW).message


def shown(site, seq: int) -> dict:
    page = feed.newest(room_of(site).pk).data()
    return next(m for m in page["messages"] if m["seq"] == seq)


def test_an_answer_shows_name_and_first_words_of_what_it_answers(site, resident, neighbour):
    say(site, resident, "Zullen we soep maken?\n" + "heel lang verhaal " * 20)
    answer(site, neighbour, 1)
    quote = shown(site, 2)["reply"]
    assert (quote["seq"], quote["state"], quote["name"]) == (1, "visible", "Bewoner")
    assert quote["words"].startswith("Zullen we soep maken? heel lang")
    assert quote["words"].endswith("…")
    assert len(quote["words"]) <= 91


def test_nothing_in_another_room_can_be_answered(site, other_site, resident, outsider):
    say(other_site, outsider, "Hiernaast")
    with pytest.raises(Refused, match="no_answer_to"):
        answer(site, resident, 1)
    assert not Message.objects.filter(room=room_of(site)).exists()


def test_whoever_answers_a_stone_keeps_their_words(site, resident, neighbour):
    say(site, resident, "Oeps")
    remove(room_of(site), who(resident, site), 1, NOW)
    reply = answer(site, neighbour, 1, "Wat zei je?")
    assert shown(site, reply.seq)["reply"] == {
        "seq": 1, "state": "removed", "name": "", "words": "", "lang": "",
    }  # fmt: skip


@pytest.mark.parametrize("change", ["remove", "hide", "edit", "restore"])
def test_what_happens_to_the_words_happens_to_every_answer(site, resident, neighbour, change):
    said = say(site, resident, "Eerste woorden").message
    answer(site, neighbour, 1)
    answer(site, resident, 1, "Ik antwoord mezelf")
    if change == "restore":
        hide(said)
    head = room_of(site).head
    person = who(resident, site)
    {
        "remove": lambda: remove(room_of(site), person, 1, NOW),
        "hide": lambda: hide(said),
        "restore": lambda: restore(said),
        "edit": lambda: edit(room_of(site), person, 1, "Andere woorden", NOW, "nl"),
    }[change]()
    changed = feed.since(room_of(site).pk, head)
    assert [m.seq for m in changed.messages] == [1, 2, 3]
    assert sorted(m.rev for m in changed.messages) == [head + 1, head + 2, head + 3]
    assert changed.head == head + 3
    words = {m["seq"]: m["reply"]["words"] for m in changed.data()["messages"] if m["seq"] > 1}
    expected = {"remove": "", "hide": "", "restore": "Eerste woorden", "edit": "Andere woorden"}
    assert set(words.values()) == {expected[change]}
