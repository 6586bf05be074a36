"""Days of a repetition on which it does not take place: on the page, in the feed, in every language."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar
from wagtail_localize.operations import translate_object

from events.models import EventPage, Occurrence, SkippedDate
from tests.events.factories import make_event
from tests.events.test_admin import add_url, answers
from tests.events.test_schedule import plan

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_left_out_day_is_not_made_up_for():
    found = plan(
        "2026-03-03 10:00", "FREQ=WEEKLY;COUNT=4", not_on=(datetime(2026, 3, 10, 10),)
    )  # fmt: skip
    assert [date.local_start.day for date in found.dates] == [3, 17, 24]
    assert found.skipped == found.left_out == [datetime(2026, 3, 10, 10)]
    assert found.last_local == datetime(2026, 3, 24, 10)


def test_the_last_day_can_be_left_out():
    found = plan("2026-03-03 10:00", "FREQ=WEEKLY;COUNT=2", not_on=(datetime(2026, 3, 10, 10),))
    assert (found.last_local, found.skipped) == (datetime(2026, 3, 3, 10), [])


def test_what_is_left_out_far_away_does_not_depend_on_today():
    far = datetime(2029, 3, 6, 10)
    assert plan("2026-03-03 10:00", "FREQ=WEEKLY", not_on=(far,), days=30).skipped == [far]


@pytest.mark.django_db
def test_an_editor_leaves_out_a_day_and_feeds_know_it(chief_editor, client, site):
    client.force_login(chief_editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    sent = answers(**{"skipped_dates-TOTAL_FORMS": "1", "skipped_dates-0-day": "2026-03-05"})
    seen = client.post(reverse("events_admin:preview"), sent).json()
    assert seen["dates"][:2] == ["di 3 maart, 10.00–11.30 uur", "di 10 maart, 10.00–11.30 uur"]
    response = client.post(add_url(site), sent)
    assert response.status_code == 302, response.context["form"].errors
    page = EventPage.objects.get(slug="taalcafe")
    assert [date.slug for date in Occurrence.objects.coming(site, NOW)[:2]] == [
        "2026-03-03", "2026-03-10",
    ]  # fmt: skip
    calendar = Calendar.from_ical(client.get(f"{page.get_url()}event.ics").content)
    (event,) = calendar.walk("VEVENT")
    assert [day.dt.replace(tzinfo=None) for day in event["EXDATE"].dts] == [
        datetime(2026, 3, 5, 10)
    ]


@pytest.mark.django_db
def test_leaving_out_one_more_day_counts_as_a_change_and_nothing_else_does(site, client):
    page = make_event(site, "2026-03-03 10:00", rule="FREQ=WEEKLY", where="living_room")
    url = f"{page.get_url()}event.ics"
    first = client.get(url).content
    page.save_revision().publish()
    assert client.get(url).content == first
    page.skipped_dates.add(SkippedDate(day=date(2026, 3, 10)))
    page.save_revision().publish()
    assert b"SEQUENCE:1" in client.get(url).content


@pytest.mark.django_db
def test_other_languages_leave_out_the_same_days(site):
    from wagtail.models import Locale

    page = make_event(site, "2026-03-03 10:00", rule="FREQ=WEEKLY", where="living_room")
    page.skipped_dates.add(SkippedDate(day=date(2026, 3, 10)))
    page.save_revision().publish()
    translate_object(page, [Locale.objects.get(language_code="tr")])
    turkish = EventPage.objects.get(
        translation_key=page.translation_key, locale__language_code="tr"
    )
    assert [str(day.day) for day in turkish.skipped_dates.all()] == ["2026-03-10"]
