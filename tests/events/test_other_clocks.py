"""A partner on another clock: page, feed and every program show the moments that its calendar means."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from events.ical_in.source import Why
from events.models import EventPage, Occurrence, Series
from events.words import clock_words
from tests.events.factories import make_partner
from tests.events.partner_calendar import NOW, calendar, clock, event, one, read
from tests.events.test_calendar_to_page import hand_in
from tests.events.test_programs_agree import by_ical_js, by_python

HOUR = timedelta(hours=1)


def at(zone: str, start: str, *more: str) -> str:
    return event(f"DTSTART;TZID={zone}:{start}", "DURATION:PT1H", *more)


def test_a_repetition_in_london_is_one_of_ours_an_hour_later():
    found = one(
        at(
            "Europe/London", "20260908T100000", "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270330T090000Z",
            "EXDATE;TZID=Europe/London:20261027T100000", "RDATE;TZID=Europe/London:20260910T150000",
        )
    )  # fmt: skip
    assert (found.zone, found.start, found.length) == (
        "Europe/Amsterdam", clock("2026-09-08 11:00"), HOUR,
    )  # fmt: skip
    assert found.rule == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270330T110000"
    assert found.skipped == (clock("2026-10-27 11:00"),)
    assert found.extra == (clock("2026-09-10 16:00"),)
    assert found.last_end == clock("2027-03-30 12:00")


def test_a_repetition_that_ends_is_loose_days_where_the_clocks_change_on_other_days():
    found = one(
        at("America/New_York", "20261020T100000", "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20261103T150000Z")
    )  # fmt: skip
    assert (found.zone, found.rule, found.skipped) == ("Europe/Amsterdam", "", ())
    # America goes to winter time a week after us.
    assert [found.start, *found.extra] == [
        clock("2026-10-20 16:00"), clock("2026-10-27 15:00"), clock("2026-11-10 16:00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "activity",
    [
        at("America/New_York", "20260908T100000", "RRULE:FREQ=WEEKLY"),
        at("Europe/London", "20260908T233000", "RRULE:FREQ=WEEKLY;BYDAY=TU"),
        event("DTSTART:20260908T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=300"),
        event("DTSTART:20261025T013000Z", "DURATION:PT1H"),
    ],
)
def test_what_our_clock_cannot_tell_is_left_out_and_said(activity):
    found = read(activity)
    assert found.activities == ()
    assert [(note.why, note.skipped) for note in found.notes] == [(Why.ELSEWHERE, True)]


@pytest.mark.django_db
def test_page_feed_and_programs_show_the_moments_of_the_source(site, chief_editor, tmp_path):
    lines = (
        "RRULE:FREQ=WEEKLY;BYDAY=TU", "EXDATE;TZID=Europe/London:20261103T100000",
    )  # fmt: skip
    head = "DTSTART;TZID=Europe/London:20260908T100000"
    moved = (
        "RECURRENCE-ID;TZID=Europe/London:20261027T100000",
        "DTSTART;TZID=Europe/London:20261028T140000",
        "DURATION:PT2H",
        "STATUS:CONFIRMED",
    )
    cancelled = (
        "RECURRENCE-ID;TZID=Europe/London:20270330T100000",
        "DTSTART;TZID=Europe/London:20270330T100000",
        "DURATION:PT1H",
        "STATUS:CANCELLED",
    )
    source = calendar(
        event(head, "DURATION:PT1H", "STATUS:CONFIRMED", *lines), event(*moved), event(*cancelled)
    )
    admin = Client()
    with time_machine.travel(NOW, tick=False):
        admin.force_login(chief_editor)
        hand_in(admin, make_partner(site), source.decode().replace("\r\n", "\n"))
        page = EventPage.objects.get()
        page.get_latest_revision().publish()
        feed = admin.get(f"{page.get_url()}event.ics").content
    theirs = {row[1:3] for row in by_python(source)}
    ours = by_python(feed)
    assert {row[1:3] for row in ours if row[3] == "CONFIRMED"} | {
        row[1:3] for row in ours if row[3] == "CANCELLED"
    } == theirs
    (script,) = by_ical_js([feed], tmp_path)
    assert script == ours
    assert Series.objects.get().zone == "Europe/Amsterdam"
    first = Occurrence.objects.select_related("series").first()
    assert clock_words(first.local_start).startswith("11.00")
