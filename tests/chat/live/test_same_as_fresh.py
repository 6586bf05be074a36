"""The law of the room: what one knew + the changes that came == what a new page loads. For every verb,
for a resident who blocked somebody, who was blocked, a moderator, a visitor with a nickname and an onlooker."""

import random
from contextlib import AsyncExitStack, suppress
from datetime import timedelta

import pytest
from asgiref.sync import sync_to_async

from chat.actions.change_room import change_room
from chat.actions.cover import cover
from chat.actions.edit import edit
from chat.actions.react import react
from chat.actions.remove import remove
from chat.actions.send import Draft, send
from chat.actions.take_nickname import take_nickname
from chat.guests import hashed
from chat.models import Block, GuestAccess, Message, ReactionKind, Room, WorryWords
from chat.moderation import uncover
from chat.person import Person, visitor
from chat.refusals import Refused
from moderation.actions import CannotDecide, decide
from moderation.models import Case
from tests.chat.factories import NOW, cid, room_of, who
from tests.chat.live.test_turns import KEY, cookie_of_guest
from tests.chat.sockets import line

in_database = sync_to_async
WORDS = ["Goedemorgen", "Wie heeft er thee?", "Wat een sukkel", "@Buur kom je?", "Ja hoor"]


class Evening:
    """People who do whatever can be done, by chance."""

    def __init__(self, house, seed: int) -> None:
        self.house, self.chance = house, random.Random(seed)
        self.at = NOW

    def step(self) -> None:
        """One act; what is refused is refused."""
        self.at += timedelta(seconds=7)
        act = self.chance.choices(
            [self.send, self.react, self.edit, self.remove, self.cover, self.judge],
            [6, 5, 3, 2, 2, 2],
        )[0]
        with suppress(Refused, CannotDecide):
            act()

    @property
    def room(self) -> Room:
        return room_of(self.house.site)

    def anybody(self) -> Person:
        house = self.house
        one = self.chance.choice([house.resident, house.neighbour, house.worker, None])
        return who(one, house.site) if one else visitor(house.site, hashed(KEY))

    def place(self) -> int:
        places = list(Message.objects.filter(room=self.room).values_list("seq", flat=True))
        return self.chance.choice(places) if places else 0

    def send(self) -> None:
        answers = self.place() if self.chance.random() < 0.5 else None
        draft = Draft(cid(), self.chance.choice(WORDS), "nl", answers or None)
        send(self.room, self.anybody(), draft, self.at)

    def react(self) -> None:
        kind = self.chance.choice(ReactionKind.values)
        react(self.room, self.anybody(), self.place(), kind, self.chance.random() < 0.7, self.at)

    def edit(self) -> None:
        edit(self.room, self.anybody(), self.place(), self.chance.choice(WORDS), self.at)

    def remove(self) -> None:
        remove(self.room, self.anybody(), self.place(), self.at)

    def cover(self) -> None:
        moderator = who(self.house.moderator, self.house.site)
        cover(self.room, moderator, self.place(), "unkind", self.at)

    def judge(self) -> None:
        case = Case.objects.filter(kind="message").order_by("-pk").first()
        if case and case.awaits_approval:
            decide(
                case.pk, self.house.site, self.house.moderator, verdict="approve",
                reason="", words="", version=case.version, now=self.at,
            )  # fmt: skip
        elif case and case.thing and case.is_hidden:
            uncover(case.thing, self.house.moderator, self.at)


