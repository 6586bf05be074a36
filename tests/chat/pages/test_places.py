"""The room as a place on the page: other rooms one tap away, its rules, what is on today, its hours, its host."""

import re
from datetime import time

import pytest
from django.test import Client
from django.utils import timezone

from chat import guest_views
from chat.actions.change_room import change_room
from chat.models import Guest, GuestAccess, Message, Room, RoomHours, RoomKind, Shift
from chat.person import person_for
from chat.presence import take_seat
from neighbourhoods import today
from tests.chat.factories import cid, room_of


@pytest.fixture
def cafe(site) -> Room:
    """A language café beside the living room, with its own rules."""
    return Room.objects.create(
        site=site, kind=RoomKind.THEME, name="Taalcafé", slug="taalcafe",
        house_rules="Praat langzaam.\n\nFouten mogen.",
    )  # fmt: skip


@pytest.fixture
def for_guests(site) -> Room:
    """The living room, where visitors may talk, also without a host."""
    Room.objects.filter(site=site).update(guests=GuestAccess.TALK, guests_with_host=False)
    return room_of(site)


def text_of(answer) -> str:
    return answer.content.decode()


def test_one_room_has_no_list_and_two_lead_to_each_other(site, client, request):
    assert 'class="places"' not in text_of(client.get("/huiskamer/"))
    request.getfixturevalue("cafe")
    page = text_of(client.get("/huiskamer/"))
    assert 'href="/huiskamer/kamer/taalcafe/"' in page
    assert 'href="/huiskamer/" aria-current="page"' in page
    arabic = text_of(client.get("/ar/huiskamer/kamer/taalcafe/"))
    assert 'href="/ar/huiskamer/"' in arabic
    assert 'href="/ar/huiskamer/kamer/taalcafe/" aria-current="page"' in arabic


def test_a_room_that_was_put_away_is_not_listed_and_not_found(site, cafe, client):
    Room.objects.filter(pk=cafe.pk).update(is_archived=True)
    assert "taalcafe" not in text_of(client.get("/huiskamer/"))
    assert client.get("/huiskamer/kamer/taalcafe/").status_code == 404


def test_a_room_shows_its_own_rules_else_those_of_the_living_room(site, cafe, client):
    assert "Praat langzaam." in text_of(client.get("/huiskamer/kamer/taalcafe/"))
    assert "Praat langzaam." not in text_of(client.get("/huiskamer/"))
    assert "Geen reclame" in text_of(client.get("/huiskamer/"))


def test_what_is_on_today_is_at_hand(site, client, monkeypatch):
    activity = today.Activity("Soep koken", "/agenda/soep/", "16.00 uur", "de keuken")
    monkeypatch.setattr(today, "AGENDAS", {"test": lambda request, now: [activity]})
    page = text_of(client.get("/huiskamer/"))
    assert '<a href="/agenda/soep/">Soep koken</a>' in page


def test_hours_stand_at_the_door_in_the_list_and_above_the_form(site, cafe, resident):
    client = Client()
    client.force_login(resident)
    never_now = (timezone.localtime().weekday() + 3) % 7
    RoomHours.objects.create(room=cafe, weekday=never_now, opens=time(10), closes=time(11))
    change_room(cafe)
    page = text_of(client.get("/huiskamer/kamer/taalcafe/"))
    assert page.count("om 10.00 uur") >= 3
    assert re.search(r"<form[^>]*data-composer hidden>", page)
    form = {"room": cafe.pk, "cid": cid(), "body": "Is er iemand?"}
    answer = client.post("/huiskamer/zeg/", form)
    assert answer.status_code == 403
    assert "om 10.00 uur" in text_of(answer)
    assert "Is er iemand?" in text_of(answer)  # the words are kept
    nack = client.post("/huiskamer/zeg/", form, content_type="application/json").json()
    assert nack["code"] == "closed"
    assert "om 10.00 uur" in nack["text"]


