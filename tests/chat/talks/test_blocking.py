"""Somebody does not want to hear somebody else, who can't find out."""

import json
import re

import pytest

from chat.models import Block, Message, RoomKind, Talk
from moderation.registry import KINDS
from people.actions import join
from tests.chat.factories import cid, say
from tests.chat.talks.conftest import Neighbour
from tests.chat.talks.test_between_two import LIST, talk_of

ROOM = "/huiskamer/"


def block(who: Neighbour, other: Neighbour):
    return who.do(f"/huiskamer/blokkeren/{other.user.pk}/")


def unblock(who: Neighbour, other: Neighbour):
    return who.do(f"/huiskamer/deblokkeren/{other.user.pk}/")


@pytest.fixture
def talking(samira, joop):
    """Samira and Joop talk."""
    samira.speak_to(joop, "Dag Joop")
    talk = talk_of(samira, joop)
    joop.do(f"/huiskamer/gesprek/{talk.room_id}/aannemen/")
    return talk


def test_in_a_shared_room_their_words_are_folded_for_who_blocked_and_for_nobody_else(
    site, samira, joop, fatma
):
    say(site, joop.user, "Onaardige woorden")
    block(samira, joop)
    page = samira.words_at(ROOM)
    assert "Onaardige woorden" not in page
    assert page.count("Een bericht van iemand die je hebt geblokkeerd.") == 2  # and his greeting
    for other in (joop, fatma):
        assert "Onaardige woorden" in other.words_at(ROOM)
        assert "geblokkeerd" not in other.words_at(ROOM)


def test_the_script_gets_the_list_and_the_words_of_the_room_stay_the_same(samira, joop):
    def start(who: Neighbour) -> dict:
        html = who.read(ROOM).content.decode()
        return json.loads(re.search(r'id="room-start"[^>]*>(.*?)</script>', html).group(1))

    before = start(samira)["sync"]["messages"]
    block(samira, joop)
    after = start(samira)
    assert after["blocked"] == [f"u{joop.user.pk}"]
    assert after["sync"]["messages"] == before
    assert start(joop)["blocked"] == []


def test_what_is_written_to_who_blocked_looks_sent_and_is_seen_nowhere(samira, joop, talking):
    path = f"/huiskamer/gesprek/{talking.room_id}/"
    block(joop, samira)
    answer = samira.say_in(talking.room, "Hoor je mij nog?")
    assert answer.status_code == 303
    assert "Hoor je mij nog?" in samira.words_at(path)
    assert joop.read(path).status_code == 404
    assert "Hoor je mij nog?" not in joop.words_at(LIST)
    assert joop.browser.get("/mijn/balk/").json()["unread"] == 0


def test_after_the_block_old_words_are_back_and_what_was_said_in_between_is_not(
    samira, joop, talking
):
    path = f"/huiskamer/gesprek/{talking.room_id}/"
    block(joop, samira)
    samira.say_in(talking.room, "Tijdens de blokkade")
    unblock(joop, samira)
    samira.say_in(talking.room, "Daarna")
    page = joop.words_at(path)
    assert "Dag Joop" in page
    assert "Tijdens de blokkade" not in page
    assert "Daarna" in page
    assert "Tijdens de blokkade" not in joop.words_at(LIST)
    assert "Tijdens de blokkade" in samira.words_at(path)
    assert "Tijdens de blokkade" not in found(joop, path, "blokkade")
    assert "Tijdens de blokkade" in found(samira, path, "blokkade")


def found(reader, path: str, word: str) -> str:
    """What a search shows, with the marks around the words that were looked for taken out."""
    page = reader.words_at(f"{path}?zoek={word}")
    return page.replace("<mark>", "").replace("</mark>", "")


def test_in_a_shared_room_a_search_leaves_out_whom_one_blocked(samira, joop, site):
    say(site, samira.user, "Walnoten te koop")
    assert "Walnoten te koop" in found(joop, "/huiskamer/", "walnoten")
    block(joop, samira)
    assert "Walnoten te koop" not in found(joop, "/huiskamer/", "walnoten")


