"""A help talk: asked, taken by exactly one worker, handed over, closed, opened again."""

from datetime import timedelta

import pytest

from chat.models import HelpState, HelpTalk
from people.roles import Role
from tests.chat.factories import cid
from tests.chat.talks.conftest import Neighbour
from tests.conftest import person

QUEUE = "/huiskamer/hulp/wachtrij/"


def ask(who: Neighbour, words: str = "Ik snap deze brief niet", subject: str = "letter"):
    return who.do("/huiskamer/hulp/", subject=subject, body=words, cid=cid())


@pytest.fixture
def question(samira):
    """Samira asked for help."""
    ask(samira)
    return HelpTalk.objects.get()


@pytest.fixture
def taken(question, helper):
    """And a worker sat down with her."""
    helper.do(f"/huiskamer/hulp/{question.room_id}/oppakken/")
    return question


@pytest.fixture
def colleague(site):
    """Another worker."""
    return Neighbour(person(site, "collega", Role.WORKER))


def test_a_question_waits_in_the_queue_without_its_words(helper, question):
    page = helper.words_at(QUEUE)
    assert "Bewoner" in page
    assert "Een brief of een formulier" in page
    assert "Ik snap deze brief niet" not in page


def test_who_takes_it_reads_it_and_answers(samira, helper, question):
    answer = helper.do(f"/huiskamer/hulp/{question.room_id}/oppakken/")
    assert answer.url == f"/huiskamer/gesprek/{question.room_id}/"
    assert "Ik snap deze brief niet" in helper.words_at(answer.url)
    helper.say_in(question.room, "Zullen we samen kijken?")
    assert "Zullen we samen kijken?" in samira.words_at(answer.url)


def test_a_colleague_who_is_later_is_told_so(helper, colleague, taken):
    answer = colleague.browser.post(f"/huiskamer/hulp/{taken.room_id}/oppakken/", follow=True)
    assert "Een collega heeft deze net opgepakt" in answer.content.decode()
    assert colleague.read(f"/huiskamer/gesprek/{taken.room_id}/").status_code == 404


def test_handing_over_takes_the_words_along(helper, colleague, taken):
    path = f"/huiskamer/gesprek/{taken.room_id}/"
    helper.do(f"/huiskamer/hulp/{taken.room_id}/overdragen/", naar=colleague.user.pk)
    assert helper.read(path).status_code == 404
    assert "Ik snap deze brief niet" in colleague.words_at(path)


def test_putting_it_back_lets_another_take_it(helper, colleague, taken):
    helper.do(f"/huiskamer/hulp/{taken.room_id}/terugzetten/")
    assert helper.read(f"/huiskamer/gesprek/{taken.room_id}/").status_code == 404
    assert colleague.do(f"/huiskamer/hulp/{taken.room_id}/oppakken/").status_code == 302
    taken.refresh_from_db()
    assert taken.taken_by == colleague.user


def test_closing_ends_it_and_the_asker_comes_back_within_a_day(samira, helper, taken):
    helper.do(f"/huiskamer/hulp/{taken.room_id}/sluiten/")
    assert samira.say_in(taken.room, "Nog iets").status_code == 403
    samira.do(f"/huiskamer/hulp/{taken.room_id}/heropenen/")
    taken.refresh_from_db()
    assert (taken.state, taken.taken_by) == (HelpState.TAKEN, helper.user)
    assert samira.say_in(taken.room, "Nog iets").status_code == 303


def test_after_a_day_a_new_question_is_a_new_talk(samira, helper, taken):
    helper.do(f"/huiskamer/hulp/{taken.room_id}/sluiten/")
    taken.refresh_from_db()
    HelpTalk.objects.update(closed_at=taken.closed_at - timedelta(days=1, seconds=1))
    answer = samira.browser.post(f"/huiskamer/hulp/{taken.room_id}/heropenen/", follow=True)
    assert "Stel een nieuwe vraag" in answer.content.decode()
    ask(samira, "Nu iets anders")
    assert HelpTalk.objects.count() == 2


def test_who_asks_twice_goes_on_in_the_same_talk(samira, question):
    ask(samira, "En ook nog dit")
    assert HelpTalk.objects.count() == 1
    assert "En ook nog dit" in samira.words_at(f"/huiskamer/gesprek/{question.room_id}/")


def test_moderators_managers_and_neighbours_have_no_key(site, volunteer, joop, manager, taken):
    for who in (volunteer, joop, Neighbour(manager)):
        assert who.read(QUEUE).status_code == 404
        assert who.read(f"/huiskamer/gesprek/{taken.room_id}/").status_code == 404
        for verb in ("oppakken", "overdragen", "terugzetten", "sluiten", "heropenen"):
            assert who.do(f"/huiskamer/hulp/{taken.room_id}/{verb}/").status_code == 404


def test_a_worker_elsewhere_has_no_key(other_site, taken):
    stranger = Neighbour(person(other_site, "elders", Role.WORKER))
    assert stranger.read(QUEUE).status_code == 404
    assert stranger.do(f"/huiskamer/hulp/{taken.room_id}/oppakken/").status_code == 404


def test_somebody_without_account_is_shown_three_ways(client, site):
    page = client.get("/huiskamer/hulp/").content.decode()
    for way in ("/inloggen/", "/aanmelden/", "/contact/"):
        assert way in page
