"""A calendar of one's own: an address nobody can guess, that we ourselves do not know."""

import json
import logging
import re
from datetime import UTC, datetime
from pathlib import Path

import icalendar
import pytest
import time_machine
from django.db import DatabaseError
from django.test import Client

from cms.gunicorn_worker import RosaWorker
from cms.logs import JsonFormatter
from events.actions.personal_feed import follow, renew_feed
from events.filters import AgendaFilter
from events.models import EventPage, Followed, PersonalFeed
from tests.conftest import OVERVECHT_HOST, assert_sessionless, person
from tests.events.factories import make_category, make_event, make_place

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
MINE = "/mijn/agenda/"


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def soup(site) -> EventPage:
    return make_event(
        site, "2026-03-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO", category=make_category(site),
        place=make_place(site), languages=",nl,tr,",
    )  # fmt: skip


@pytest.fixture
def cycling(site) -> EventPage:
    return make_event(
        site, "2026-03-05 10:00", "Fietsles", category=make_category(site, "Bewegen"),
        where="living_room", is_free=False, price="2 euro", languages=",nl,",
    )  # fmt: skip


def signed_in(user, host="testserver") -> Client:
    client = Client(headers={"host": host})
    client.force_login(user)
    return client


def address_in(answer) -> str:
    """The path of the calendar address on a page."""
    return re.search(
        r'value="http://[^/]+((?:/en)?/agenda/mijn/[\w-]{43}\.ics)"', answer.content.decode()
    ).group(1)


def titles(path: str, client: Client | None = None) -> list[str]:
    answer = (client or Client()).get(path)
    assert answer.status_code == 200
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    return sorted(str(event["SUMMARY"]) for event in events)


def make_address(client: Client, **choice) -> str:
    return address_in(client.post(MINE, {"do": "renew", "what": "kept", **choice}))


def test_a_resident_makes_an_address_and_sees_it_once(resident, soup):
    client = signed_in(resident)
    assert "Maak mijn agenda-adres" in client.get(MINE).content.decode()
    answer = client.post(MINE, {"do": "renew", "what": "chosen"})
    path = address_in(answer)
    html = answer.content.decode()
    assert "webcal://testserver/agenda/mijn/" in html
    assert "calendar.google.com" in html
    assert answer["Cache-Control"] == "private, no-store"
    assert titles(path) == ["Soep op maandag"]
    token = path.removesuffix(".ics").rsplit("/", 1)[1]
    assert token not in client.get(MINE).content.decode()
    stored = json.dumps(list(PersonalFeed.objects.values()), default=str)
    assert token not in stored
    assert "/mijn/activiteiten/" in client.get("/mijn/").content.decode()
    assert "/mijn/agenda/" in client.get("/mijn/activiteiten/").content.decode()


def test_it_holds_what_the_person_keeps_and_nothing_else(resident, neighbour, soup, cycling):
    client = signed_in(resident)
    path = make_address(client)
    assert titles(path) == []
    public = Client().get(soup.url)
    assert_sessionless(public)
    link = f"/mijn/agenda/volgen/{soup.slug}/"
    assert link in public.content.decode()
    assert "Soep op maandag" in client.get(link).content.decode()
    assert "Soep op maandag" in client.post(link, follow=True).content.decode()
    client.post(link)
    assert titles(path) == ["Soep op maandag"]
    assert "ma 2 maart" in client.get(MINE).content.decode()
    assert "Soep" not in signed_in(neighbour).get(MINE).content.decode()
    client.post(MINE, {"do": "unfollow", "activity": soup.translation_key})
    assert titles(path) == []
    assert "Soep" not in client.get(MINE).content.decode()


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ({}, ["Fietsles", "Soep op maandag"]),
        ({"categories": ["eten"]}, ["Soep op maandag"]),
        ({"categories": ["eten", "bewegen"]}, ["Fietsles", "Soep op maandag"]),
        ({"places": ["buurthuis-rosa"]}, ["Soep op maandag"]),
        ({"languages": ["tr"]}, ["Soep op maandag"]),
        ({"is_free": "on"}, ["Soep op maandag"]),
        ({"wheelchair": "on", "categories": ["bewegen"]}, ["Fietsles"]),
        ({"languages": ["ar"]}, []),
    ],
)
def test_it_holds_the_choice_besides(resident, soup, cycling, choice, found):
    client = signed_in(resident)
    path = make_address(client)
    client.post(MINE, {"do": "choice", "what": "chosen", **choice})
    assert titles(path) == found
    client.post(f"/mijn/agenda/volgen/{cycling.slug}/")
    assert titles(path) == sorted({*found, "Fietsles"})
    form = client.get(MINE).context["form"]
    assert form["what"].value() == "chosen"


