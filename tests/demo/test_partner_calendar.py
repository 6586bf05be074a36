"""The calendar file in the demo: one activity approved, one that waits for the chief editor."""

import pytest

from events.models import FeedReport, Occurrence
from tests.events.calendars import page_titled

pytestmark = pytest.mark.usefixtures("demo_db")


def test_one_activity_of_the_calendar_is_live_and_one_waits():
    report = FeedReport.objects.get()
    assert (report.new, report.left_out, report.by.username) == (2, 1, "redacteur")
    course = page_titled("Klik & Tik: beginnen met de computer")
    assert course.live
    assert course.place.name == "Digipunt Vleutenseweg"
    assert course.category.name == "Hulp"
    assert Occurrence.objects.filter(series_id=course.translation_key).count() == 4
    photos = page_titled("Foto's bewaren van je telefoon")
    assert (photos.live, photos.workflow_in_progress) == (False, True)
