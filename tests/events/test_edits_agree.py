"""The law of the agenda through a life of edits: after each one, programs show what our page shows."""

import contextlib
from datetime import datetime, timedelta

import icalendar
import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale

from events.actions.build_series import build_series
from events.actions.change_date import cancel_date, move_date, restore_date
from events.actions.continue_series import continue_series, why_not
from events.models import Closure, EventPage, Occurrence, Series
from tests.events.factories import make_event
from tests.events.test_programs_agree import (
    FIRST,
    LAST,
    NOW,
    by_ical_js,
    by_python,
    inside,
    stamp,
)

pytestmark = pytest.mark.django_db
RULES = [
    "", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=SA,SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE",
    "FREQ=WEEKLY;COUNT=9;BYDAY=SU", "FREQ=MONTHLY;BYDAY=-1SU", "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;UNTIL=20270402T235959", "FREQ=MONTHLY;BYDAY=5SU",
]  # fmt: skip
# Near both changes of the clock (25 October 2026 and 28 March 2027), and far from them.
DAYS = [datetime(2026, 10, 4), datetime(2026, 10, 24), datetime(2026, 11, 1), datetime(2027, 3, 27)]
HOURS = st.sampled_from([0, 1, 2, 2, 3, 10, 22, 23])
MINUTES = st.sampled_from([30, 60, 90, 240, 480])
STEP = st.one_of(
    st.tuples(st.just("cancel"), st.integers(0, 9)),
    st.tuples(st.just("move"), st.integers(0, 9), st.integers(-9, 9), HOURS),
    st.tuples(st.just("restore"), st.integers(0, 9)),
    st.tuples(st.just("time"), HOURS),
    st.tuples(st.just("length"), MINUTES),
    st.tuples(st.just("rule"), st.sampled_from(RULES)),
    st.tuples(st.just("title"), st.text(max_size=20)),
    st.tuples(st.just("later"), st.integers(1, 9)),
    st.tuples(st.just("closure"), st.integers(0, 40)),
)
LIFE = st.tuples(
    st.sampled_from(DAYS), HOURS, MINUTES, st.sampled_from(RULES), st.booleans(), st.booleans(),
    st.lists(STEP, min_size=2, max_size=6),
)  # fmt: skip


