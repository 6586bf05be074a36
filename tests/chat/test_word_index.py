"""Search asks an index of words: nothing else is found than by reading, and what is erased is gone from it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chat import reading, tasks
from chat.actions.edit import edit
from chat.actions.erase_words import erase_words
from chat.actions.remove import remove
from chat.models import Message
from chat.reading import search_terms
from tests.chat.factories import NOW, find, room_of, say, who

only_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="PostgreSQL keeps its own index, and cuts words its own way",
)
SAID = (
    "Oma's soep, 3,5 liter: 50% korting-actie!",
    "NEAR AND OR NOT near-by *soep* \"soep\" 'soep' (soep) ^soep folded:soep",
    "snake_case _onder_ __init__ user@buurt.example https://buurt.example/a?b=c",
    "Işıl İstanbul'da ILIK ışık ığdır Çağrı GÜNAYDIN",
    "مرحبا يا جيران ٣٤ شُكْرًا العَرَبِيَّة",
    "हिन्दी में नमस्ते १२३ ไทย 日本語 Ελλάδα Straße ﬁets ½ x² Ⅻ",
    "emoji🌷tulp 👩‍👩‍👧 zero\u200bwidth a\u00adb e\u0301e\u0301n",
)
PIECES = sorted(set(re.findall(r"\w+|\W", " ".join(SAID))))


def found_by_reading(site, words: str) -> list[int]:
    """Every message that has each term at the beginning of a word, newest first."""
    terms = search_terms(words)
    return [
        message.seq
        for message in Message.objects.filter(room=room_of(site)).order_by("-seq")
        if terms and all(re.search(rf"(^|[^\w]){term}", message.folded) for term in terms)
    ]


@only_sqlite
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join))
@example(words='soep" OR "liter')
@example(words="near*")
@example(words="-soep")
@example(words="NOT soep")
@example(words="ISIK")
@example(words="case")
@example(words="s oma")
@example(words="% _")
def test_the_index_finds_what_reading_finds(site, resident, words):
    if not room_of(site).head:
        for n, body in enumerate(SAID):
            say(site, resident, body, NOW + timedelta(minutes=n))
    assert find(site, words) == found_by_reading(site, words)


def test_a_rare_word_of_long_ago_is_found_beside_common_ones(site, worker, monkeypatch):
    monkeypatch.setattr(reading, "LATELY", 5)
    monkeypatch.setattr(reading, "MOST_FOUND", 4)
    for n in range(20):
        say(site, worker, "Soep van walnoten" if n < 2 else "Soep", NOW + timedelta(minutes=n))
    assert find(site, "walnot soep") == find(site, "soep walnot") == [2, 1]
    assert find(site, "soep") == [20, 19, 18, 17]


def walnuts(site, resident) -> Message:
    """Said, and to be found."""
    message = say(site, resident, "Walnotenolie").message
    assert find(site, "walnotenolie") == [message.seq]
    assert on_disk("walnotenolie")
    return message


def on_disk(word: str) -> bool:
    """Whether its letters stand anywhere in SQLite's file; elsewhere: in the table of messages."""
    if connection.vendor == "sqlite":
        return word.encode() in connection.connection.serialize()
    return Message.objects.filter(folded__contains=word).exists()


def change(site, resident, message) -> None:
    edit(room_of(site), who(resident, site), message.seq, "Zonnebloemolie", NOW)


def take_back(site, resident, message) -> None:
    remove(room_of(site), who(resident, site), message.seq, NOW)


def leave(site, resident, message) -> None:
    erase_words(resident.pk, NOW)


def grow_old(site, resident, message) -> None:
    assert tasks.erase_old_messages(NOW + timedelta(days=400)) == 1


def past_all_rules(site, resident, message) -> None:
    Message.objects.filter(pk=message.pk).update(folded="", body="")


def without_django(site, resident, message) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM chat_message WHERE id = %s", [message.pk])


@pytest.mark.parametrize("go", [change, take_back, leave, grow_old, past_all_rules, without_django])
def test_a_word_that_goes_is_nowhere_any_more(site, resident, go):
    message = walnuts(site, resident)
    go(site, resident, message)
    assert find(site, "walnotenolie") == []
    assert not on_disk("walnot")
    assert find(site, "zonnebloem") == ([message.seq] if go is change else [])