def upsert(known: dict[int, dict], messages: list[dict]) -> None:
    for message in messages:
        if message["rev"] >= known.get(message["seq"], {"rev": 0})["rev"]:
            known[message["seq"]] = message


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_what_one_knew_and_what_came_is_what_a_new_page_loads(house, seed):
    await in_database(WorryWords.objects.update_or_create)(
        site=house.site, defaults={"words": "sukkel"}
    )
    evening = Evening(house, seed)
    room = await in_database(with_visitor)(house.site)
    await Block.objects.acreate(site=house.site, blocker=house.resident, blocked=house.neighbour)
    readers = [
        {"user": house.resident},
        {"user": house.neighbour},
        {"user": house.moderator},
        {"cookie": cookie_of_guest()},
        {},
    ]
    async with AsyncExitStack() as stack:
        lines = [await stack.enter_async_context(line(room, **reader)) for reader in readers]
        known: list[dict[int, dict]] = []
        for one in lines:
            page = await one.hello()
            known.append({m["seq"]: m for m in page["messages"]})
        for _ in range(40):
            await in_database(evening.step)()
        head = (await Room.objects.aget(pk=room.pk)).head
        for one, state in zip(lines, known, strict=True):
            at = 0
            while at < head:
                frame = await one.next("change", "sync", timeout=20)
                if frame["type"] == "sync" and frame["reset"]:
                    state.clear()
                upsert(state, frame.get("messages") or [frame.get("message")])
                at = frame.get("n") or frame["head"]
    for reader, state in zip(readers, known, strict=True):
        async with line(room, **reader) as anew:
            page = await anew.hello()
        fresh = {m["seq"]: m for m in page["messages"]}
        assert {seq: state[seq] for seq in fresh} == fresh, reader
    blocked = [next(f for f in one.seen if f["type"] == "welcome")["blocked"] for one in lines]
    assert blocked == [[f"u{house.neighbour.pk}"], [], [], [], []], "who is blocked must not notice"
    assert await Message.objects.filter(guest__isnull=False).aexists(), "the visitor never spoke"


def with_visitor(site) -> Room:
    """The living room with Kees in it, where visitors talk also when nobody of the team is in."""
    room = room_of(site)
    room.guests, room.guests_with_host = GuestAccess.TALK, False
    change_room(room)
    take_nickname(room, "Kees", KEY, NOW)
    return room_of(site)


async def test_every_verb_goes_over_the_line_and_is_acked(house):
    room = await in_database(room_of)(house.site)
    async with line(room, house.resident) as mine, line(room, house.moderator) as theirs:
        await mine.hello()
        await theirs.hello()
        await mine.say("Wie komt er eten?", cid())
        await mine.next("ack")
        about = {"room": room.pk, "seq": 1}
        await theirs.send({"type": "react", "rid": "r1", "emoji": "tea", "on": True, **about})
        assert (await theirs.next("ack"))["n"] == 2
        await mine.send({"type": "edit", "rid": "r2", "body": "Wie komt er zo eten?", **about})
        assert (await mine.next("ack"))["rid"] == "r2"
        reply = {"type": "send", "cid": cid(), "body": "Ik!", "reply_to": 1, "room": room.pk}
        await theirs.send(reply)
        await theirs.next("ack")
        known = await up_to(mine, 4)
        assert known[4]["reply"]["words"] == "Wie komt er zo eten?"
        assert known[1]["edited"]
        assert known[1]["reactions"] == [{"kind": "tea", "by": [f"u{house.moderator.pk}"]}]
        await theirs.send({"type": "hide", "rid": "r3", "reason": "unkind", **about})
        await theirs.next("ack")
        known = await up_to(mine, 6)
        assert (known[1]["state"], known[1]["body"]) == ("hidden", "")
        assert known[4]["reply"]["state"] == "hidden"
        await mine.send(
            {"type": "hide", "rid": "r4", "reason": "unkind", "room": room.pk, "seq": 4}
        )
        assert (await mine.next("nack"))["code"] == "not_yours"


async def up_to(one, number: int) -> dict[int, dict]:
    """The messages as a page knows them once change `number` came."""
    while not any(f["type"] == "change" and f["n"] >= number for f in one.seen):
        await one.next("change")
    known: dict[int, dict] = {}
    upsert(known, [frame["message"] for frame in one.seen if frame["type"] == "change"])
    return known
