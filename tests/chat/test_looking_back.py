"""Reading back: around a message, from a day, and by words."""

from datetime import date, timedelta

import pytest

from chat import feed
from chat.actions.edit import edit
from chat.actions.hide import hide
from chat.actions.remove import remove
from chat.reading import page_to_read
from tests.chat.factories import NOW, fill, find, room_of, say, who


def places(page: feed.Page) -> list[int]:
    return [message.seq for message in page.messages]


def read(site, **asked: str) -> feed.Page:
    return page_to_read(room_of(site), asked)


def test_a_linked_message_stands_in_the_middle_of_its_page(site, worker):
    fill(site, worker, 200)
    page = read(site, bij="100")
    assert places(page) == list(range(75, 125))
    assert page.more
    assert page.later


def test_a_linked_message_of_just_now_is_the_live_page(site, worker):
    fill(site, worker, 200)
    page = read(site, bij="190")
    assert places(page) == list(range(151, 201))
    assert not page.later


def test_from_an_old_page_one_reads_on_to_the_newest(site, worker):
    fill(site, worker, 200)
    assert places(read(site, na="100")) == list(range(101, 151))
    assert not read(site, na="150").later


def test_a_day_begins_at_its_first_message_in_the_time_of_the_neighbourhood(site, resident):
    night = NOW.replace(day=24, hour=22, minute=30)  # half past eleven at night here
    for at in (NOW, night, night + timedelta(hours=1)):
        say(site, resident, "Hoi", at)
    room = room_of(site).pk
    assert feed.place_of_day(room, date(2026, 11, 24)) == 2
    assert feed.place_of_day(room, date(2026, 11, 25)) == 3
    assert feed.place_of_day(room, date(2026, 11, 26)) is None


@pytest.mark.parametrize("day", ["", "gisteren", "2026-13-01", "2026-11-20T00:00", "0000-00-00"])
def test_a_day_that_is_none_shows_the_newest(site, resident, day):
    say(site, resident)
    assert places(read(site, dag=day)) == [1]


def test_words_are_found_over_capitals_accents_and_scripts(site, resident):
    for body in ("Günaydın komşular", "Wie wil er SOEP?", "مرحبا يا جيران", "Crème brûlée"):
        say(site, resident, body)
    assert find(site, "gunaydin") == [1]
    assert find(site, "soep") == [2]
    assert find(site, "جيران") == [3]
    assert find(site, "CREME brul") == [4]
    assert find(site, "oep") == []
    assert find(site, "soep taart") == []


@pytest.mark.parametrize("words", ["", "  ", "&|!():*", "'; --", "<->", "%", "_"])
def test_odd_words_find_nothing_and_break_nothing(site, resident, words):
    say(site, resident, "Soep")
    assert find(site, words) == []


def test_only_what_may_be_read_is_found_and_by_its_last_words(site, resident, other_site, outsider):
    for body in ("soep een", "soep twee", "soep drie"):
        say(site, resident, body)
    say(other_site, outsider, "soep hiernaast")
    person = who(resident, site)
    remove(room_of(site), person, 1, NOW)
    hide(room_of(site).messages.get(seq=2))
    edit(room_of(site), person, 3, "taart drie", NOW)
    assert find(site, "soep") == []
    assert find(site, "taart") == [3]
