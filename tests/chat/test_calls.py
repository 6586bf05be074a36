"""@name: who is called, who hears of it, and who is left alone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from chat import feed
from chat.actions.edit import edit
from chat.actions.hide import hide
from chat.actions.mail_calls import mail_calls
from chat.actions.see_calls import see_calls
from chat.actions.want_calls import want_calls
from chat.calls import called
from chat.models import Block, Mention, Message
from chat.on_my_page import count_unseen
from chat.person import Card
from chat.presence import take_seat
from chat.refusals import Refused
from people.models import Membership, OutgoingMail
from tests.chat.factories import NOW, room_of, say, who
from tests.conftest import person

LATER = NOW + timedelta(hours=14)  # 10.00 the next morning
PEOPLE = {
    1: Card("u1", "Fatma"),
    2: Card("u2", "Fatma Yılmaz"),
    3: Card("u3", "Jan"),
    4: Card("u4", "منى"),
    5: Card("u5", "Jan"),
}


@pytest.mark.parametrize(
    ("body", "who_is_called"),
    [
        ("@Fatma kom je?", {1}),
        ("Dag @fatma yilmaz!", {2}),
        ("@JAN en @fatma", {3, 5, 1}),
        ("مرحبا @منى", {4}),
        ("@Janneke", set()),
        ("jan@fatma.example", set()),
        ("https://x.example/@Fatma", set()),
        ("@iedereen @all", set()),
        ("@ Fatma", set()),
    ],
)
def test_the_longest_name_that_stands_there_is_called(body, who_is_called):
    assert set(called(body, PEOPLE)) == who_is_called


@pytest.fixture
def fatma(site):
    """Somebody who spoke and went away."""
    user = person(site, "fatma")
    say(site, user, "Tot morgen", NOW - timedelta(hours=2))
    return user


def call(site, user, body: str = "@Fatma kom je?", now: datetime = NOW) -> Message:
    return say(site, user, body, now).message


def test_who_spoke_or_is_in_can_be_called_and_readers_see_whom(site, resident, neighbour, fatma):
    take_seat("a", room_of(site), who(neighbour, site))
    call(site, resident, "@Fatma en @Buur en @Moderator")
    found = feed.newest(room_of(site).pk).data()["messages"][-1]["calls"]
    assert {(c["id"], c["name"]) for c in found} == {
        (f"u{fatma.pk}", "Fatma"),
        (f"u{neighbour.pk}", "Buur"),
    }


def test_nobody_of_another_neighbourhood_is_called(site, other_site, outsider, resident):
    say(other_site, outsider)
    call(site, resident, "@Vreemde")
    assert not Mention.objects.exists()


def test_at_most_five_are_called(site, resident):
    names = ["Ali", "Bea", "Cem", "Dia", "Eva", "Fem"]
    for name in names:
        say(site, person(site, name.lower()))
    body = " ".join(f"@{name}" for name in names)
    with pytest.raises(Refused, match="too_many_calls"):
        call(site, resident, body)
    call(site, resident, body.replace("@Fem", "Fem"))
    assert Mention.objects.count() == 5


def test_calling_oneself_is_nothing(site, fatma):
    call(site, fatma)
    assert not Mention.objects.exists()


def test_changing_the_words_changes_who_is_called(site, resident, neighbour, fatma):
    say(site, neighbour)
    message = call(site, resident)
    edit(room_of(site), who(resident, site), message.seq, "Kom je @Buur?", NOW)
    assert Mention.objects.get().person == neighbour


def test_it_waits_on_ones_own_page_until_one_came_there(site, resident, fatma):
    message = call(site, resident)
    assert count_unseen(fatma, site) == 1
    see_calls(room_of(site), who(fatma, site), message.seq - 1, LATER)
    assert count_unseen(fatma, site) == 1
    see_calls(room_of(site), who(fatma, site), message.seq, LATER)
    assert count_unseen(fatma, site) == 0


def test_who_is_away_gets_one_mail_that_does_not_tell_what_was_said(
    site, resident, neighbour, fatma
):
    call(site, resident, "@Fatma het geheim is taart")
    call(site, neighbour)
    assert mail_calls(LATER) == 1
    letter = OutgoingMail.objects.get()
    assert letter.to == fatma.email
    assert "Bewoner" in letter.body
    assert "Buur" in letter.body
    assert "taart" not in letter.body + letter.subject
    assert "/huiskamer/geroepen/" in letter.body


def test_who_was_blocked_can_call_and_it_is_not_heard(site, resident, neighbour, fatma):
    Block.objects.create(site=site, blocker=fatma, blocked=resident)
    message = call(site, resident, "@Fatma hoor je me?")
    assert message.mentions.get().person == fatma, "who is blocked would notice"
    assert count_unseen(fatma, site) == 0
    assert mail_calls(LATER) == 0
    call(site, neighbour)
    assert count_unseen(fatma, site) == 1
    assert mail_calls(LATER) == 1
    assert "Bewoner" not in OutgoingMail.objects.get().body


def test_running_twice_is_mailing_once_and_a_day_has_one_mail(site, resident, fatma):
    call(site, resident)
    mail_calls(LATER)
    call(site, resident, "@Fatma nog eens", LATER)
    assert mail_calls(LATER) == 0
    assert mail_calls(LATER + timedelta(hours=3)) == 0
    assert mail_calls(LATER + timedelta(hours=24, minutes=1)) == 1


@pytest.mark.parametrize("hour", [21, 23, 0, 7])
def test_nobody_is_mailed_at_night(site, resident, fatma, hour):
    call(site, resident)
    night = datetime(2026, 11, 24, hour, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert mail_calls(night) == 0
    assert mail_calls(datetime(2026, 11, 24, 8, 1, tzinfo=ZoneInfo("Europe/Amsterdam"))) == 1


def leave(site, fatma):
    Membership.objects.filter(user=fatma).delete()


@pytest.mark.parametrize(
    "what",
    [
        lambda site, fatma: want_calls(room_of(site), who(fatma, site), False),
        lambda site, fatma: see_calls(room_of(site), who(fatma, site), 9, NOW),
        lambda site, fatma: take_seat("f", room_of(site), who(fatma, site)),
        lambda site, fatma: hide(Message.objects.last()),
        leave,
    ],
    ids=["switched off", "seen", "is in", "covered", "left"],
)
def test_who_needs_no_mail_gets_none(site, resident, fatma, what):
    call(site, resident)
    what(site, fatma)
    assert mail_calls(LATER) == 0


def test_right_after_the_call_nobody_is_mailed_yet(site, resident, fatma):
    noon = LATER + timedelta(hours=2)
    call(site, resident, now=noon)
    assert mail_calls(noon + timedelta(minutes=9)) == 0
    assert mail_calls(noon + timedelta(minutes=10)) == 1