def test_a_choice_whose_kind_has_gone_does_not_become_everything(resident, soup, cycling):
    client = signed_in(resident)
    path = make_address(client, what="chosen", categories=["eten"])
    soup.category.delete()
    assert titles(path) == []


def test_a_choice_that_does_not_exist_is_said_and_what_was_chosen_stays(resident, soup):
    client = signed_in(resident)
    answer = client.post(MINE, {"do": "renew", "what": "chosen", "categories": ["eten", "nee"]})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="eten" ' in html
    assert 'class="errorlist"' in html
    assert not PersonalFeed.objects.exists()
    for wrong in ("", "x", "00000000-0000-0000-0000-000000000000"):
        sent = {"do": "unfollow", "activity": wrong}
        assert client.post(MINE, sent).status_code in (302, 404)


def test_a_new_address_ends_the_old_one_and_stopping_ends_both(resident, soup):
    client = signed_in(resident)
    old = make_address(client)
    new = make_address(client)
    assert old != new
    assert PersonalFeed.objects.count() == 1
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    assert client.post(MINE, {"do": "revoke"}).status_code == 302
    assert Client().get(new).status_code == 404


def test_whoever_guesses_learns_nothing(resident, site, soup):
    token = renew_feed(resident, site, None)
    unknown = Client().get("/agenda/nooit-geweest/event.ics")
    for wrong in (token[:-1], token + "x", "x" * 43, token.swapcase(), "..%2F", "ü"):
        answer = Client().get(f"/agenda/mijn/{wrong}.ics")
        if wrong != "..%2F":  # another address altogether
            assert answer.content == unknown.content, wrong
            assert answer["Content-Type"] == unknown["Content-Type"]
            assert answer["Cache-Control"] == "private, no-cache"
            assert answer["Referrer-Policy"] == "no-referrer"
        assert answer.status_code == 404, wrong
    other = Client(headers={"host": OVERVECHT_HOST})
    assert other.get(f"/agenda/mijn/{token}.ics").status_code == 404


def test_it_stops_with_the_account_and_with_the_membership(resident, site, soup):
    path = f"/agenda/mijn/{renew_feed(resident, site, AgendaFilter())}.ics"
    resident.is_active = False
    resident.save()
    assert Client().get(path).status_code == 404
    resident.is_active = True
    resident.save()
    assert Client().get(path).status_code == 200
    resident.memberships.all().delete()
    assert Client().get(path).status_code == 404


def test_a_deleted_account_takes_everything_along(resident, site, soup):
    renew_feed(resident, site, None)
    follow(resident, site, soup.translation_key)
    resident.delete()
    assert not PersonalFeed.objects.exists()
    assert not Followed.objects.exists()


@pytest.mark.parametrize("method", ["get", "head"])
def test_programs_and_caches_treat_it_as_a_secret(resident, site, soup, method, client):
    path = f"/agenda/mijn/{renew_feed(resident, site, AgendaFilter())}.ics"
    first = getattr(Client(), method)(path, headers={"accept": "application/json"})
    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    again = getattr(Client(), method)(path, headers={"If-None-Match": f'W/{first["ETag"]}, "x"'})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    for answer in (first, again):
        assert answer["Cache-Control"] == "private, no-cache"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex"
        assert "Last-Modified" not in answer
    assert_sessionless(first)


