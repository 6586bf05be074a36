"""Who opened a help talk stands in the log; a manager sees the facts, the front counts who waits."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from chat.models import HelpTalk
from neighbourhoods.todo import waiting_for
from tests.chat.talks.conftest import Neighbour
from tests.chat.talks.test_help import QUEUE, ask

WORDS = "Ik heb een schuld van duizend euro"


@pytest.fixture
def question(samira):
    """Samira asked something that is nobody's business."""
    ask(samira, WORDS, "money")
    return HelpTalk.objects.get()


def acts(talk: HelpTalk) -> list[tuple[str, str]]:
    """What stands in the log of a talk: act and who."""
    found = ModelLogEntry.objects.for_instance(talk).order_by("timestamp", "pk")
    return [(entry.action, str(entry.user)) for entry in found]


def test_every_opening_by_the_worker_is_written_down_by_every_door(samira, helper, question):
    room = question.room_id
    helper.do(f"/huiskamer/hulp/{room}/oppakken/")
    samira.read(f"/huiskamer/gesprek/{room}/")
    assert acts(question) == [("chat.help_take", "Werker")]
    for door in (f"/huiskamer/gesprek/{room}/", f"/huiskamer/geschiedenis/?kamer={room}"):
        ModelLogEntry.objects.filter(action="chat.help_open").delete()
        helper.read(door)
        helper.read(door)
        assert acts(question)[1:] == [("chat.help_open", "Werker")]


def test_a_manager_sees_facts_and_no_words_nor_who_asked(helper, manager, question):
    helper.do(f"/huiskamer/hulp/{question.room_id}/oppakken/")
    helper.read(f"/huiskamer/gesprek/{question.room_id}/")
    boss = Neighbour(manager)
    for path in (
        "/beheer/huiskamer/hulpgesprekken/",
        f"/beheer/huiskamer/hulpgesprekken/inspect/{question.pk}/",
    ):
        page = boss.read(path).content.decode()
        assert "Werker" in page, (path, re.sub(r"<[^>]+>|\s+", " ", page)[-1500:])
        assert "Bewoner" not in page
        assert "duizend euro" not in page
    assert "Opende het hulpgesprek" in page


def test_no_entry_of_the_log_holds_a_word(helper, question):
    helper.do(f"/huiskamer/hulp/{question.room_id}/oppakken/")
    helper.do(f"/huiskamer/hulp/{question.room_id}/sluiten/")
    entries = ModelLogEntry.objects.for_instance(question)
    assert entries.count() == 2
    for entry in entries:
        assert "duizend" not in f"{entry.label} {entry.data}"


def test_moderators_and_workers_see_no_list_of_facts(helper, volunteer, question):
    for who in (helper, volunteer):
        answer = who.browser.get("/beheer/huiskamer/hulpgesprekken/")
        assert answer.status_code == 302  # to the front of the admin: no right here


def test_the_front_of_the_admin_counts_for_workers_only(site, helper, volunteer, question):
    def words(user) -> list[str]:
        return [waiting.text for waiting in waiting_for(user, site)]

    assert "1 buur wacht op hulp" in words(helper.user)
    assert "1 buur wacht op hulp" not in words(volunteer.user)
    helper.do(f"/huiskamer/hulp/{question.room_id}/oppakken/")
    assert "1 buur wacht op hulp" not in words(helper.user)


def test_the_queue_costs_the_same_however_many_wait(site, joop, fatma, helper, question):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            helper.read(QUEUE)
        return len(queries)

    cost()
    one = cost()
    for other in (joop, fatma):
        ask(other, "Ook ik")
    assert cost() == one


def test_the_asker_finds_it_on_their_own_page(samira, helper, question):
    assert "/huiskamer/gesprekken/" in samira.words_at("/mijn/")
    helper.do(f"/huiskamer/hulp/{question.room_id}/oppakken/")
    helper.say_in(question.room, "Kom maar langs")
    assert samira.browser.get("/mijn/balk/").json()["unread"] == 1
    page = samira.words_at("/huiskamer/gesprekken/")
    assert "Kom maar langs" in page
    samira.read(f"/huiskamer/gesprek/{question.room_id}/")
    assert samira.browser.get("/mijn/balk/").json()["unread"] == 0
