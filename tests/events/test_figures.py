"""Figures of what was there and who came: per kind and month, of one's own neighbourhood, without names."""

import csv
import io
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from events.actions.change_date import cancel_date
from events.figures import Figures, figures_of
from events.models import Attendance, Participation, State
from events.tasks import KEEP_NAMES, forget_who_came
from tests.conftest import LOMBOK_HOST
from tests.events.factories import make_category, make_event
from tests.events.parties import date_of, party

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
APRIL = datetime(2026, 4, 15, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def month(site, other_site):
    """March: soup on four Mondays and lessons on four Tuesdays; the fourth of each is in April's past too."""
    food, learning = make_category(site, "Eten"), make_category(site, "=Leren")
    soup = make_event(
        site, "2026-03-09 17:00", rule="FREQ=WEEKLY;BYDAY=MO;COUNT=4", category=food,
        joining="dates",
    )  # fmt: skip
    lessons = make_event(
        site, "2026-03-24 10:00", "Fietsles", rule="FREQ=WEEKLY;BYDAY=TU;COUNT=3",
        category=learning, joining="series",
    )  # fmt: skip
    yoga = make_event(other_site, "2026-03-09 17:00", "Yoga", joining="dates")
    party(yoga, "2026-03-09", name="Vreemd")
    cancel_date(date_of(soup, "2026-03-16"), "Ziek", None, NOW)
    fatma = party(soup, "2026-03-09", name="Fatma", guests=2)
    party(soup, "2026-03-09", name="Ali", guests=1, state=State.WAITING)
    party(soup, "2026-03-09", name="Weg", state=State.LEFT, left_at=NOW)
    party(soup, "2026-03-16", name="Niet", guests=5)
    bos = party(lessons, name="Bos")
    Attendance.objects.create(participation=fatma, occurrence=date_of(soup, "2026-03-09"), came=2)
    for day in ("2026-03-24", "2026-04-07"):
        Attendance.objects.create(participation=bos, occurrence=date_of(lessons, day), came=1)
    return soup


EXPECTED = [
    Figures(datetime(2026, 4, 1).date(), "=Leren", held=1, parties=1, people=1, came=1),
    Figures(datetime(2026, 3, 1).date(), "=Leren", held=2, parties=2, people=2, came=1),
    Figures(
        datetime(2026, 3, 1).date(), "Eten", held=3, cancelled=1, parties=1, people=3, came=2,
        waiting=2,
    ),
]  # fmt: skip


def test_per_kind_and_month_of_what_is_over(site, month):
    assert figures_of(site, APRIL) == EXPECTED


def test_forgetting_names_changes_no_figure(site, month):
    late = APRIL + KEEP_NAMES
    before = figures_of(site, late)
    assert forget_who_came(late) == 6
    assert not Participation.objects.filter(site=site).exclude(name="").exists()
    assert figures_of(site, late) == before


def test_of_a_withdrawn_activity_only_what_somebody_came_to_counts(site, month):
    month.unpublish()
    food = [figures for figures in figures_of(site, APRIL) if figures.category == "Eten"]
    assert [(figures.held, figures.came) for figures in food] == [(1, 2)]


def test_another_repetition_afterwards_leaves_the_figures_of_who_was_there(site, month, clock):
    clock.move_to(APRIL)
    before = [f for f in figures_of(site, APRIL) if f.category == "=Leren"]
    party(month, "2026-03-23", name="Els")
    month.rule, month.start_local = "FREQ=WEEKLY;BYDAY=FR;COUNT=9", datetime(2026, 5, 1, 17)
    month.save_revision().publish()
    after = figures_of(site, APRIL)
    assert [f for f in after if f.category == "=Leren"] == before
    (food,) = [f for f in after if f.category == "Eten"]
    assert (food.held, food.parties, food.people, food.came) == (2, 2, 4, 2)


def test_as_many_questions_for_much_as_for_little(site, month, django_assert_num_queries):
    with django_assert_num_queries(5):
        figures_of(site, APRIL)
    for number in range(5):
        page = make_event(
            site, "2026-03-09 17:00", f"Activiteit {number}", joining="dates",
            category=make_category(site, f"Soort {number}"),
        )  # fmt: skip
        party(page, "2026-03-09", name="Bos")
    with django_assert_num_queries(5):
        assert len(figures_of(site, APRIL)) == 8


def test_the_report_as_a_page_and_as_a_table(month, editor, clock):
    clock.move_to(APRIL)
    client = Client(headers={"host": LOMBOK_HOST})
    client.force_login(editor)
    address = reverse("events_admin:figures")
    assert address in client.get("/beheer/").content.decode()
    html = client.get(address).content.decode()
    assert "Meedoen in cijfers" in html
    assert "maart 2026" in html
    assert "Yoga" not in html
    answer = client.get(address, {"export": "csv"})
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert rows[0] == [
        "Maand", "Soort activiteit", "Doorgegaan", "Gaat niet door", "Aanmeldingen",
        "Mensen", "Gekomen", "Geen plek",
    ]  # fmt: skip
    assert rows[1] == ["april 2026", "'=Leren", "1", "0", "1", "1", "1", "0"]
    assert rows[3] == ["maart 2026", "Eten", "3", "1", "1", "3", "2", "2"]
