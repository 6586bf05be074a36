"""Changing one's own words: for a quarter of an hour, marked, under the same rules as new words."""

from datetime import timedelta

import pytest

from chat import feed
from chat.actions.edit import edit
from chat.actions.hide import hide
from chat.actions.send import Draft, send
from chat.models import Message, MessageState, WorryWords
from chat.refusals import Refused
from moderation.actions import report
from moderation.models import Case, Report
from tests.chat.factories import NOW, cid, room_of, say, who


def change(site, user, body: str, now=NOW, seq: int = 1) -> Message:
    return edit(room_of(site), who(user, site), seq, body, now, "nl")


def test_the_new_words_stand_in_the_old_place_and_are_marked(site, resident):
    say(site, resident, "Om acht uur")
    change(site, resident, "Om  negen uur \u202e", NOW + timedelta(minutes=14))
    message = Message.objects.get()
    assert (message.seq, message.rev, message.body) == (1, 2, "Om  negen uur")
    found = feed.newest(room_of(site).pk).data()["messages"][0]
    assert (found["body"], found["edited"]) == ("Om  negen uur", True)


def test_the_same_words_again_are_no_change(site, resident):
    say(site, resident, "Om acht uur")
    change(site, resident, "Om acht uur")
    assert room_of(site).head == 1
    assert Message.objects.get().edited_at is None


def test_only_ones_own_and_only_while_it_is_fresh(site, resident, neighbour, worker):
    say(site, resident, "Om acht uur")
    for user in (neighbour, worker):
        with pytest.raises(Refused, match="not_yours"):
            change(site, user, "Anders")
    with pytest.raises(Refused) as late:
        change(site, resident, "Anders", NOW + timedelta(minutes=16))
    assert late.value.code == "too_late_to_edit"
    assert "15" in late.value.text
    with pytest.raises(Refused, match="gone"):
        change(site, resident, "Anders", seq=2)


def test_what_a_moderator_covered_is_not_changed(site, resident):
    hide(say(site, resident, "Onaardig").message)
    with pytest.raises(Refused, match="gone"):
        change(site, resident, "Aardig")


@pytest.mark.parametrize(("body", "code"), [(" \u200b ", "empty"), ("x" * 2001, "too_long")])
def test_the_rules_for_words_hold_here_too(site, resident, body, code):
    say(site, resident, "Om acht uur")
    with pytest.raises(Refused, match=code):
        change(site, resident, body)
    assert Message.objects.get().body == "Om acht uur"


def test_a_word_from_the_list_can_not_be_put_in_afterwards(site, resident):
    WorryWords.objects.create(site=site, words="sukkel")
    say(site, resident, "Lieverd")
    change(site, resident, "Súkkel!")
    assert Message.objects.get().state == MessageState.HELD
    assert Case.objects.get().awaits_approval
    with pytest.raises(Refused, match="waits"):
        change(site, resident, "Lieverd")


def test_a_report_keeps_what_was_reported(site, resident, neighbour):
    import uuid

    message = say(site, resident, "Wat een onzin").message
    report(message, reason="unkind", words="", reporter=neighbour, key=uuid.uuid4(), now=NOW)
    change(site, resident, "Wat een feest")
    assert Report.objects.get().snapshot["text"] == "Wat een onzin"
    assert Case.objects.get().what.describe(Message.objects.get()).text == "Wat een feest"


def test_a_late_repeat_of_the_first_sending_is_still_acked(site, resident):
    key = cid()
    person = who(resident, site)
    send(room_of(site), person, Draft(key, "Om acht uur"), NOW)
    change(site, resident, "Om negen uur")
    again = send(room_of(site), person, Draft(key, "Om acht uur"), NOW)
    assert (again.dup, again.message.body) == (True, "Om negen uur")
