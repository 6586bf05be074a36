"""A conversation between two: asked, accepted or not, talked in, left."""

import pytest

from chat.models import Message, RoomKind, Talk, TalkState
from tests.chat.factories import cid
from tests.chat.talks.conftest import Neighbour
from tests.conftest import person

LIST = "/huiskamer/gesprekken/"


def talk_of(one: Neighbour, other: Neighbour) -> Talk:
    return Talk.objects.between(one.user.pk, other.user.pk).get()


@pytest.fixture
def asked(samira, joop):
    """Samira asked Joop."""
    samira.speak_to(joop, "Dag Joop, is de fiets er nog?")
    return talk_of(samira, joop)


@pytest.fixture
def talking(asked, joop):
    """And he said yes."""
    joop.do(f"/huiskamer/gesprek/{asked.room_id}/aannemen/")
    return asked


def test_the_other_reads_who_asks_and_the_first_words_and_says_yes(samira, joop, asked):
    assert "Bewoner" in joop.words_at(LIST)
    page = joop.words_at(f"/huiskamer/gesprek/{asked.room_id}/")
    assert "is de fiets er nog?" in page
    answer = joop.do(f"/huiskamer/gesprek/{asked.room_id}/aannemen/")
    assert answer.url == f"/huiskamer/gesprek/{asked.room_id}/"
    joop.say_in(asked.room, "Ja hoor, kom maar kijken")
    assert "kom maar kijken" in samira.words_at(f"/huiskamer/gesprek/{asked.room_id}/")


def test_until_then_the_asker_may_say_no_more(samira, joop, asked):
    answer = samira.say_in(asked.room, "Ben je daar?")
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "Je buur heeft nog niet geantwoord" in page
    assert "Ben je daar?" in page
    assert Message.objects.filter(room=asked.room).count() == 1


def test_the_same_form_twice_asks_once(samira, joop):
    key = cid()
    first = samira.speak_to(joop, "Dag!", key)
    again = samira.speak_to(joop, "Dag!", key)
    assert first.url == again.url
    assert Talk.objects.count() == 1
    assert Message.objects.filter(room__kind=RoomKind.PRIVATE).count() == 1


def test_who_asks_back_says_yes(samira, joop, asked):
    joop.speak_to(samira, "Ja, hij is er nog")
    asked.refresh_from_db()
    assert asked.state == TalkState.OPEN
    assert "hij is er nog" in samira.words_at(f"/huiskamer/gesprek/{asked.room_id}/")


def test_there_is_one_conversation_for_two_people(samira, joop, talking):
    answer = samira.read(f"/huiskamer/gesprek/met/{joop.user.pk}/")
    assert answer.redirect_chain[-1][0] == f"/huiskamer/gesprek/{talking.room_id}/"
    joop.speak_to(samira, "Nog iets")
    assert Talk.objects.count() == 1


def test_a_no_looks_like_no_answer(samira, joop, fatma, asked):
    room = asked.room_id
    samira.speak_to(fatma, "Dag Fatma")
    unanswered = talk_of(samira, fatma)
    joop.do(f"/huiskamer/gesprek/{room}/afwijzen/")
    assert "Bewoner" not in joop.words_at(LIST)
    pages = [samira.words_at(f"/huiskamer/gesprek/{talk.room_id}/") for talk in (asked, unanswered)]
    assert "Heeft nog niet geantwoord" in samira.words_at(LIST)
    assert pages[0].count("nog niet geantwoord") == pages[1].count("nog niet geantwoord") > 0
    for talk in (asked, unanswered):
        assert samira.say_in(talk.room, "Hallo?").status_code == 403


def test_who_said_no_can_still_say_yes_but_is_not_asked_again(samira, joop, asked):
    room = asked.room_id
    joop.do(f"/huiskamer/gesprek/{room}/afwijzen/")
    samira.do(f"/huiskamer/gesprek/{room}/verlaten/")
    samira.speak_to(joop, "Toch nog een keer")
    assert "Bewoner" not in joop.words_at(LIST)
    joop.do(f"/huiskamer/gesprek/{room}/aannemen/")
    assert "Toch nog een keer" in joop.words_at(f"/huiskamer/gesprek/{room}/")


def test_leaving_keeps_the_words_with_the_other(samira, joop, talking):
    path = f"/huiskamer/gesprek/{talking.room_id}/"
    samira.do(f"{path}verlaten/")
    assert samira.read(path).status_code == 404
    page = joop.words_at(path)
    assert "is de fiets er nog?" in page
    assert "Dit gesprek is afgelopen" in page
    assert joop.say_in(talking.room, "Hallo?").status_code == 403


def test_who_left_can_begin_again_with_who_stayed(samira, joop, talking):
    samira.do(f"/huiskamer/gesprek/{talking.room_id}/verlaten/")
    samira.speak_to(joop, "Daar ben ik weer")
    assert "Daar ben ik weer" in joop.words_at(f"/huiskamer/gesprek/{talking.room_id}/")


def test_a_third_one_finds_nothing(fatma, volunteer, helper, talking):
    for stranger in (fatma, volunteer, helper):
        for verb in ("", "aannemen/", "afwijzen/", "verlaten/", "opbergen/"):
            path = f"/huiskamer/gesprek/{talking.room_id}/{verb}"
            nothing = f"/huiskamer/gesprek/999999/{verb}"
            send = stranger.do if verb else stranger.read
            assert send(path).status_code == send(nothing).status_code == 404


def test_somebody_new_speaks_to_three_people_a_day(site, joop, fatma, samira, helper):
    newcomer = Neighbour(person(site, "nieuw", step="new"))
    for other in (joop, fatma, samira):
        assert newcomer.speak_to(other).status_code == 302
    answer = newcomer.speak_to(helper, "Mag ik jou ook iets vragen?")
    assert answer.status_code == 429
    assert "Mag ik jou ook iets vragen?" in answer.content.decode()
    assert Talk.objects.filter(asker=newcomer.user).count() == 3


def test_who_is_not_seen_anywhere_can_not_be_found_here(site, samira, other_site, outsider):
    hidden = person(site, "stil")
    for pk in (hidden.pk, outsider.pk, samira.user.pk, 999999):
        path = f"/huiskamer/gesprek/met/{pk}/"
        assert samira.read(path).status_code == 404
        assert samira.do(path, body="Hallo", cid=cid()).status_code == 404


def test_nothing_typed_says_so_and_too_long_keeps_the_words(samira, joop):
    answer = samira.speak_to(joop, "  ")
    assert answer.status_code == 422
    assert "aria-invalid" in answer.content.decode()
    answer = samira.speak_to(joop, "a" * 2005)
    assert answer.status_code == 422
    assert "a" * 2005 in answer.content.decode()
    assert not Message.objects.filter(room__kind=RoomKind.PRIVATE).exists()


def test_what_was_put_away_comes_back_with_a_new_message(samira, joop, talking):
    samira.do(f"/huiskamer/gesprek/{talking.room_id}/opbergen/")
    assert "Opgeborgen (1)" in samira.words_at(LIST)
    joop.say_in(talking.room, "Nog één vraag")
    page = samira.words_at(LIST)
    assert "Opgeborgen" not in page
    assert "Nog één vraag" in page
