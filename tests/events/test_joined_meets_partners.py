"""Where taking part meets what partners, holidays and editors change: each party hears it once."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from events.actions.continue_series import continue_series
from events.actions.take_in import take_in
from events.models import About, Closure, Occurrence, SkippedDate, Status, Told
from events.tasks import rebuild_after_closure
from people.models import OutgoingMail
from tests.events.calendars import make_feed, moved, page_titled, reading, told
from tests.events.factories import make_event
from tests.events.parties import date_of, party

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
WEEKLY = {"rule": "FREQ=WEEKLY;BYDAY=TU;COUNT=6"}
DAY = "2026-03-17"


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def feed(site, editor):
    return make_feed(site, by=editor)


@pytest.fixture
def lesson(feed):
    """A partner's lesson, published, that Ans joined for one date and Bep as a whole."""
    take_in(feed, reading(told(**WEEKLY), told("x", title="Koor", **WEEKLY)), NOW)
    page = page_titled()
    page.get_latest_revision().publish()
    page.refresh_from_db()
    party(page, DAY, name="Ans", email="ans@example.org")
    party(page, name="Bep", email="bep@example.org")
    return page


def told_to() -> list[str]:
    return sorted(OutgoingMail.objects.values_list("to", flat=True))


BOTH = ["ans@example.org", "bep@example.org"]


def test_another_hour_in_the_calendar_keeps_the_seats_and_tells_once(feed, lesson):
    for _again in range(2):
        take_in(feed, reading(told(start="2026-03-10 14:00", **WEEKLY)), NOW)
    assert told_to() == BOTH
    date_ = date_of(lesson, DAY)
    assert (f"{date_.local_start:%H:%M}", date_.participations.count()) == ("14:00", 1)


def test_one_date_that_the_calendar_moves_is_told_to_who_comes_then(feed, lesson):
    change = moved("2026-03-17 10:00", "2026-03-18 15:00")
    for _again in range(2):
        take_in(feed, reading(told(changes=(change,), **WEEKLY)), NOW)
    assert told_to() == BOTH
    assert Told.objects.filter(about=About.MOVED).count() == 2


def test_gone_from_the_calendar_is_told_and_the_lists_stay(feed, lesson):
    for _again in range(2):
        take_in(feed, reading(told("x", title="Koor", **WEEKLY)), NOW)
    lesson.refresh_from_db()
    assert not lesson.live
    assert told_to() == BOTH
    assert lesson.pk
    assert not Occurrence.objects.filter(series_id=lesson.translation_key, is_listed=True).exists()
    take_in(feed, reading(told(**WEEKLY), told("x", title="Koor", **WEEKLY)), NOW)
    page_titled().get_latest_revision().publish()
    assert told_to() == sorted(BOTH * 2), "it takes place after all"


def test_a_day_left_out_is_told_and_kept_for_the_editor(lesson):
    lesson.skipped_dates.add(SkippedDate(day=date(2026, 3, 17)))
    lesson.save_revision().publish()
    lesson.save_revision().publish()
    assert date_of(lesson, DAY).status == Status.ORPHANED
    assert told_to() == BOTH


def test_a_holiday_is_told_and_kept_for_the_editor(site):
    page = make_event(
        site, "2026-03-10 10:00", rule="FREQ=WEEKLY;COUNT=4", skips_closures=True, joining="dates"
    )
    party(page, DAY, name="Ans", email="ans@example.org")
    Closure.objects.create(
        site=site, name="Vrij", first_day=date(2026, 3, 16), last_day=date(2026, 3, 20)
    )
    for _again in range(2):
        rebuild_after_closure.func(site.pk)
    assert date_of(page, DAY).status == Status.ORPHANED
    assert told_to() == ["ans@example.org"]


def test_who_was_reminded_is_not_reminded_again_by_the_later_half(lesson):
    later = date_of(lesson, DAY)
    whole = lesson.translation_key
    bep = date_of(lesson, DAY).series.participations.get(name="Bep")
    Told.objects.create(participation=bep, occurrence=later, about=About.REMINDER, what=DAY, at=NOW)
    draft = continue_series(later, None).get_latest_revision_as_object()
    draft.save_revision().publish()
    again = Told.objects.get(about=About.REMINDER)
    assert again.participation.series_id == draft.translation_key != whole
    assert told_to() == [], "nothing became different for anybody"


def test_a_calendar_goes_on_after_the_account_that_made_it_is_gone(feed, lesson, editor):
    editor.delete()
    feed.refresh_from_db()
    report = take_in(
        feed, reading(told(start="2026-03-10 14:00", **WEEKLY), told("n", title="Nieuw")), NOW
    )
    assert "failed" not in [line["what"] for line in report.lines]
    assert page_titled("Nieuw").workflow_in_progress
    assert f"{date_of(lesson, DAY).local_start:%H:%M}" == "14:00"
