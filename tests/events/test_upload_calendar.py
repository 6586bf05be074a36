"""A calendar file that an organisation hands over: drafts, and a report in plain words."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.ical_in.source import Note, Unreadable, Why
from events.models import EventPage, FeedReport, PartnerFeed
from tests.events.calendars import page_titled, reading, told
from tests.events.factories import make_partner

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def files(monkeypatch) -> dict:
    """What the reader makes of a file, by its bytes."""
    known = {}

    def read(data: bytes, now: datetime):
        if data not in known:
            raise Unreadable("Dit bestand is geen agenda.")
        return known[data]

    monkeypatch.setattr("events.actions.follow_feed.read", read)
    return known


@pytest.fixture
def admin(editor, client):
    client.force_login(editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def hand_in(client, organisation, data: bytes, **more):
    calendar = SimpleUploadedFile("lessen.ics", data, "text/calendar")
    sent = {"organisation": organisation.pk if organisation else "", "calendar": calendar, **more}
    return client.post(reverse("partner_feeds:upload"), sent, follow=True)


def test_a_file_becomes_drafts_and_a_report(admin, site, editor, files, monkeypatch):
    monkeypatch.setattr("events.feed_words.note_words", lambda told: f"Reden: {told['why']}")
    files[b"1"] = reading(
        told(), notes=(Note(Why.PRIVATE, "Geheim", True), Note(Why.ZONE, "Nederlands oefenen"))
    )
    response = hand_in(admin, make_partner(site), b"1")
    html = response.content.decode()
    page = page_titled()
    assert (page.live, page.owner, page.workflow_in_progress) == (False, editor, True)
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
    for words in ("Overgenomen", "Niet overgenomen", "Reden: private", "lessen.ics", "Redacteur"):
        assert words in html, words
    report = FeedReport.objects.get()
    assert (report.by, report.new, report.left_out, report.seen) == (editor, 1, 1, 3)


def test_the_same_file_twice_doubles_nothing(admin, site, files):
    organisation = make_partner(site)
    files[b"1"] = reading(told())
    hand_in(admin, organisation, b"1")
    html = hand_in(admin, organisation, b"1").content.decode()
    assert "Er is niets veranderd." in html
    assert (EventPage.objects.count(), PartnerFeed.objects.count()) == (1, 1)


def test_a_file_with_some_activities_takes_none_off(admin, site, files):
    organisation = make_partner(site)
    files[b"1"], files[b"2"] = reading(told()), reading(told("b", title="B"))
    hand_in(admin, organisation, b"1")
    hand_in(admin, organisation, b"2")
    assert page_titled().workflow_in_progress
    hand_in(admin, organisation, b"2", is_complete="on")
    assert not page_titled().workflow_in_progress


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"rubbish", "Dit bestand is geen agenda."),
        (b"", "Dit bestand is leeg."),
        (b"x" * (5 * 1024 * 1024 + 1), "groter dan 5 MB"),
    ],
)
def test_a_wrong_file_is_refused_in_words_and_the_choice_stays(admin, site, files, data, said):
    organisation = make_partner(site)
    html = hand_in(admin, organisation, data).content.decode()
    assert said in html
    assert f'<option value="{organisation.pk}" selected>' in html
    assert not PartnerFeed.objects.exists()


def test_without_a_file_or_organisation_it_says_so(admin, site):
    html = admin.post(reverse("partner_feeds:upload"), {}).content.decode()
    assert "Kies eerst een bestand." in html


def test_the_organisation_of_another_neighbourhood_cannot_be_chosen(admin, site, other_site, files):
    files[b"1"] = reading(told())
    response = hand_in(admin, make_partner(other_site, "Elders"), b"1")
    assert response.status_code == 200
    assert not EventPage.objects.exists()
    assert "Elders" not in response.content.decode()


def test_while_a_file_is_being_read_the_next_one_waits(admin, site, editor, files):
    organisation = make_partner(site)
    files[b"1"] = reading(told())
    assert PartnerFeed.objects.of_files(organisation, editor).take(NOW)
    html = hand_in(admin, organisation, b"1").content.decode()
    assert "Probeer het over een minuut nog eens." in html
    assert not EventPage.objects.exists()


def test_the_front_of_the_admin_leads_there(admin, site):
    assert (
        reverse("partner_feeds:upload") in admin.get(reverse("wagtailadmin_home")).content.decode()
    )
