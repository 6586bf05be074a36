"""From the bytes of a partner's calendar to the page and back into our own feed, nothing replaced."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from icalendar import Calendar

from events.local_time import local_of
from events.models import EventPage, Occurrence
from tests.events.factories import make_partner

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Elders//NL
BEGIN:VEVENT
UID:les@debrug.example
DTSTAMP:20260101T000000Z
DTSTART;TZID=Europe/Amsterdam:20260310T100000
DTEND;TZID=Europe/Amsterdam:20260310T113000
RRULE:FREQ=WEEKLY;COUNT=5
EXDATE;TZID=Europe/Amsterdam:20260317T100000
SUMMARY:Nederlands oefenen
DESCRIPTION:Kom oefenen.\\n\\nNeem een <b>buur</b> mee.
LOCATION:Zaal 3
END:VEVENT
BEGIN:VEVENT
UID:les@debrug.example
DTSTAMP:20260101T000000Z
RECURRENCE-ID;TZID=Europe/Amsterdam:20260324T100000
DTSTART;TZID=Europe/Amsterdam:20260325T140000
DTEND;TZID=Europe/Amsterdam:20260325T150000
SUMMARY:Nederlands oefenen
END:VEVENT
BEGIN:VEVENT
UID:les@debrug.example
DTSTAMP:20260101T000000Z
RECURRENCE-ID;TZID=Europe/Amsterdam:20260331T100000
DTSTART;TZID=Europe/Amsterdam:20260331T100000
DTEND;TZID=Europe/Amsterdam:20260331T113000
STATUS:CANCELLED
SUMMARY:Nederlands oefenen
END:VEVENT
BEGIN:VEVENT
UID:teller
DTSTAMP:20260101T000000Z
DTSTART;TZID=Europe/Amsterdam:20260310T100000
RRULE:FREQ=SECONDLY
SUMMARY:Elke seconde
END:VEVENT
BEGIN:VEVENT
UID:geheim
DTSTAMP:20260101T000000Z
DTSTART;TZID=Europe/Amsterdam:20260310T100000
CLASS:PRIVATE
SUMMARY:Vergadering
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def admin(chief_editor, client):
    client.force_login(chief_editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def hand_in(client, organisation, text: str) -> str:
    calendar = SimpleUploadedFile("lessen.ics", text.replace("\n", "\r\n").encode())
    sent = {"organisation": organisation.pk, "calendar": calendar}
    response = client.post(reverse("partner_feeds:upload"), sent, follow=True)
    return " ".join(response.content.decode().split())


def test_a_calendar_file_comes_to_the_page_and_into_our_feed(admin, site):
    report = hand_in(admin, make_partner(site), CALENDAR)
    page = EventPage.objects.get()
    assert page.workflow_in_progress
    assert "Elke seconde" in report
    assert "Vergadering" not in report
    assert "Deze plek kennen we niet: “Zaal 3”." in report
    page.get_latest_revision().publish()
    dates = Occurrence.objects.order_by("start")
    assert [(f"{local_of(d.start):%m-%d %H:%M}", d.status) for d in dates] == [
        ("03-10 10:00", "planned"), ("03-25 14:00", "moved"), ("03-31 10:00", "cancelled"),
        ("04-07 10:00", "planned"),
    ]  # fmt: skip
    html = admin.get(page.get_url()).content.decode()
    assert "&lt;b&gt;buur" in html or "Neem een buur mee." in html
    feed = Calendar.from_ical(admin.get(f"{page.get_url()}event.ics").content)
    again = [event for event in feed.walk("VEVENT") if "RECURRENCE-ID" in event]
    assert {event["RECURRENCE-ID"].dt.day: str(event["STATUS"]) for event in again} == {
        24: "CONFIRMED", 31: "CANCELLED",
    }  # fmt: skip


def test_what_is_no_calendar_is_refused_in_words(admin, site):
    html = hand_in(admin, make_partner(site), "<html>Niet gevonden</html>")
    assert not EventPage.objects.exists()
    assert 'id="id_calendar"' in html
    assert "error" in html