def test_a_question_of_who_is_blocked_is_not_seen_then_nor_later(samira, joop):
    block(joop, samira)
    assert samira.speak_to(joop, "Mag ik iets vragen?").status_code == 302
    talk = talk_of(samira, joop)
    path = f"/huiskamer/gesprek/{talk.room_id}/"
    assert "Bewoner" not in joop.words_at(LIST).split("Geblokkeerde buren")[0]
    assert joop.read(path).status_code == 404
    unblock(joop, samira)
    assert "Bewoner" not in joop.words_at(LIST)


def test_who_blocked_is_told_so_when_they_want_to_talk(samira, joop):
    block(joop, samira)
    page = joop.words_at(f"/huiskamer/gesprek/met/{samira.user.pk}/")
    assert "Je hebt deze buur geblokkeerd" in page
    assert joop.speak_to(samira).status_code == 200
    assert not Talk.objects.exists()


def test_twice_is_once_and_nobody_blocks_themselves_or_nobody(samira, joop):
    block(samira, joop)
    block(samira, joop)
    assert Block.objects.count() == 1
    unblock(samira, joop)
    unblock(samira, joop)
    assert not Block.objects.exists()
    for pk in (samira.user.pk, 999999):
        assert samira.do(f"/huiskamer/blokkeren/{pk}/").status_code == 404


def test_nobody_blocks_who_is_not_known_here_and_learns_whether_they_exist(site, samira, outsider):
    address = f"/huiskamer/blokkeren/{outsider.pk}/"
    assert samira.do(address).status_code == 404
    assert not Block.objects.exists()
    join(outsider, site)
    say(site, outsider, "Ik woonde hier")
    outsider.memberships.filter(site=site).delete()
    assert samira.do(address).status_code == 302
    assert Block.objects.get().blocked == outsider


def normal(html: str, *names: str) -> str:
    """A page without what differs by chance: numbers, times, tokens, and the names of the two."""
    for name in names:
        html = re.sub(rf"\b{name}\b", "X", html)
    html = re.sub(r"m\d+(?=[\"#])", "m", html)
    return re.sub(r"[0-9a-zA-Z]{20,}|\d+", "0", html)


def test_every_door_answers_who_is_blocked_as_it_answers_anybody(samira, joop, fatma):
    """Samira speaks to two neighbours; the one has blocked her, the other has not looked yet."""
    block(joop, samira)
    seen = {}
    for other in (joop, fatma):
        name = str(other.user)
        path = f"/huiskamer/gesprek/met/{other.user.pk}/"
        steps = [samira.read(path)]
        steps.append(samira.browser.post(path, {"body": "Dag", "cid": cid()}, follow=True))
        talk = talk_of(samira, other)
        room = talk.room
        steps.append(samira.say_in(room, "Nog iets"))
        steps.append(samira.read(f"/huiskamer/geschiedenis/?kamer={room.pk}"))
        message = Message.objects.filter(room=room).last()
        steps.append(samira.do("/huiskamer/weg/", room=room.pk, seq=message.seq))
        steps.append(samira.read(f"/huiskamer/gesprek/{room.pk}/"))
        steps.append(samira.read(f"/huiskamer/gesprek/{room.pk}/verlaten/"))
        seen[name] = [(step.status_code, normal(step.content.decode(), name)) for step in steps]
        samira.browser.post(f"/huiskamer/gesprek/{room.pk}/verlaten/", follow=True)
    assert seen[str(joop.user)] == seen[str(fatma.user)]


def test_an_open_conversation_looks_the_same_for_who_is_blocked(samira, joop, fatma):
    pages = []
    for other in (joop, fatma):
        samira.speak_to(other, "Dag")
        talk = talk_of(samira, other)
        other.do(f"/huiskamer/gesprek/{talk.room_id}/aannemen/")
        if other is joop:
            block(joop, samira)
        samira.say_in(talk.room, "Hoe gaat het?")
        page = samira.words_at(f"/huiskamer/gesprek/{talk.room_id}/")
        history = samira.read(f"/huiskamer/geschiedenis/?kamer={talk.room_id}").content.decode()
        pages.append(normal(page + history, str(other.user)))
    assert pages[0] == pages[1]


def test_a_message_from_before_can_be_reported_only_by_who_reads_it(samira, joop, talking):
    find = KINDS["message"].find
    message = Message.objects.get(room__kind=RoomKind.PRIVATE)
    assert find(talking.site, str(message.pk), joop.user) == message
    block(joop, samira)
    assert find(talking.site, str(message.pk), joop.user) is None
