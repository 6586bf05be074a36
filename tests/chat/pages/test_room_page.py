"""The room as a page: it reads, sends and takes back without any script."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chat.models import GuestAccess, Member, Message, Room, RoomStatus
from tests.chat.factories import NOW, cid, room_of, say, say_many


@pytest.fixture
def signed_in(resident):
    """The browser of a resident."""
    client = Client()
    client.force_login(resident)
    return client


def test_opening_a_neighbourhood_opens_its_one_living_room(site):
    assert Room.objects.filter(site=site).count() == 1
    assert Room.objects.get(site=site).name == "Huiskamer"


def test_every_language_shows_the_one_room(site, resident, client):
    say(site, resident, "Goedemorgen buren")
    for prefix in ("", "/ar"):
        answer = client.get(f"{prefix}/huiskamer/")
        assert answer.status_code == 200
        assert "Goedemorgen buren" in answer.content.decode()
        assert f'data-room="{room_of(site).pk}"' in answer.content.decode()


def test_no_cache_keeps_what_one_person_sees(site, signed_in):
    assert signed_in.get("/huiskamer/")["Cache-Control"] == "private, no-store"


def test_a_visitor_reads_and_is_offered_a_seat(site, resident, client):
    say(site, resident, "Kom binnen")
    page = client.get("/huiskamer/").content.decode()
    assert "Kom binnen" in page
    assert "Kom erbij zitten" in page
    assert "<textarea" not in page


def test_a_plain_form_says_something_and_comes_back_to_it(site, signed_in):
    form = {"body": "Hallo van het formulier", "cid": cid(), "room": room_of(site).pk}
    answer = signed_in.post("/huiskamer/zeg/", form)
    assert answer.status_code == 303
    assert answer["Location"] == "/huiskamer/#m1"
    assert "Hallo van het formulier" in signed_in.get("/huiskamer/").content.decode()


def test_a_form_that_is_sent_twice_is_one_message(site, signed_in):
    form = {"body": "Hallo", "cid": cid()}
    answers = [signed_in.post("/huiskamer/zeg/", form) for _ in range(2)]
    assert [a["Location"] for a in answers] == ["/huiskamer/#m1"] * 2
    assert Message.objects.count() == 1


def test_a_form_that_is_refused_keeps_the_words_and_says_why(site, signed_in):
    key = cid()
    long = "Buren! " * 400
    answer = signed_in.post("/huiskamer/zeg/", {"body": long, "cid": key})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Buren! Buren!" in page
    assert 'role="alert"' in page
    assert f'name="cid" value="{key}"' in page
    assert not Message.objects.exists()


def test_a_closed_room_is_read_and_says_so(site, resident, signed_in):
    say(site, resident, "Nog van gisteren")
    Room.objects.update(status=RoomStatus.CLOSED)
    page = signed_in.get("/huiskamer/").content.decode()
    assert "Nog van gisteren" in page
    assert "De deur is nu dicht" in page
    assert re.search(
        r"<form[^>]*data-composer hidden>", page
    )  # there for when the door opens again
    answer = signed_in.post("/huiskamer/zeg/", {"body": "Toch even", "cid": cid()})
    assert answer.status_code == 403
    assert not Message.objects.filter(body="Toch even").exists()


def test_words_that_meet_a_closed_door_are_given_back_where_they_can_be_seen(site, signed_in):
    Room.objects.update(status=RoomStatus.CLOSED)
    room = Room.objects.get(kind="living", site=site)
    answer = signed_in.post(
        "/huiskamer/zeg/", {"room": room.pk, "body": "Mijn lange verhaal", "cid": cid()}
    )
    page = answer.content.decode()
    form = page.split('id="composer"')[1].split(">")[0]
    assert "hidden" not in form
    assert "Mijn lange verhaal" in page


def test_a_room_for_members_shows_a_visitor_only_the_door(site, resident, client, signed_in):
    say(site, resident, "Onder ons")
    Room.objects.update(guests=GuestAccess.OUT)
    visitor = client.get("/huiskamer/").content.decode()
    assert "Onder ons" not in visitor
    assert "Onder ons" in signed_in.get("/huiskamer/").content.decode()
    room = room_of(site).pk
    assert client.get(f"/huiskamer/geschiedenis/?kamer={room}").status_code == 404
    assert client.get("/huiskamer/glimp/").json()["messages"] == []


def test_taking_back_by_plain_form_leaves_a_stone(site, resident, signed_in):
    from django.utils import timezone

    seq = say(site, resident, "Oeps", now=timezone.now()).message.seq
    assert "Neem terug" in signed_in.get("/huiskamer/").content.decode()
    assert signed_in.post("/huiskamer/weg/", {"seq": seq}).status_code == 303
    page = signed_in.get("/huiskamer/").content.decode()
    assert "Oeps" not in page
    assert "Hier is een bericht teruggenomen" in page


def test_after_a_quarter_of_an_hour_it_stays(site, resident, signed_in):
    say(site, resident, "Blijft staan", now=NOW)
    answer = signed_in.post("/huiskamer/weg/", {"seq": 1})
    assert answer.status_code == 422
    assert "kwartier" in answer.content.decode()
    assert Message.objects.get().body == "Blijft staan"


def test_older_messages_are_one_link_away(site, worker, client):
    say_many(site, [worker], 60)
    first = client.get("/huiskamer/").content.decode()
    assert first.count('class="said said--') + first.count('class="said"') >= 50
    older = re.search(r'href="(\?voor=\d+)"', first).group(1)
    page = client.get(f"/huiskamer/{older}").content.decode()
    assert "Bericht 0<" in page
    assert "Bericht 59" not in page


@pytest.mark.parametrize("place", ["", "abc", "-1", "9" * 40, "٣"])
def test_a_strange_place_shows_the_newest(site, resident, client, place):
    say(site, resident, "Hallo")
    assert "Hallo" in client.get("/huiskamer/", {"voor": place}).content.decode()


def test_words_are_shown_as_words(site, resident, client):
    say(site, resident, '<script>alert(1)</script> https://example.org/"onclick=x')
    page = client.get("/huiskamer/").content.decode()
    assert "<script>alert" not in page
    assert '<a href="https://example.org/" rel="nofollow noopener ugc">' in page


def test_the_page_costs_the_same_however_much_was_said(site, resident, neighbour, signed_in):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            signed_in.get("/huiskamer/")
        return len(queries)

    say_many(site, [resident, neighbour], 2)
    cost()
    few = cost()
    say_many(site, [resident, neighbour], 60, NOW.replace(day=24))
    assert cost() == few


def test_the_mark_of_what_is_new_stands_above_the_first_unread(
    site, resident, neighbour, signed_in
):
    say_many(site, [neighbour], 3)
    Member.objects.create(room=room_of(site), person=resident, last_read_seq=2)
    page = signed_in.get("/huiskamer/").content.decode()
    mark = page.index('class="said-new"')
    assert page.index('id="m2"') < mark < page.index('id="m3"')


def test_the_same_over_json(site, signed_in):
    key = cid()
    data = {"room": room_of(site).pk, "cid": key, "body": "Via JSON"}
    answer = signed_in.post("/huiskamer/zeg/", data, content_type="application/json")
    assert answer.json()["type"] == "ack"
    again = signed_in.post("/huiskamer/zeg/", data, content_type="application/json").json()
    assert again == {**answer.json(), "dup": True}
    other = signed_in.post(
        "/huiskamer/zeg/", {**data, "body": "Anders"}, content_type="application/json"
    )
    assert (other.status_code, other.json()["code"]) == (409, "cid_conflict")


@pytest.mark.parametrize(
    "body", ["[]", "nonsense", '{"body": 3}', '{"room": "x", "body": "hoi"}', "[" * 5000]
)
def test_strange_json_gets_a_sentence(site, signed_in, body):
    answer = signed_in.post("/huiskamer/zeg/", body, content_type="application/json")
    assert 400 <= answer.status_code < 500
    assert answer.json()["text"]


def test_a_form_without_token_is_refused(site, resident):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(resident)
    assert strict.post("/huiskamer/zeg/", {"body": "Hoi", "cid": cid()}).status_code == 403
    assert not Message.objects.exists()


def test_history_comes_in_pages_and_says_up_to_when_it_is_true(site, worker, client):
    say_many(site, [worker], 70)
    room = room_of(site).pk
    page = client.get(f"/huiskamer/geschiedenis/?kamer={room}&voor=21").json()
    assert [m["seq"] for m in page["messages"]] == list(range(1, 21))
    assert (page["more"], page["head"]) == (False, 70)


def test_rooms_elsewhere_answer_as_rooms_that_are_not_there(site, other_site, signed_in):
    elsewhere = room_of(other_site).pk
    doors = [
        lambda pk: signed_in.get(f"/huiskamer/geschiedenis/?kamer={pk}"),
        lambda pk: signed_in.get(f"/huiskamer/wacht/?kamer={pk}"),
        lambda pk: signed_in.post(
            "/huiskamer/zeg/",
            {"room": pk, "cid": cid(), "body": "Hoi"},
            content_type="application/json",
        ),
        lambda pk: signed_in.post(
            "/huiskamer/weg/", {"room": pk, "seq": 1, "rid": "r"}, content_type="application/json"
        ),
    ]
    for door in doors:
        foreign, missing = door(elsewhere), door(987654)
        assert (foreign.status_code, missing.status_code) == (404, 404)
        strip = {"cid"}
        one, two = foreign.json(), missing.json()
        one, two = (x[0] if isinstance(x, list) else x for x in (one, two))
        assert {k: v for k, v in one.items() if k not in strip} == {
            k: v for k, v in two.items() if k not in strip
        }


def test_the_glance_is_for_everybody_and_names_only_the_team(site, resident, worker, client):
    from chat.presence import take_seat
    from tests.chat.factories import who

    room = room_of(site)
    for key, user in (("a", resident), ("b", resident), ("c", worker)):
        take_seat(key, room, who(user, site))
    take_seat("d", room, who(type(resident)(is_active=False), site))
    say(site, resident, "Tot zo")
    answer = client.get("/huiskamer/glimp/")
    assert "Cookie" not in answer.get("Vary", "")
    found = answer.json()
    assert (found["count"], found["onlookers"]) == (2, 1)
    assert [person["name"] for person in found["people"]] == ["Werker"]
    assert found["messages"][0]["body"] == "Tot zo"
