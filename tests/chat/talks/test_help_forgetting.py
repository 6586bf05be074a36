"""What stays of a help talk: words for as long as the neighbourhood keeps them, people as long after its
end, and then only figures."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from chat import tasks
from chat.models import ChatSettings, HelpTalk, Member
from people.models import User
from tests.chat.talks.conftest import Neighbour
from tests.chat.talks.test_between_two import LIST
from tests.chat.talks.test_help import QUEUE, ask

FACTS = "/beheer/huiskamer/hulpgesprekken/"


def after(days: float) -> datetime:
    """So many days from now."""
    return timezone.now() + timedelta(days=days)


@pytest.fixture
def question(samira):
    """Samira asked something about money."""
    ask(samira, "Ik heb een schuld", "money")
    return HelpTalk.objects.get()


@pytest.fixture
def ended(samira, helper, question):
    """Marjan of the team took it, read it, and closed it."""
    User.objects.filter(pk=helper.user.pk).update(called="Marjan")
    helper.do(f"/huiskamer/hulp/{question.room_id}/oppakken/")
    helper.read(f"/huiskamer/gesprek/{question.room_id}/")
    helper.do(f"/huiskamer/hulp/{question.room_id}/sluiten/")
    return question


def test_as_long_as_its_words_are_kept_both_find_it(samira, helper, ended):
    tasks.erase_old_messages(after(364))
    for who in (samira, helper):
        assert "Ik heb een schuld" in who.words_at(f"/huiskamer/gesprek/{ended.room_id}/")


def test_after_that_nobody_knows_any_more_who_asked_and_who_helped(samira, helper, manager, ended):
    facts = f"{FACTS}inspect/{ended.pk}/"
    assert "Marjan" in Neighbour(manager).words_at(facts)
    tasks.erase_old_messages(after(366))
    for who in (samira, helper):
        assert who.read(f"/huiskamer/gesprek/{ended.room_id}/").status_code == 404
        assert f"/huiskamer/gesprek/{ended.room_id}/" not in who.words_at(LIST)
    ended.refresh_from_db()
    assert (ended.asker, ended.taken_by, ended.language) == (None, None, "")
    assert not Member.objects.filter(room=ended.room_id).exists()
    assert not ModelLogEntry.objects.for_instance(ended).exists()
    page = Neighbour(manager).words_at(facts)
    assert "Marjan" not in page
    assert "Opende het hulpgesprek" not in page


def test_the_figures_stay(helper, manager, ended):
    before = HelpTalk.objects.values("subject", "state", "asked_at", "taken_at", "closed_at").get()
    for _twice in range(2):
        tasks.erase_old_messages(after(366))
    after_it = HelpTalk.objects.values("subject", "state", "asked_at", "taken_at", "closed_at")
    assert after_it.get() == before
    assert f"{FACTS}inspect/{ended.pk}/" in Neighbour(manager).words_at(FACTS)


def test_a_neighbourhood_that_keeps_words_shorter_keeps_people_shorter(site, ended):
    ChatSettings.objects.create(site=site, keep_days=7)
    tasks.erase_old_messages(after(6))
    ended.refresh_from_db()
    assert ended.asker
    tasks.erase_old_messages(after(8))
    ended.refresh_from_db()
    assert not ended.asker


def test_what_nobody_closed_ends_with_its_last_word_and_is_forgotten_a_term_later(
    samira, helper, question
):
    path = f"/huiskamer/gesprek/{question.room_id}/"
    tasks.erase_old_messages(after(366))
    assert "Dit gesprek is afgesloten" in samira.words_at(path)
    assert "Bewoner" not in helper.words_at(QUEUE)
    ask(samira, "Nu iets anders")
    assert HelpTalk.objects.filter(asker=samira.user).count() == 2
    tasks.erase_old_messages(after(366 + 364))
    assert samira.read(path).status_code == 200
    tasks.erase_old_messages(after(366 + 366))
    assert samira.read(path).status_code == 404


def test_what_still_has_words_goes_on(samira, question):
    HelpTalk.objects.update(asked_at=after(-400))
    tasks.erase_old_messages(after(0))
    assert samira.say_in(question.room, "Is er al iemand?").status_code == 303