def test_nothing_in_it_says_whose_it_is(resident, site, soup):
    token = renew_feed(resident, site, AgendaFilter())
    text = Client().get(f"/agenda/mijn/{token}.ics").content.decode()
    whole = Client().get("/agenda/agenda.ics").content.decode()
    for secret in (token, "bewoner", "Bewoner", "SOURCE"):
        assert secret not in text
    assert "X-WR-CALNAME:Mijn agenda van Huiskamer Lombok" in text
    event = slice(text.index("BEGIN:VEVENT"), None)
    assert text[event] == whole[whole.index("BEGIN:VEVENT") :]


def test_the_address_stands_in_no_log(resident, site, soup, monkeypatch, caplog):
    token = renew_feed(resident, site, None)

    def fail(*args, **kwargs):
        raise DatabaseError("away")

    monkeypatch.setattr("events.feeds.personal_series", fail)
    for path in (f"/agenda/mijn/{token}.ics", f"/en/agenda/mijn/{token}.ics?x={token}"):
        with caplog.at_level(logging.DEBUG):
            Client(raise_request_exception=False).get(path)
    record = logging.LogRecord(
        "rosa", logging.INFO, "f", 1, f"GET /agenda/mijn/{token}.ics", (), None
    )
    record.path = f"/agenda/mijn/{token}.ics"
    lines = [JsonFormatter().format(record) for record in [*caplog.records, record]]
    assert any("/agenda/mijn/<token>" in line for line in lines)
    assert token not in "".join(lines)


def test_servers_before_us_write_down_no_address_either():
    root = Path(__file__).resolve().parents[2]
    nginx = (root / "deploy" / "nginx.conf").read_text()
    place = re.search(r"location ~ (\S+) \{([^}]+)\}", nginx)
    pattern, rules = place.groups()
    for path in ("/agenda/mijn/x.ics", "/en/agenda/mijn/x.ics"):
        assert re.search(pattern, path)
    assert not re.search(pattern, "/agenda/soep/event.ics")
    assert "access_log off;" in rules
    assert "error_log /dev/null" in rules
    assert "proxy_cache " not in rules
    assert RosaWorker.CONFIG_KWARGS["access_log"] is False
    assert "access_log=False" in (root / "cms" / "serve.py").read_text()


def test_only_a_member_who_is_signed_in_has_one(site, other_site, soup):
    for path in (MINE, f"/mijn/agenda/volgen/{soup.slug}/"):
        for method in ("get", "post"):
            answer = getattr(Client(), method)(path)
            assert answer.status_code == 302
            assert "/inloggen/" in answer["Location"]
        stranger = signed_in(person(other_site, "vreemd"))
        assert stranger.post(path, {"do": "renew", "what": "kept"})["Location"] == "/mijn/"
    assert not PersonalFeed.objects.exists()
    assert not Followed.objects.exists()


def test_what_is_not_public_or_elsewhere_cannot_be_kept(resident, soup, other_site):
    make_event(other_site, "2026-03-05 10:00", "Elders")
    soup.view_restrictions.create(restriction_type="login")
    client = signed_in(resident)
    for slug in ("elders", soup.slug, "nooit"):
        assert client.post(f"/mijn/agenda/volgen/{slug}/").status_code == 404
    assert not Followed.objects.exists()


def test_what_left_the_agenda_is_kept_for_when_it_returns(resident, site, soup):
    client = signed_in(resident)
    path = make_address(client)
    client.post(f"/mijn/agenda/volgen/{soup.slug}/", follow=True)
    soup.unpublish()
    assert titles(path) == []
    assert "Soep" not in client.get(MINE).content.decode()
    soup.save_revision().publish()
    assert titles(path) == ["Soep op maandag"]


def test_it_speaks_the_language_in_which_it_was_made(resident, soup):
    client = signed_in(resident)
    answer = client.post("/en/mijn/agenda/", {"do": "renew", "what": "chosen"})
    path = address_in(answer)
    assert path.startswith("/en/")
    assert "X-WR-CALNAME:My agenda at Huiskamer Lombok" in Client().get(path).content.decode()
