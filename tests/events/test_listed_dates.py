"""A date stands in the lists exactly while its activity is published and it still fits the series."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.actions.build_series import build_series
from events.actions.change_date import cancel_date, move_date, restore_date
from events.actions.continue_series import continue_series, why_not
from events.models import Closure, EventPage, Occurrence, SkippedDate, Status
from tests.events.factories import make_event
from tests.events.parties import party
from tests.events.test_programs_agree import NOW

pytestmark = pytest.mark.django_db
RULES = ["", "FREQ=WEEKLY;COUNT=5", "FREQ=WEEKLY;BYDAY=SU;COUNT=4", "FREQ=DAILY;INTERVAL=3;COUNT=4"]
NUMBER = st.integers(0, 9)
STEP = st.one_of(
    st.sampled_from([("publish",), ("unpublish",), ("later",), ("delete",)]),
    st.tuples(st.sampled_from(["cancel", "move", "restore", "join", "skip", "closure"]), NUMBER),
    st.tuples(st.just("rule"), st.sampled_from(RULES)),
    st.tuples(st.just("hour"), st.sampled_from([9, 14])),
)


class History:
    """One activity and what happens to it, as the buttons of the admin would do it."""

    def __init__(self, site) -> None:
        self.site = site
        self.page = make_event(
            site, datetime(2026, 9, 6, 10), rule=RULES[1], where="living_room",
            joining="dates", skips_closures=True,
        )  # fmt: skip

    def do(self, verb: str, *rest) -> None:
        """One thing; afterwards the law holds, and again after the night's work."""
        if self.page.pk:
            getattr(self, f"_{verb}")(*rest)
        self.check(verb)
        for key in set(Occurrence.objects.values_list("series_id", flat=True)):
            build_series(key, NOW)
        self.check("night")

    def check(self, verb: str) -> None:
        """The law."""
        on = Q(series__is_published=True) & ~Q(status=Status.ORPHANED)
        wrong = Occurrence.objects.filter((on & Q(is_listed=False)) | (~on & Q(is_listed=True)))
        assert list(wrong) == [], verb

    def _date(self, number: int) -> Occurrence | None:
        found = list(
            Occurrence.objects.filter(series_id=self.page.translation_key)
            .select_related("series", "site")
            .order_by("original_start")
        )
        return found[number % len(found)] if found else None

    def _publish(self, **changes) -> None:
        page = EventPage.objects.get(pk=self.page.pk)
        for name, value in changes.items():
            setattr(page, name, value)
        page.save_revision().publish()
        self.page = EventPage.objects.get(pk=page.pk)

    def _unpublish(self) -> None:
        EventPage.objects.get(pk=self.page.pk).unpublish()

    def _delete(self) -> None:
        EventPage.objects.get(pk=self.page.pk).delete()
        self.page.pk = None

    def _rule(self, rule: str) -> None:
        self._publish(rule=rule)

    def _hour(self, hour: int) -> None:
        self._publish(start_local=self.page.start_local.replace(hour=hour))

    def _skip(self, number: int) -> None:
        if date := self._date(number):
            self.page.skipped_dates.add(SkippedDate(day=date.original_start.date()))
            self.page.save_revision().publish()

    def _closure(self, days: int) -> None:
        first = (self.page.start_local + timedelta(days=days)).date()
        Closure.objects.create(
            site=self.site, name="Vrij", first_day=first, last_day=first + timedelta(days=4)
        )

    def _join(self, number: int) -> None:
        if date := self._date(number):
            party(self.page, date.slug, name="Ans", phone="0612345678")

    def _cancel(self, number: int) -> None:
        if date := self._date(number):
            cancel_date(date, "Ziek", None, NOW)

    def _move(self, number: int) -> None:
        if date := self._date(number):
            start = date.original_start + timedelta(days=1)
            move_date(date, start, timedelta(hours=1), "", None, None, NOW)

    def _restore(self, number: int) -> None:
        if date := self._date(number):
            try:
                with transaction.atomic():
                    restore_date(date, None, NOW)
            except ValidationError:  # people are on the list
                assert date.participations.active().exists()

    def _later(self) -> None:
        date = self._date(2)
        if date and date.series.is_published and why_not(date) is None:
            draft = continue_series(date, None).get_latest_revision_as_object()
            draft.save_revision().publish()
            self.page = EventPage.objects.get(pk=draft.pk)


def test_lists_hold_what_is_published_and_fits_after_whatever_happens(site):
    @settings(
        max_examples=25, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(steps=st.lists(STEP, min_size=3, max_size=8))
    def live(steps) -> None:
        with transaction.atomic():
            history = History(site)
            for step in steps:
                history.do(*step)
            transaction.set_rollback(True)

    with time_machine.travel(NOW, tick=False):
        live()