def test_who_receives_people_is_said_in_the_room_and_on_the_front_page(site, worker, client):
    now = timezone.localtime()
    Shift.objects.create(
        room=room_of(site), host=worker, first_day=now.date(), starts=time(0), ends=time(23, 59)
    )
    take_seat("w", room_of(site), person_for(worker, site))
    sentence = "Werker schenkt koffie tot 23.59 uur."
    assert sentence in text_of(client.get("/huiskamer/"))
    assert sentence in text_of(client.get("/"))
    assert client.get("/huiskamer/glimp/").json()["host"] == sentence


# Who comes without account


def test_a_visitor_takes_a_name_talks_takes_back_and_leaves_by_plain_forms(for_guests, client):
    page = text_of(client.get("/huiskamer/"))
    assert 'action="/huiskamer/gast/' in page
    answer = client.post("/huiskamer/gast/", {"nickname": "Kees", "room": for_guests.pk})
    assert (answer.status_code, answer["Location"]) == (303, "/huiskamer/")
    [cookie] = [c for name, c in answer.cookies.items() if name.endswith("-gast")]
    assert cookie["httponly"]
    assert Guest.objects.get().key_hash not in cookie.value
    page = text_of(client.get("/huiskamer/"))
    assert "Je bent hier als gast" in page
    form = {"room": for_guests.pk, "cid": cid(), "body": "Dag buren"}
    assert client.post("/huiskamer/zeg/", form).status_code == 303
    assert client.post("/huiskamer/weg/", {"room": for_guests.pk, "seq": 1}).status_code == 303
    assert Message.objects.get().body == ""
    assert client.post("/huiskamer/gast/weg/", {"room": for_guests.pk}).status_code == 303
    assert not Guest.objects.exists()
    assert "Je bent hier als gast" not in text_of(client.get("/huiskamer/"))


def test_a_name_that_can_not_be_comes_back_with_the_reason(for_guests, resident, client):
    answer = client.post("/huiskamer/gast/", {"nickname": "Bеwoner", "room": for_guests.pk})
    assert answer.status_code == 422
    assert 'value="Bеwoner"' in text_of(answer)
    assert "Zo heet hier al iemand" in text_of(answer)
    assert not answer.cookies.get("rosa-gast")
    assert not Guest.objects.exists()


def test_many_tries_are_slowed_down_in_words(for_guests, client, monkeypatch):
    monkeypatch.setattr(guest_views, "TRIES", 3)
    answers = [
        client.post("/huiskamer/gast/", {"nickname": "x", "room": for_guests.pk}) for _ in range(4)
    ]
    assert "Wacht een paar minuten" in text_of(answers[-1])


def test_a_signed_in_person_is_never_a_guest(for_guests, resident):
    client = Client()
    client.force_login(resident)
    client.post("/huiskamer/gast/", {"nickname": "Kees", "room": for_guests.pk})
    assert not Guest.objects.exists()


def test_a_form_of_a_visitor_needs_its_token_too(for_guests):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/huiskamer/gast/", {"nickname": "Kees"}).status_code == 403
    assert strict.post("/huiskamer/gast/weg/").status_code == 403


def test_visitors_are_refused_over_json_in_words(for_guests, client):
    data = {"room": for_guests.pk, "cid": cid(), "body": "Dag"}
    answer = client.post("/huiskamer/zeg/", data, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in")
    client.post("/huiskamer/gast/", {"nickname": "Kees", "room": for_guests.pk})
    link = data | {"cid": cid(), "body": "https://koopnu.example"}
    answer = client.post("/huiskamer/zeg/", link, content_type="application/json")
    assert answer.json()["code"] == "no_links"


@pytest.mark.parametrize("room", ["", "abc", "999999", "٣"])
def test_an_odd_room_in_the_form_lands_in_the_living_room(for_guests, client, room):
    answer = client.post("/huiskamer/gast/", {"nickname": "Kees", "room": room})
    assert answer["Location"] == "/huiskamer/"
