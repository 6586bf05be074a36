"""Editors, partners' calendars and the night's work in the same moment: nobody waits for ever, nothing
that was true before is written over what is true now."""

from datetime import timedelta
from threading import Thread
from time import sleep

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone
from wagtail.models import Locale

from events.actions.apply_changes import apply_changes
from events.actions.build_series import build_series
from events.actions.change_date import cancel_date, restore_date
from events.actions.continue_series import continue_series
from events.models import DateChange, EventPage, FeedActivity, Occurrence, PartnerFeed, Series
from events.tasks import extend_dates
from tests.at_once import at_once
from tests.events.factories import make_event, make_partner

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _several_connections(db):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL locks rows")


@pytest.fixture
def weekly(site) -> EventPage:
    start = (timezone.localtime() + timedelta(days=1)).replace(hour=10, minute=0, second=0)
    start = start.replace(microsecond=0, tzinfo=None)
    return make_event(site, start, rule="FREQ=WEEKLY;COUNT=12", where="living_room")


def dates_of(page: EventPage) -> list[Occurrence]:
    return list(Occurrence.objects.filter(series_id=page.translation_key).select_related("series"))


def while_locked(key, waiting, meanwhile) -> None:
    """`waiting` begins while somebody holds the series and comes no further; then `meanwhile`."""

    def run() -> None:
        waiting()
        connections.close_all()

    with transaction.atomic():
        Series.objects.select_for_update().get(key=key)
        thread = Thread(target=run)
        thread.start()
        for _look in range(2000):
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
                if cursor.fetchone()[0]:
                    break
            sleep(0.01)
        else:
            pytest.fail("nobody waits for the lock")
        meanwhile()
    thread.join(30)
    assert not thread.is_alive()


def test_eight_dates_cancelled_in_the_same_moment(weekly):
    now, dates = timezone.now(), dates_of(weekly)[:8]
    answers = at_once(*(lambda d=d: cancel_date(d, "Ziek", None, now) for d in dates))
    assert answers == [None] * 8
    assert [date.is_cancelled for date in dates_of(weekly)[:8]] == [True] * 8


def test_dates_are_decided_about_while_the_hour_changes_and_the_night_works(weekly):
    now, dates = timezone.now(), dates_of(weekly)
    for date in dates[:3]:
        cancel_date(date, "Ziek", None, now)

    def another_hour() -> None:
        page = EventPage.objects.get(pk=weekly.pk)
        page.start_local += timedelta(hours=2)
        page.save_revision().publish()

    answers = at_once(
        another_hour,
        lambda: restore_date(dates[0], None, now),
        lambda: cancel_date(dates[1], "Toch ziek", None, now),
        lambda: cancel_date(dates[5], "Storm", None, now),
        lambda: extend_dates(now),
    )
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    found = dates_of(weekly)
    assert len(found) == 12
    assert [n for n, date in enumerate(found) if date.is_cancelled] == [1, 2, 5]


def test_a_first_date_in_two_languages_at_once(weekly):
    english = weekly.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save_revision().publish()
    Series.objects.all().delete()
    now, key = timezone.now(), weekly.translation_key
    answers = at_once(*[lambda: build_series(key, now)] * 4)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert len(dates_of(weekly)) == 12
    assert set(Series.objects.get().addresses.values_list("language", flat=True)) == {"nl", "en"}


def test_the_night_s_work_brings_back_nothing_that_was_withdrawn(weekly):
    while_locked(
        weekly.translation_key,
        lambda: extend_dates(timezone.now()),
        lambda: EventPage.objects.filter(pk=weekly.pk).update(live=False),
    )
    assert not Series.objects.get().is_published
    assert not Occurrence.objects.filter(is_listed=True).exists()


def test_a_decision_about_a_date_that_is_just_taken_over_goes_along(weekly):
    date = dates_of(weekly)[6]
    draft = continue_series(dates_of(weekly)[4], None).get_latest_revision_as_object()
    while_locked(
        weekly.translation_key,
        lambda: cancel_date(date, "Storm", None, timezone.now()),
        lambda: draft.save_revision().publish(),
    )
    change = DateChange.objects.get()
    assert change.series_id == draft.translation_key
    assert Occurrence.objects.get(pk=date.pk).is_cancelled


def test_a_calendar_and_an_editor_never_wait_for_each_other(site, weekly):
    feed = PartnerFeed.objects.create(
        site=site, organisation=make_partner(site), name="Lessen", address="https://x.example/a.ics"
    )
    start = dates_of(weekly)[2].original_start
    memory = FeedActivity.objects.create(
        feed=feed, uid="a", key=weekly.translation_key, title="Soep", seen_at=timezone.now(),
        changes=[[start.isoformat(), "cancelled"]], is_pending=True,
    )  # fmt: skip

    def read_anew() -> None:
        with transaction.atomic():
            own = FeedActivity.objects.select_for_update().get(pk=memory.pk)
            apply_changes(own, timezone.now())

    def publish() -> None:
        EventPage.objects.get(pk=weekly.pk).save_revision().publish()

    answers = at_once(read_anew, publish, publish, read_anew)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert DateChange.objects.get().original_start == start
