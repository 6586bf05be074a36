"""The team acts from the spot by plain forms: door, calm, rest, sweep. Nobody else can."""

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from chat.models import Message, MessageState, Room, RoomKind, RoomStatus
from moderation.models import Sanction
from tests.chat.factories import cid, room_of, say


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def team(worker) -> Client:
    """The browser of a welfare worker."""
    return browser(worker)


def at(site, *rest) -> str:
    return "/".join(["/huiskamer/team", str(room_of(site).pk), *map(str, rest)]) + "/"


def test_the_door_is_shut_and_opened_once_each_and_logged(site, team, worker):
    ModelLogEntry.objects.all().delete()  # what tests with sockets left behind
    for _ in range(2):
        assert team.post(at(site, "deur"), {"door": "shut"}).status_code == 303
    assert room_of(site).status == RoomStatus.CLOSED
    team.post(at(site, "deur"), {"door": "open"})
    assert room_of(site).status == RoomStatus.OPEN
    logged = ModelLogEntry.objects.filter(action="chat.door", user=worker)
    assert [entry.data["status"] for entry in logged.order_by("pk")] == ["closed", "open"]


def test_calm_is_half_a_minute_and_shows_in_the_room(site, team, resident):
    team.post(at(site, "rustig"), {"calm": "on"})
    assert room_of(site).slow_seconds == 30
    assert "één bericht per 30 seconden" in browser(resident).get("/huiskamer/").content.decode()
    team.post(at(site, "rustig"), {"calm": "off"})
    assert room_of(site).slow_seconds == 0
    logged = ModelLogEntry.objects.filter(action="chat.pace", user__username="werker")
    assert [entry.data["slow_seconds"] for entry in logged.order_by("pk")][-2:] == [30, 0]


def test_rest_is_given_shown_and_ended(site, team, resident):
    say(site, resident, "Grmbl", now=timezone.now())
    link = at(site, f"u{resident.pk}")
    assert link in team.get("/huiskamer/").content.decode()
    assert team.get(link).status_code == 200
    form = {"deed": "rest", "rest-kind": "rest", "rest-reason": "unkind", "rest-words": "Rustig."}
    assert team.post(link, form).status_code == 303
    mine = browser(resident)
    page = mine.get("/huiskamer/").content.decode()
    assert "Je hebt even rust" in page
    assert "Onaardig of kwetsend. Rustig." in page
    data = {"cid": cid(), "body": "Maar", "room": room_of(site).pk}
    assert mine.post("/huiskamer/zeg/", data).status_code == 403
    nack = mine.post("/huiskamer/zeg/", data, content_type="application/json").json()
    assert nack["code"] == "muted"
    assert "Bewoner" in team.get(at(site)).content.decode()
    assert team.post(at(site, "ophef", Sanction.objects.get().pk)).status_code == 303
    assert mine.post("/huiskamer/zeg/", data | {"cid": cid()}).status_code == 303


def test_who_is_sent_away_sees_only_why(site, team, resident):
    say(site, resident, "Van vroeger", now=timezone.now())
    team.post(
        at(site, f"u{resident.pk}"),
        {"deed": "rest", "rest-kind": "ban", "rest-reason": "urgent"},
    )
    page = browser(resident).get("/huiskamer/").content.decode()
    assert "Je kunt niet in de huiskamer komen" in page
    assert "Van vroeger" not in page
    way_out = page.split('class="empty__actions"')[1].split("</p>")[0]
    assert "/contact/" in way_out, "who has an account need not sign in"
    answer = browser(resident).get(f"/huiskamer/geschiedenis/?kamer={room_of(site).pk}")
    assert (answer.status_code, answer.json()["code"]) == (403, "banned")


def test_a_sweep_shows_first_how_much_it_covers(site, team, resident):
    say(site, resident, "Een", now=timezone.now())
    link = at(site, f"u{resident.pk}")
    assert "De laatste 5 minuten: 1." in team.get(link).content.decode()
    form = {"deed": "sweep", "sweep-minutes": "5", "sweep-reason": "advert"}
    assert team.post(link, form).status_code == 303
    assert Message.objects.get().state == MessageState.HIDDEN


@pytest.mark.parametrize(
    "form",
    [
        {"deed": "rest"},
        {"deed": "rest", "rest-kind": "forever", "rest-reason": "unkind"},
        {"deed": "rest", "rest-kind": "rest", "rest-reason": ""},
        {"deed": "sweep", "sweep-minutes": "99999", "sweep-reason": "unkind"},
        {"deed": "sweep", "sweep-minutes": "5"},
    ],
)
def test_a_form_that_is_not_right_says_so_and_does_nothing(site, team, resident, form):
    answer = team.post(at(site, f"u{resident.pk}"), form | {"rest-words": "Bewaar dit"})
    assert answer.status_code == 422
    assert "Kies" in answer.content.decode()
    assert not Sanction.objects.exists()


def test_nobody_gets_buttons_about_the_manager_or_themselves(site, team, worker, manager):
    for person in (worker, manager):
        page = team.get(at(site, f"u{person.pk}")).content.decode()
        assert 'name="deed"' not in page
        answer = team.post(
            at(site, f"u{person.pk}"),
            {"deed": "rest", "rest-kind": "ban", "rest-reason": "other"},
        )
        assert answer.status_code == 422
    assert not Sanction.objects.exists()


def test_the_doors_of_the_team_are_shut_to_everybody_else(site, other_site, resident, outsider):
    doors = [("",), ("deur",), ("rustig",), (f"u{resident.pk}",), ("ophef", 1)]
    for client in (Client(), browser(resident), browser(outsider)):
        for door in doors:
            parts = [part for part in door if part != ""]
            for ask in (client.get, client.post):
                answer = ask(at(site, *parts))
                assert answer.status_code in {403, 405}, door
    assert room_of(site).status == RoomStatus.OPEN


def test_a_room_of_elsewhere_and_a_closed_circle_have_no_team_door(site, other_site, team):
    talk = Room.objects.create(site=site, kind=RoomKind.PRIVATE, name="Samen")
    for room in (room_of(other_site), talk):
        assert team.get(f"/huiskamer/team/{room.pk}/").status_code == 404
        assert team.post(f"/huiskamer/team/{room.pk}/deur/").status_code == 404
    assert team.get(at(site, "u999999")).status_code == 404


def test_residents_see_no_team_buttons(site, resident, neighbour):
    say(site, neighbour, now=timezone.now())
    assert "/huiskamer/team/" not in browser(resident).get("/huiskamer/").content.decode()
