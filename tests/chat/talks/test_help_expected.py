"""While a help question waits: when a worker is there, as far as the roster or the hours say it."""

import re
from datetime import UTC, date, datetime, time

import pytest
import time_machine

from chat.actions.swap_shift import swap_shift
from chat.models import Lease, Shift
from chat.presence import take_seat
from neighbourhoods.models import NeighbourhoodSettings
from neighbourhoods.models.hours import OpeningHours
from people.models import Step
from people.roles import Role
from tests.chat.factories import room_of, who
from tests.chat.talks.test_help import ask
from tests.conftest import person

TUESDAY = date(2026, 11, 24)
CLOCK = "2026-11-24T10:00:00+01:00"  # in the street
PHONE = "030 123 45 67"


@pytest.fixture
def morning():
    """Tuesday at ten."""
    with time_machine.travel(datetime.fromisoformat(CLOCK), tick=False) as clock:
        yield clock


@pytest.fixture
def els(site):
    """A welfare worker."""
    return person(site, "els", Role.WORKER)


@pytest.fixture
def waiting(morning, samira):
    """Samira's question waits; gives the words on its page."""
    path = ask(samira).url

    def words() -> str:
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", samira.words_at(path)))

    return words


def shift(site, host, **more) -> Shift:
    """A turn from 14 to 16 on Tuesday."""
    return Shift.objects.create(
        room=room_of(site),
        host=host,
        **({"first_day": TUESDAY, "starts": time(14), "ends": time(16)} | more),
    )


def opens(site, weekday: int, **hours) -> None:
    OpeningHours.objects.create(
        settings=NeighbourhoodSettings.for_site(site),
        weekday=weekday,
        **({"opens": time(9, 30), "closes": time(17)} | hours),
    )


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        ({}, "Els is er vandaag van 14.00 tot 16.00 uur."),
        ({"starts": time(9)}, "Els is er vandaag tot 16.00 uur."),
        ({"first_day": date(2026, 11, 25)}, "Els is er morgen van 14.00 tot 16.00 uur."),
        (
            {"first_day": date(2026, 11, 17), "starts": time(9), "ends": time(10), "is_weekly": True},
            "Els is er dinsdag 1 december van 9.00 tot 10.00 uur.",
        ),
    ],
)  # fmt: skip
def test_a_worker_on_the_roster_is_named_with_day_and_time(site, waiting, els, turn, said):
    opens(site, 2)
    shift(site, els, **turn)
    assert said in waiting()


def test_a_host_who_is_no_worker_is_not_waited_for(site, waiting, els):
    shift(site, person(site, "bram", step=Step.CONNECTOR), starts=time(11), ends=time(12))
    shift(site, els)
    page = waiting()
    assert "Els is er vandaag van 14.00 tot 16.00 uur." in page
    assert "Bram" not in page


def test_who_takes_over_is_named_and_a_turn_that_nobody_can_is_not_promised(site, waiting, els):
    made, now = shift(site, els), datetime.now(UTC)
    swap_shift(made, TUESDAY, person(site, "marjan", Role.WORKER), els, now)
    assert "Marjan is er vandaag van 14.00 tot 16.00 uur." in waiting()
    swap_shift(made, TUESDAY, None, els, now)
    assert "14.00" not in waiting()


@pytest.mark.parametrize(
    ("weekday", "said"),
    [
        (1, "Er is vandaag iemand tot 17.00 uur."),
        (2, "Morgen vanaf 9.30 uur is er weer iemand."),
        (4, "Vrijdag 27 november vanaf 9.30 uur is er weer iemand."),
    ],
)
def test_without_a_roster_the_hours_of_the_centre_tell(site, waiting, weekday, said):
    opens(site, weekday)
    assert said in waiting()


def test_where_nobody_knows_it_says_so_and_shows_the_ways_to_reach_us(site, samira, waiting):
    NeighbourhoodSettings.objects.filter(site=site).update(phone=PHONE)
    page = waiting()
    assert "We weten nog niet wanneer er weer iemand is." in page
    assert "werkdagen" not in page
    assert PHONE in page
    for where in (ask(samira).url, "/huiskamer/hulp/"):
        assert re.search(r"niet wachten\? <a href=\"[^\"]*/contact/\"", samira.words_at(where))


def test_who_is_online_comes_before_any_roster(site, waiting, els, worker):
    shift(site, els)
    take_seat("werker", room_of(site), who(worker, site))
    Lease.objects.update(is_looking=True)
    page = waiting()
    assert "Er is nu iemand online die je kan helpen." in page
    assert "Els" not in page


def test_who_asks_is_told_the_same_before_asking(site, client, morning, els):
    shift(site, els)
    page = client.get("/huiskamer/hulp/").content.decode()
    assert "Els is er vandaag van 14.00 tot 16.00 uur." in page


def test_a_worker_does_not_wait_for_themselves(site, morning, helper):
    shift(site, helper.user)
    assert "Werker is er vandaag" not in helper.words_at(ask(helper).url)


def test_once_taken_nobody_is_expected_any_more(site, samira, helper, waiting, els):
    shift(site, els)
    assert "Els is er vandaag" in waiting()
    room = ask(samira).url.rstrip("/").rsplit("/", 1)[1]
    helper.do(f"/huiskamer/hulp/{room}/oppakken/")
    assert "Els is er vandaag" not in waiting()
