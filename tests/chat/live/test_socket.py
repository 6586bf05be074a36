"""The live room: two people talk over rosa.chat.v1."""

from asgiref.sync import sync_to_async

from chat import protocol
from chat.actions.send import Draft, send
from chat.models import Message
from tests.chat.factories import NOW, cid, fill, room_of, say, say_many, who
from tests.chat.sockets import line

in_database = sync_to_async


async def test_who_says_something_hears_that_it_is_kept_before_it_comes_back(site, resident):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        for _ in range(5):
            await mine.say("Hallo", cid())
            kinds = [(await mine.next("ack", "change"))["type"] for _ in range(2)]
            assert kinds == ["ack", "change"]


async def test_two_people_talk(site, resident, neighbour):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine, line(room, neighbour) as theirs:
        assert (await mine.hello())["head"] == 0
        await theirs.hello()
        key = cid()
        await mine.say("Wie heeft er zin in thee?", key)
        ack = await mine.next("ack")
        assert (ack["cid"], ack["seq"], ack["dup"]) == (key, 1, False)
        change = await theirs.next("change")
        assert change["n"] == 1
        assert change["message"]["body"] == "Wie heeft er zin in thee?"
        assert change["message"]["who"]["name"] == "Bewoner"


async def test_a_repeat_is_acked_again_and_told_to_nobody(site, resident, neighbour):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine, line(room, neighbour) as theirs:
        await mine.hello()
        await theirs.hello()
        key = cid()
        await mine.say("Hallo", key)
        first = await mine.next("ack")
        await theirs.next("change")
        await mine.say("Hallo", key)
        again = await mine.next("ack")
        assert again == {**first, "dup": True}
        await theirs.silence()
    assert await Message.objects.acount() == 1


async def test_who_comes_back_gets_exactly_what_was_missed(site, resident, neighbour):
    room = await in_database(room_of)(site)
    await in_database(say_many)(site, [resident, neighbour], 3)
    async with line(room, resident) as mine:
        page = await mine.hello(cursor=1)
        assert [m["seq"] for m in page["messages"]] == [2, 3]
        assert (page["from"], page["head"], page["reset"]) == (1, 3, False)


async def test_who_missed_too_much_starts_at_the_newest_page(site, worker):
    room = await in_database(room_of)(site)
    await in_database(fill)(site, worker, 260)
    async with line(room, worker) as mine:
        page = await mine.hello(cursor=2)
        assert page["reset"]
        assert page["more"]
        assert [m["seq"] for m in page["messages"]] == list(range(211, 261))


async def test_a_message_from_elsewhere_reaches_the_socket(site, resident, neighbour):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        await in_database(say)(site, neighbour, "Van het formulier")
        assert (await mine.next("change"))["message"]["body"] == "Van het formulier"


async def test_a_reader_without_account_reads_and_can_not_send(site, resident):
    room = await in_database(room_of)(site)
    await in_database(say)(site, resident, "Kom binnen")
    async with line(room) as guest:
        page = await guest.hello()
        assert page["messages"][0]["body"] == "Kom binnen"
        await guest.say("Hallo", cid())
        nack = await guest.next("nack")
        assert (nack["code"], nack["final"]) == ("sign_in", True)
        assert nack["text"] == "Log in om mee te praten."


async def test_the_nack_speaks_the_language_of_the_page(site):
    room = await in_database(room_of)(site)
    async with line(room) as guest:
        await guest.hello(lang="tr")
        await guest.say("Merhaba", cid())
        assert (await guest.next("nack"))["text"] == "Konuşmaya katılmak için giriş yap."


async def test_a_room_elsewhere_is_a_room_that_is_not_there(site, other_site, resident):
    elsewhere = await in_database(room_of)(other_site)
    async with line(elsewhere, resident) as mine:
        await mine.send(
            {
                "type": "hello",
                "tab": "tab-00000001",
                "lang": "nl",
                "rooms": [{"id": elsewhere.pk, "cursor": None}],
            }
        )
        foreign = await mine.next("bye")
        assert (await mine.next("close"))["code"] == protocol.NO_ROOM
    async with line(elsewhere, resident) as mine:
        await mine.send(
            {
                "type": "hello",
                "tab": "tab-00000001",
                "lang": "nl",
                "rooms": [{"id": 999999, "cursor": None}],
            }
        )
        assert await mine.next("bye") == foreign


async def test_sending_into_a_room_elsewhere_is_refused(site, other_site, resident):
    room, elsewhere = await in_database(room_of)(site), await in_database(room_of)(other_site)
    async with line(room, resident) as mine:
        await mine.hello()
        await mine.send({"type": "send", "room": elsewhere.pk, "cid": cid(), "body": "Hoi"})
        assert (await mine.next("nack"))["code"] == "not_found"
    assert not await Message.objects.aexists()


async def test_taking_back_shows_everybody_an_empty_stone(site, resident, neighbour):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine, line(room, neighbour) as theirs:
        await mine.hello()
        await theirs.hello()
        await mine.say("Oeps", cid())
        seq = (await mine.next("ack"))["seq"]
        await mine.send({"type": "remove", "room": room.pk, "rid": "r1", "seq": seq})
        ack = await mine.next("ack")
        assert (ack["rid"], ack["n"]) == ("r1", 2)
        await theirs.next("change")
        stone = (await theirs.next("change"))["message"]
        assert (stone["state"], stone["body"], stone["who"]["name"]) == ("removed", "", "")
    assert (await Message.objects.aget()).body == ""


async def test_somebody_elses_words_can_not_be_taken_back(site, resident, neighbour):
    room = await in_database(room_of)(site)
    sent = await in_database(say)(site, neighbour, "Blijft staan")
    async with line(room, resident) as mine:
        await mine.hello()
        await mine.send({"type": "remove", "room": room.pk, "rid": "r1", "seq": sent.message.seq})
        nack = await mine.next("nack")
        assert (nack["rid"], nack["code"]) == ("r1", "not_yours")


async def test_a_write_is_checked_against_the_rights_of_this_moment(site, resident):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        await type(resident).objects.filter(pk=resident.pk).aupdate(is_active=False)
        await mine.say("Nog één ding", cid())
        assert (await mine.next("nack"))["code"] == "session_ended"
        assert (await mine.next("close"))["code"] == protocol.SESSION_ENDED
    assert not await Message.objects.aexists()


async def test_an_idle_hub_has_no_work_left(site, resident):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
    from chat.hub import hub

    assert not hub.listeners
    assert not hub.rooms


def test_an_action_without_listeners_is_simply_kept(site, resident):
    room = room_of(site)
    sent = send(room, who(resident, site), Draft(cid(), "Is daar iemand?", "nl"), NOW)
    assert sent.message.pk
