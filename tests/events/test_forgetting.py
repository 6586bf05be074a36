"""Names of who took part go thirty days afterwards; the figures stay."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from events.actions.change_date import cancel_date
from events.models import Attendance, Participation, State, Told
from events.tasks import KEEP_NAMES, forget_who_came
from tests.events.factories import make_event
from tests.events.parties import date_of, party

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
DATE = "2026-03-03"
END = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
JUST_OVER, JUST_BEFORE = KEEP_NAMES + timedelta(minutes=1), KEEP_NAMES - timedelta(minutes=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def soup(site):
    return make_event(
        site, "2026-03-03 14:00", rule="FREQ=WEEKLY;BYDAY=TU;COUNT=4", joining="dates"
    )


def test_the_term_is_thirty_days():
    assert timedelta(days=30) == KEEP_NAMES


def test_thirty_days_after_the_date_nothing_tells_who_it_was(soup, resident, editor):
    visitor = party(
        soup, DATE, name="Fatma", email="f@x.example", phone="0612345678", answer="Halal",
        link_print="x" * 64, added_by=editor, guests=2,
    )  # fmt: skip
    member = party(soup, DATE, person=resident, answer="Geen noten")
    cancel_date(date_of(soup, DATE), "Ziek", None, NOW)
    Attendance.objects.create(participation=visitor, occurrence=date_of(soup, DATE), came=3)
    end = date_of(soup, DATE).end
    assert forget_who_came(end + JUST_BEFORE) == 0
    assert forget_who_came(end + JUST_OVER) == 2
    assert forget_who_came(end + JUST_OVER) == 0, "twice is once"
    for someone in (visitor, member):
        someone.refresh_from_db()
        told = (
            someone.name, someone.email, someone.phone, someone.answer, someone.language,
            someone.link_print, someone.person_id, someone.added_by_id, someone.display_name,
        )  # fmt: skip
        assert not any(told), told
        assert someone.forgotten_at == end + JUST_OVER
    assert not Told.objects.exists()
    assert visitor.guests == 2
    assert visitor.state == State.CONFIRMED
    assert Attendance.objects.get().came == 3


def test_a_whole_series_is_forgotten_after_its_last_date(soup):
    party(soup, name="Fatma", email="f@x.example")
    last = soup_end = date_of(soup, "2026-03-24").end
    assert forget_who_came(last + JUST_BEFORE) == 0
    assert forget_who_came(soup_end + JUST_OVER) == 1


def test_who_left_is_forgotten_after_leaving(soup):
    party(soup, "2026-03-24", name="Ali", email="a@x.example", state=State.LEFT, left_at=NOW)
    assert forget_who_came(NOW + JUST_BEFORE) == 0
    assert forget_who_came(NOW + JUST_OVER) == 1


@pytest.mark.parametrize("slug", ["", "2027-03-02"])
def test_an_activity_that_was_withdrawn_keeps_no_names(site, slug):
    page = make_event(site, "2026-03-03 14:00", rule="FREQ=WEEKLY;BYDAY=TU", joining="dates")
    party(page, slug, name="Ali", email="a@x.example")
    page.unpublish()
    assert forget_who_came(NOW + JUST_BEFORE) == 0
    assert forget_who_came(NOW + JUST_OVER) == 1


def test_who_still_comes_stays_known(site):
    page = make_event(site, "2026-03-03 14:00", rule="FREQ=WEEKLY;BYDAY=TU", joining="series")
    party(page, name="Ali", email="a@x.example")
    party(page, "2026-06-02", name="Els", email="e@x.example")
    assert forget_who_came(NOW + JUST_OVER) == 0
    assert Participation.objects.filter(forgotten_at=None).count() == 2
