"""The door tells the truth: exceptions, past midnight, and the nights that the clock changes."""

from datetime import UTC, date, datetime, time

import pytest

from neighbourhoods.hours import open_state
from neighbourhoods.models import NeighbourhoodSettings, OpeningException, OpeningHours
from neighbourhoods.models.hours import Weekday


@pytest.fixture
def door(site):
    """Monday 9-12 and 13-17, Friday 20-2 (past midnight), Sunday 1-5; nothing else."""
    settings = NeighbourhoodSettings.for_site(site)
    settings.opening_hours.all().delete()
    settings.opening_exceptions.all().delete()
    for day, opens, closes in [
        (Weekday.MONDAY, 9, 12),
        (Weekday.MONDAY, 13, 17),
        (Weekday.FRIDAY, 20, 2),
        (Weekday.SUNDAY, 1, 5),
    ]:
        OpeningHours.objects.create(
            settings=settings, weekday=day, opens=time(opens), closes=time(closes)
        )
    return settings


def at(site, *utc):
    return open_state(site, datetime(*utc, tzinfo=UTC))


def local(moment) -> str:
    return f"{moment:%a %d %H:%M %z}"


def test_open_in_the_morning_closed_at_lunch_open_again(site, door):
    assert local(at(site, 2026, 11, 23, 8).until) == "Mon 23 12:00 +0100"
    lunch = at(site, 2026, 11, 23, 11)
    assert not lunch.is_open
    assert local(lunch.next_opening) == "Mon 23 13:00 +0100"
    assert at(site, 2026, 11, 23, 12).is_open


def test_the_minute_of_opening_is_open_and_the_minute_of_closing_is_closed(site, door):
    assert at(site, 2026, 11, 23, 8, 0).is_open
    assert not at(site, 2026, 11, 23, 7, 59, 59).is_open
    assert not at(site, 2026, 11, 23, 16, 0).is_open
    assert at(site, 2026, 11, 23, 15, 59, 59).is_open


def test_past_midnight_it_is_still_friday_evening(site, door):
    state = at(site, 2026, 11, 28, 0, 30)
    assert state.is_open
    assert local(state.until) == "Sat 28 02:00 +0100"
    assert not at(site, 2026, 11, 28, 1, 0).is_open


def test_a_day_within_a_closed_week_may_be_open_after_all(site, door):
    OpeningException.objects.create(
        settings=door, first_day=date(2026, 12, 21), last_day=date(2027, 1, 3), reason="Vakantie"
    )
    OpeningException.objects.create(
        settings=door, first_day=date(2026, 12, 24), opens=time(10), closes=time(14), reason="Soep"
    )
    assert at(site, 2026, 12, 24, 10).reason == "Soep"
    assert at(site, 2026, 12, 24, 10).is_open
    assert not at(site, 2026, 12, 28, 10).is_open
    assert at(site, 2026, 12, 28, 10).reason == "Vakantie"


def test_a_closed_day_wins_and_says_why(site, door):
    OpeningException.objects.create(
        settings=door, first_day=date(2026, 11, 23), reason="We verven de keuken"
    )
    state = at(site, 2026, 11, 23, 9)
    assert (state.is_open, state.reason) == (False, "We verven de keuken")
    assert local(state.next_opening) == "Fri 27 20:00 +0100"


def test_a_closed_day_does_not_cut_off_the_evening_before(site, door):
    OpeningException.objects.create(settings=door, first_day=date(2026, 11, 28))
    assert at(site, 2026, 11, 28, 0, 30).is_open


def test_other_hours_replace_those_of_the_week(site, door):
    OpeningException.objects.create(
        settings=door,
        first_day=date(2026, 11, 22),
        last_day=date(2026, 11, 24),
        opens=time(10),
        closes=time(11),
    )
    for day in (22, 23, 24):
        assert at(site, 2026, 11, day, 9, 30).is_open
        assert not at(site, 2026, 11, day, 12, 30).is_open


@pytest.mark.parametrize(
    ("utc", "is_open"),
    [
        # Spring forward, 29 March 2026: 2.00 becomes 3.00. Open from 1.00 to 5.00 on the wall.
        ((2026, 3, 29, 0, 0), True),
        ((2026, 3, 29, 1, 30), True),
        ((2026, 3, 29, 2, 59), True),
        ((2026, 3, 29, 3, 0), False),
        # Back, 25 October 2026: 3.00 becomes 2.00 again; the same four hours on the wall are five.
        ((2026, 10, 24, 22, 59), False),
        ((2026, 10, 24, 23, 0), True),
        ((2026, 10, 25, 1, 30), True),
        ((2026, 10, 25, 3, 59), True),
        ((2026, 10, 25, 4, 0), False),
    ],
)
def test_hours_are_those_on_the_wall_over_the_change_of_the_clock(site, door, utc, is_open):
    assert at(site, *utc).is_open is is_open


def test_without_hours_it_is_closed_and_promises_nothing(site, door):
    door.opening_hours.all().delete()
    state = at(site, 2026, 11, 23, 9)
    assert (state.is_open, state.next_opening) == (False, None)


def test_an_opening_further_than_two_weeks_away_is_not_promised(site, door):
    OpeningException.objects.create(
        settings=door, first_day=date(2026, 11, 20), last_day=date(2026, 12, 31)
    )
    assert at(site, 2026, 11, 23, 9).next_opening is None
