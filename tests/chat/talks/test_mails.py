"""A mail that there is something to read: no word of it, one a day, not in the evening, switchable."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from chat.new_words import tell_of_new_words
from people.models import OutgoingMail, User
from tests.chat.talks.test_between_two import talk_of

MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # ten o'clock in Utrecht


@pytest.fixture
def spoken(samira, joop):
    """Samira asked Joop this morning."""
    with time_machine.travel(MORNING, tick=False):
        samira.speak_to(joop, "Een heel geheim woord")
    return talk_of(samira, joop)


def mails(who) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(to=who.user.email).order_by("pk"))


def later(**after) -> datetime:
    return MORNING + timedelta(**after)


def test_who_is_asked_is_told_without_a_word_of_it(spoken, joop, samira):
    assert tell_of_new_words(later(minutes=5)) == 0
    assert tell_of_new_words(later(minutes=20)) == 1
    (mail,) = mails(joop)
    assert mail.subject == "Je hebt een nieuw bericht"
    assert "/huiskamer/gesprekken/" in mail.body
    assert "geheim" not in mail.body
    assert "Bewoner" not in mail.body
    assert not mails(samira)


def test_it_speaks_the_language_of_the_reader_also_in_its_addresses(spoken, joop):
    User.objects.filter(pk=joop.user.pk).update(language="tr")
    tell_of_new_words(later(minutes=20))
    (mail,) = mails(joop)
    assert mail.subject == "Yeni bir mesajın var"
    assert "/tr/huiskamer/gesprekken/" in mail.body


def test_one_a_day_and_none_for_what_was_told(spoken, joop, samira):
    tell_of_new_words(later(minutes=20))
    assert tell_of_new_words(later(minutes=40)) == 0
    assert tell_of_new_words(later(days=1, hours=1)) == 0
    with time_machine.travel(later(days=1, hours=1), tick=False):
        joop.do(f"/huiskamer/gesprek/{spoken.room_id}/aannemen/")
        samira.say_in(spoken.room, "Nog iets")
        samira.say_in(spoken.room, "En nog iets")
    assert tell_of_new_words(later(days=1, hours=2)) == 1
    assert len(mails(joop)) == 2


@pytest.mark.parametrize(("hour", "sent"), [(7, 0), (8, 1), (20, 1), (21, 0), (23, 0)])
def test_never_in_the_evening_or_at_night(spoken, hour, sent):
    local = datetime(2026, 11, 25, hour, 0, tzinfo=UTC) - timedelta(hours=1)
    assert tell_of_new_words(local) == sent


def test_who_wants_no_mail_gets_none(spoken, joop):
    joop.do("/huiskamer/gesprekken/instellingen/", may_ask="everyone")
    assert tell_of_new_words(later(minutes=20)) == 0


def test_who_read_it_meanwhile_gets_none(spoken, joop, samira):
    joop.do(f"/huiskamer/gesprek/{spoken.room_id}/aannemen/")
    assert tell_of_new_words(later(minutes=20)) == 0


def test_who_blocked_the_asker_gets_none(spoken, joop, samira):
    joop.do(f"/huiskamer/blokkeren/{samira.user.pk}/")
    assert tell_of_new_words(later(minutes=20)) == 0