class Life:
    """One activity, what is done to it, and what calendars make of it each time."""

    def __init__(self, site, seen: list) -> None:
        self.site, self.seen = site, seen
        self.page: EventPage | None = None

    def begin(self, day, hour, minutes, rule, all_day, translated) -> None:
        """Publish it, perhaps in English too."""
        start = day.replace(hour=0 if all_day else hour, minute=0 if all_day else 30)
        length = timedelta(days=1 + minutes // 240) if all_day else timedelta(minutes=minutes)
        self.page = make_event(
            self.site, start, "Soep", rule=rule, all_day=all_day, length=length,
            where="living_room", skips_closures=True,
        )  # fmt: skip
        self.translated = translated
        if translated:
            english = self.page.copy_for_translation(Locale.objects.get(language_code="en"))
            english.title = "Soup"
            english.save_revision().publish()

    @property
    def key(self):
        return self.page.translation_key

    def numbers(self) -> dict:
        """SEQUENCE of each entry in the feed."""
        return {
            (str(e["UID"]), stamp(e["RECURRENCE-ID"].dt) if "RECURRENCE-ID" in e else None): int(
                e["SEQUENCE"]
            )
            for e in icalendar.Calendar.from_ical(self.feed()).walk("VEVENT")
        }

    def feed(self, prefix: str = "") -> bytes:
        answer = Client().get(f"{prefix}/agenda/agenda.ics")
        assert answer.status_code == 200
        return answer.content

    def do(self, step: tuple) -> None:
        """One edit, through the same functions as the admin's buttons."""
        verb, *rest = step
        before, timing = self.numbers(), self.timing()
        getattr(self, f"_{verb}")(*rest)
        after = self.numbers()
        if verb in ("title",):
            assert after == before
        master = (f"{self.key}@localhost", None)
        if master in before and master in after and verb != "later":
            changed = timing is not None and self.timing() is not None and self.timing() != timing
            risen = after[master] - before[master]
            if verb in ("cancel", "move", "restore"):
                assert risen >= 0
                assert not risen or not self.page.rule
            else:
                assert (risen > 0) == changed, (verb, risen, timing, self.timing())

    def timing(self) -> tuple | None:
        """What SEQUENCE stands for, of the whole series."""
        series = Series.objects.filter(key=self.key, is_published=True).first()
        return series and (
            series.start_local, series.length, series.rule, series.skipped, series.last_start_local,
        )  # fmt: skip

    def _date(self, number: int) -> Occurrence | None:
        dates = Occurrence.objects.of(self.site).filter(series_id=self.key)
        found = list(dates.select_related("series", "site").order_by("original_start")[:10])
        return found[number % len(found)] if found else None

    def _cancel(self, number: int) -> None:
        if date := self._date(number):
            was = date.is_cancelled
            before = date.sequence
            cancel_date(date, "Ziek", None, NOW)
            date.refresh_from_db()
            assert (date.sequence > before) == (not was)

    def _move(self, number: int, days: int, hour: int) -> None:
        if not (date := self._date(number)):
            return
        start = date.original_start + timedelta(days=days)
        length = timedelta(days=1) if date.all_day else timedelta(hours=2)
        start = start if date.all_day else start.replace(hour=hour)
        was = (date.start, date.end, date.status)
        before = date.sequence
        with contextlib.suppress(ValidationError):  # an hour that does not exist
            move_date(date, start, length, "Zaal bezet", None, None, NOW)
            date.refresh_from_db()
            assert (date.sequence > before) == ((date.start, date.end, date.status) != was)

    def _restore(self, number: int) -> None:
        if date := self._date(number):
            was, before = date.status, date.sequence
            restore_date(date, None, NOW)
            date.refresh_from_db()
            assert (date.sequence > before) == (was != date.status)

    def _time(self, hour: int) -> None:
        if not self.page.all_day:
            self._publish(start_local=self.page.start_local.replace(hour=hour))

    def _length(self, minutes: int) -> None:
        if not self.page.all_day:
            self._publish(length=timedelta(minutes=minutes))

    def _rule(self, rule: str) -> None:
        self._publish(rule=rule)

    def _title(self, words: str) -> None:
        self._publish(title=f"Soep {words}".replace("\x00", ""))

    def _closure(self, days: int) -> None:
        first = (self.page.start_local + timedelta(days=days)).date()
        Closure.objects.create(
            site=self.site, name="Vrij", first_day=first, last_day=first + timedelta(days=6)
        )
        build_series(self.key, NOW)

    def _later(self, number: int) -> None:
        """This and later: from here on the later half is what is edited."""
        date = self._date(number)
        if date is None or why_not(date) is not None:
            return
        all_before = set(Occurrence.objects.of(self.site).values_list("start", "end", "status"))
        draft = continue_series(date, None).get_latest_revision_as_object()
        draft.save_revision().publish()
        self.page = EventPage.objects.get(pk=draft.pk)
        after = set(Occurrence.objects.of(self.site).values_list("start", "end", "status"))
        assert after == all_before

    def _publish(self, **changes) -> None:
        for name, value in changes.items():
            setattr(self.page, name, value)
        self.page.save_revision().publish()
        self.page = EventPage.objects.get(pk=self.page.pk)

    def check(self) -> None:
        """Page, Python and (later, all at once) ical.js agree, in each language."""
        body = self.feed()
        table = {
            (
                f"{one.series_id}{'-' + one.slug if one.is_extra else ''}@localhost",
                stamp(one.local_start.date() if one.all_day else one.start),
                stamp(one.local_end.date() if one.all_day else one.end),
                "CANCELLED" if one.is_cancelled else "CONFIRMED",
            )
            for one in Occurrence.objects.of(self.site)
            .filter(start__lt=LAST, end__gt=FIRST)
            .select_related("series")
        }
        assert inside(by_python(body)) == inside(table)
        self.seen.append((body, table))
        if self.translated:
            assert inside(by_python(self.feed("/en"))) == inside(table)

    def rest(self) -> None:
        """The night's work on a published agenda changes no byte, nor does publishing it once more."""
        body = self.feed()
        for key in set(Occurrence.objects.of(self.site).values_list("series_id", flat=True)):
            build_series(key, NOW + timedelta(hours=1))
        self._publish()
        assert self.feed() == body


def test_after_every_edit_programs_show_what_the_page_shows(site, tmp_path):
    seen: list[tuple[bytes, set]] = []

    @settings(
        max_examples=8, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(life=LIFE)
    def live(life) -> None:
        *beginning, steps = life
        cache.clear()
        with transaction.atomic():
            one = Life(site, seen)
            one.begin(*beginning)
            one.check()
            for step in steps:
                one.do(step)
                one.check()
            one.rest()
            transaction.set_rollback(True)

    with time_machine.travel(NOW, tick=False):
        live()
    feeds = dict(seen)
    for (body, table), script in zip(feeds.items(), by_ical_js(list(feeds), tmp_path), strict=True):
        assert inside(script) == inside(table), body.decode()
