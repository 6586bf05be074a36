"""Which words wait for a moderator, and what somebody who is new may not write."""

from datetime import timedelta

import pytest

from chat import feed
from chat.actions.remove import remove
from chat.actions.send import Draft, send
from chat.models import Message, MessageState, Room, RoomKind, WorryWords
from chat.moderation import find
from chat.refusals import Refused
from chat.worries import has_address, plain_words, worry_word
from moderation.actions import decide
from moderation.models import Case
from people.models import Step
from tests.chat.factories import NOW, cid, room_of, say, who
from tests.conftest import person


@pytest.mark.parametrize(
    "text",
    [
        "jij sukkel",
        "SUKKEL!",
        "Súkkél",
        "su\u200bkk\u00adel",
        "s.u.k.k.e.l",
        "s u k k e l ben je",
        "\u202esukkel\u202c",
        "s\u0336u\u0336k\u0336k\u0336e\u0336l\u0336",
        "ｓｕｋｋｅｌ",
        "ѕukkеl",  # Cyrillic dze and ie
        "ＳＵＫＫＥＬ\ufe0f",
    ],
)
def test_a_word_is_found_whatever_it_is_dressed_up_as(text):
    assert worry_word(text, "taart\nsukkel\n") == "sukkel"


@pytest.mark.parametrize("text", ["gesukkel", "sukkelaar", "sukkel_aar", "su kkel", "taarten", ""])
def test_a_word_inside_another_word_does_not_count(text):
    assert worry_word(text, "sukkel\ntaart") == ""


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("ırk", "Irk mı dedin?"),
        ("IRK", "ırk"),
        ("kötü söz", "KÖTÜ  SÖZ"),
        ("İSTANBUL", "istanbul"),
        ("كلمة سيئة", "هذه كلِمةٌ سـيئة"),
    ],
)
def test_turkish_and_arabic_are_compared_as_people_read_them(listed, text):
    assert worry_word(text, listed) == listed


def test_empty_lines_hold_nothing():
    assert worry_word("hallo", "\n \n…\n") == ""
    assert plain_words("Hé, jij daar") == ["he", "jij", "daar"]


def wait(site, user, body: str = "Wat een sukkel"):
    WorryWords.objects.get_or_create(site=site, defaults={"words": "sukkel"})
    return say(site, user, body).message


def test_its_writer_reads_that_it_waits_and_others_read_nothing(site, resident, neighbour):
    message = wait(site, resident)
    assert message.state == MessageState.HELD
    page = feed.newest(room_of(site).pk)
    mine = page.data(f"u{resident.pk}")["messages"][0]
    assert (mine["state"], mine["body"], mine["who"]["name"]) == (
        "held", "Wat een sukkel", "Bewoner",
    )  # fmt: skip
    for reader in ("", f"u{neighbour.pk}"):
        theirs = page.data(reader)["messages"][0]
        assert (theirs["state"], theirs["body"], theirs["who"]["id"]) == ("held", "", "")
    assert find(site, str(message.pk), neighbour) is None


def test_a_moderator_shows_it_in_its_place(site, resident, neighbour, moderator):
    wait(site, resident)
    say(site, neighbour, "Hoi")
    case = Case.objects.get()
    assert (case.is_open, case.awaits_approval, case.author) == (True, True, resident)
    decide(
        case.pk, site, moderator, verdict="approve", reason="", words="", version=case.version, now=NOW
    )  # fmt: skip
    page = feed.newest(room_of(site).pk).data()["messages"]
    assert [m["body"] for m in page] == ["Wat een sukkel", "Hoi"]


def test_a_moderator_sends_it_back_and_nobody_ever_reads_it(site, resident, moderator):
    wait(site, resident)
    case = Case.objects.get()
    decide(
        case.pk, site, moderator, verdict="send_back", reason="unkind", words="", version=case.version, now=NOW
    )  # fmt: skip
    assert Message.objects.get().state == MessageState.HIDDEN
    assert feed.newest(room_of(site).pk).data(f"u{resident.pk}")["messages"][0]["body"] == ""


def test_taking_it_back_takes_it_out_of_the_queue(site, resident):
    wait(site, resident)
    remove(room_of(site), who(resident, site), 1, NOW)
    assert not Case.objects.filter(is_open=True).exists()


def test_the_list_of_one_neighbourhood_is_not_that_of_another(site, other_site, outsider):
    WorryWords.objects.create(site=site, words="sukkel")
    assert say(other_site, outsider, "sukkel").message.state == MessageState.VISIBLE


def test_the_team_and_closed_circles_are_not_read_along(site, worker, resident):
    assert wait(site, worker).state == MessageState.VISIBLE
    room = Room.objects.create(site=site, kind=RoomKind.PRIVATE, name="Twee")
    room.members.create(person=resident)
    from chat.door import seated

    guest = seated(who(resident, site), room)
    sent = send(room, guest, Draft(cid(), "sukkel"), NOW)
    assert sent.message.state == MessageState.VISIBLE
    assert not Case.objects.exists()


def test_the_third_time_within_a_minute_waits(site, resident):
    states = [
        say(site, resident, text, NOW + timedelta(seconds=n)).message.state
        for n, text in enumerate(["Koop nu!", "koop  NU!", "Kóóp nu!"])
    ]
    assert states == ["visible", "visible", "held"]
    assert say(site, resident, "Koop nu!", NOW + timedelta(seconds=70)).message.is_visible


@pytest.mark.parametrize(
    "text",
    [
        "https://x.example",
        "kijk op www.x.example",
        "rosa-lombok.nl",
        "ｒｏｓａ.nl/taart",
        "ro\u200bsa.nl",
    ],
)
def test_who_is_new_gives_no_web_addresses(site, text):
    newcomer = person(site, "nieuw", step=Step.NEW)
    with pytest.raises(Refused, match="no_links"):
        say(site, newcomer, text)
    assert has_address(text)


def test_a_dot_in_a_sentence_is_no_address():
    assert not has_address("Ik kom om 9.30 uur.Tot zo... en bv. taart, enz.")


def test_a_resident_may_give_one(site, resident):
    assert say(site, resident, "https://rosa.example").message.is_visible
