"""Calendars of partners in the admin and in the background: added, looked at, mended."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from events.ical_in.source import Fetched, Unreadable
from events.models import EventPage, FeedState, PartnerFeed
from events.tasks import fetch_feed, fetch_feeds
from tests.conftest import OVERVECHT_HOST
from tests.events.calendars import make_feed, page_titled, reading, told
from tests.events.factories import make_category, make_partner, make_place

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
DOOR = "allauth.account.auth_backends.AuthenticationBackend"
ADDRESS = "https://debrug.example/lessen.ics"


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


class Partner:
    """The server of a partner: what it answers, and what it was asked."""

    def __init__(self) -> None:
        self.activities = [told()]
        self.body: bytes | None = b"1"
        self.trouble: Exception | None = None
        self.asked: list[tuple] = []

    def fetch(self, address: str, etag: str, last_modified: str) -> Fetched:
        self.asked.append((address, etag, last_modified))
        if self.trouble:
            raise self.trouble
        return Fetched(self.body, '"v1"', "Mon, 02 Mar 2026 07:00:00 GMT", address)

    def read(self, data: bytes, now: datetime):
        if data == b"rubbish":
            raise Unreadable("Dit is geen agenda.")
        return reading(*self.activities)


@pytest.fixture
def partner_server(monkeypatch) -> Partner:
    server = Partner()
    monkeypatch.setattr("events.actions.follow_feed.fetch", server.fetch)
    monkeypatch.setattr("events.actions.follow_feed.read", server.read)
    return server


@pytest.fixture
def admin(editor, client) -> Client:
    client.force_login(editor, backend=DOOR)
    return client


@pytest.fixture
def feed(site, editor) -> PartnerFeed:
    return make_feed(site, by=editor)


def url(name: str, *args) -> str:
    return reverse(f"partner_feeds:{name}", args=args)


def form(organisation, **changes) -> dict:
    return {
        "organisation": organisation.pk, "name": "Lessen", "address": ADDRESS, "is_active": "on",
        "languages": ["nl"], **changes,
    }  # fmt: skip


def words(client: Client, feed: PartnerFeed) -> str:
    return " ".join(client.get(url("inspect", feed.pk)).content.decode().split())


def test_an_editor_adds_a_calendar_and_reads_what_came_in(
    admin, site, editor, partner_server, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        response = admin.post(url("add"), form(make_partner(site)))
    feed = PartnerFeed.objects.get()
    assert response.status_code == 302
    assert (feed.site, feed.made_by, feed.state, feed.count) == (site, editor, FeedState.OK, 1)
    page = page_titled()
    assert (page.owner, page.languages) == (editor, ",nl,")
    html = words(admin, feed)
    assert "Dit is nu een concept voor de redactie." in html
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
    assert ">in orde<" in admin.get(url("index")).content.decode().replace("\n", "").replace(
        " ", ""
    ).replace("inorde", "in orde")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "Dit is een verplicht veld."),
        ("lessen.ics", "Dit is geen adres van een agenda."),
        ("ftp://debrug.example/lessen.ics", "Dit is geen adres van een agenda."),
        ("javascript:alert(1)", "Dit is geen adres van een agenda."),
        ("https://debrug.example:99999/a.ics", "Dit is geen adres van een agenda."),
        ("https://jan:geheim@debrug.example/a.ics", "naam en wachtwoord"),
        (f"https://debrug.example/{'a' * 500}.ics", "500"),
    ],
)
def test_a_wrong_address_is_refused_in_words_and_stays(admin, site, address, said):
    response = admin.post(url("add"), form(make_partner(site), address=address))
    html = response.content.decode()
    assert response.status_code == 200
    assert said in html
    assert 'value="Lessen"' in html
    assert not PartnerFeed.objects.exists()


def test_a_calendar_is_followed_once(admin, site, feed):
    response = admin.post(url("add"), form(feed.organisation))
    assert "Deze agenda volgen we al." in response.content.decode()


def test_only_what_belongs_to_the_neighbourhood_can_be_chosen(admin, site, other_site):
    make_category(other_site, "Vreemd")
    make_place(other_site, "Ver weg")
    response = admin.post(url("add"), form(make_partner(other_site, "Elders")))
    html = response.content.decode()
    assert response.status_code == 200
    assert not PartnerFeed.objects.exists()
    assert not any(name in html for name in ("Vreemd", "Ver weg", "Elders"))


def test_another_neighbourhood_neither_sees_nor_touches_it(
    site, feed, outsider, other_site, partner_server
):
    from events.actions.follow_feed import follow_feed

    follow_feed(feed, NOW)
    there = Client(headers={"host": OVERVECHT_HOST})
    there.force_login(outsider, backend=DOOR)
    report = feed.reports.get()
    for name, args in (("inspect", [feed.pk]), ("edit", [feed.pk]), ("report", [report.pk])):
        assert there.get(url(name, *args)).status_code == 404, name
    for name, args in (("now", [feed.pk]), ("seen", [feed.pk]), ("decide", [feed.pk, "ja"])):
        assert there.post(url(name, *args)).status_code == 404, name
    assert "Lessen" not in there.get(url("index")).content.decode()
    here = Client()
    here.force_login(outsider, backend=DOOR)
    assert here.post(url("now", feed.pk)).status_code in (302, 403, 404)
    assert len(partner_server.asked) == 1


@pytest.mark.parametrize("who", ["moderator", "worker", "partner"])
def test_only_editors_and_above_may(who, request, site, feed, client):
    client.force_login(request.getfixturevalue(who), backend=DOOR)
    for name, args in (("index", []), ("add", []), ("inspect", [feed.pk]), ("upload", [])):
        assert client.get(url(name, *args)).status_code in (302, 403, 404), name
    assert client.post(url("now", feed.pk)).status_code in (302, 403)


def test_every_four_hours_each_calendar_is_asked_with_what_it_said_before(feed, partner_server):
    make_feed(feed.site, organisation=feed.organisation, address=f"{ADDRESS}?2", is_active=False)
    PartnerFeed.objects.of_files(feed.organisation, None)
    assert fetch_feeds(NOW) == 1
    assert fetch_feeds(NOW) == 1
    assert partner_server.asked == [
        (ADDRESS, "", ""), (ADDRESS, '"v1"', "Mon, 02 Mar 2026 07:00:00 GMT"),
    ]  # fmt: skip
    assert feed.reports.count() == 1


@pytest.mark.parametrize("body", [b"1", None])
def test_when_nothing_changed_nothing_happens(feed, partner_server, body):
    fetch_feed.func(feed.pk)
    partner_server.body, partner_server.activities = body, []
    fetch_feed.func(feed.pk)
    assert feed.reports.count() == 1
    assert EventPage.objects.count() == 1


@pytest.mark.parametrize("kind", ["refused", "broken", "rubbish"])
def test_out_of_order_keeps_the_last_good_state_tells_and_recovers(
    admin, feed, partner_server, kind
):
    fetch_feed.func(feed.pk)
    if kind == "rubbish":
        partner_server.body = b"rubbish"
    else:
        partner_server.trouble = (
            Unreadable("De server geeft geen antwoord.") if kind == "refused" else OSError("secret")
        )
    for _n in range(2):
        fetch_feed.func(feed.pk)
    feed.refresh_from_db()
    assert (feed.state, feed.good_at, feed.count) == (FeedState.STORING, NOW, 1)
    assert feed.etag == '"v1"'
    assert page_titled().workflow_in_progress
    front = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert front.count("1 agenda van een partner heeft je nodig") == 1
    said = {
        "refused": "De server geeft geen antwoord.",
        "broken": "Er ging bij ons iets mis.",
        "rubbish": "Dit is geen agenda.",
    }[kind]
    html = words(admin, feed)
    assert said in html
    assert "secret" not in html
    partner_server.trouble, partner_server.body = None, b"1"
    fetch_feed.func(feed.pk)
    feed.refresh_from_db()
    assert (feed.state, feed.reason) == (FeedState.OK, "")
    assert "heeft je nodig" not in admin.get(reverse("wagtailadmin_home")).content.decode()


def test_more_than_half_gone_asks_and_yes_takes_them_off(admin, feed, partner_server):
    partner_server.activities = [told(str(n), title=f"Les {n}") for n in range(5)]
    fetch_feed.func(feed.pk)
    partner_server.activities, partner_server.body = [], b"2"
    fetch_feed.func(feed.pk)
    feed.refresh_from_db()
    assert feed.state == FeedState.WAITING
    html = words(admin, feed)
    assert "5 van de 5 activiteiten staan niet meer in de agenda." in html
    fetch_feed.func(feed.pk)
    assert page_titled("Les 1").workflow_in_progress
    admin.post(url("decide", feed.pk, "ja"))
    feed.refresh_from_db()
    assert feed.state == FeedState.OK
    assert not page_titled("Les 1").workflow_in_progress


def test_no_lets_them_stay(admin, feed, partner_server):
    partner_server.activities = [told(str(n), title=f"Les {n}") for n in range(4)]
    fetch_feed.func(feed.pk)
    partner_server.activities, partner_server.body = [], b"2"
    fetch_feed.func(feed.pk)
    admin.post(url("decide", feed.pk, "nee"))
    partner_server.body = b"3"
    fetch_feed.func(feed.pk)
    feed.refresh_from_db()
    assert feed.state == FeedState.OK
    assert page_titled("Les 1").workflow_in_progress


def test_now_looks_once_in_the_background(
    admin, feed, partner_server, django_capture_on_commit_callbacks
):
    assert admin.get(url("now", feed.pk)).status_code == 405
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(url("now", feed.pk))
    assert len(partner_server.asked) == 1
    assert feed.reports.get().by.username == "redacteur"


def test_two_workers_do_not_read_the_same_calendar_at_once(feed, partner_server):
    assert feed.take(NOW)
    fetch_feed.func(feed.pk)
    assert partner_server.asked == []
    feed.let_go()
    fetch_feed.func(feed.pk)
    assert len(partner_server.asked) == 1


def test_a_calendar_of_a_dead_worker_is_taken_over(feed, partner_server):
    assert feed.take(NOW - timedelta(hours=1))
    fetch_feed.func(feed.pk)
    assert len(partner_server.asked) == 1


def test_what_changed_by_itself_is_told_until_somebody_has_seen_it(
    admin, feed, partner_server, chief_editor
):
    fetch_feed.func(feed.pk)
    page_titled().get_latest_revision().publish(user=chief_editor)
    partner_server.activities, partner_server.body = [told(start="2026-03-10 14:00")], b"2"
    fetch_feed.func(feed.pk)
    assert "heeft je nodig" in admin.get(reverse("wagtailadmin_home")).content.decode()
    assert "Een andere tijd of herhaling." in words(admin, feed)
    admin.post(url("seen", feed.pk))
    assert "heeft je nodig" not in admin.get(reverse("wagtailadmin_home")).content.decode()


def test_another_address_is_another_calendar(
    admin, feed, partner_server, django_capture_on_commit_callbacks
):
    fetch_feed.func(feed.pk)
    with django_capture_on_commit_callbacks(execute=True):
        changed = form(feed.organisation, address="webcal://debrug.example/nieuw.ics")
        assert admin.post(url("edit", feed.pk), changed).status_code == 302
    assert partner_server.asked[-1] == ("webcal://debrug.example/nieuw.ics", "", "")


def test_a_paused_calendar_is_not_asked_and_needs_nobody(admin, feed, partner_server):
    partner_server.trouble = Unreadable("Weg.")
    fetch_feed.func(feed.pk)
    PartnerFeed.objects.update(is_active=False)
    assert fetch_feeds(NOW) == 0
    assert "gepauzeerd" in words(admin, feed)
    assert "heeft je nodig" not in admin.get(reverse("wagtailadmin_home")).content.decode()


def test_a_calendar_that_is_deleted_leaves_its_activities(
    client, chief_editor, feed, partner_server
):
    fetch_feed.func(feed.pk)
    client.force_login(chief_editor, backend=DOOR)
    assert client.post(url("delete", feed.pk)).status_code == 302
    assert not PartnerFeed.objects.exists()
    assert page_titled()
