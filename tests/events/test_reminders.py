"""The day before, who comes hears when and where: once, at a decent hour, and never a wrong "tomorrow"."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.core import mail
from django.db import connection, connections

from events.actions.change_date import cancel_date, move_date
from events.actions.remind import remind
from events.models import State, Told
from events.tasks import remind_who_comes
from neighbourhoods.periodic import JOBS
from people.actions.deliver_mail import deliver_mail
from people.models import OutgoingMail
from tests.events.factories import make_event, make_place
from tests.events.parties import date_of, party

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)  # 09.30 on the clock
DATE = "2026-03-03"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def soup(site):
    return make_event(
        site, "2026-03-03 14:00", "Soep", rule="FREQ=WEEKLY;BYDAY=TU;COUNT=4", joining="dates",
        place=make_place(site),
    )  # fmt: skip


@pytest.fixture
def reminded(clock, django_capture_on_commit_callbacks):
    """Run the job at a moment, and see which mails it sent."""

    def at(moment: datetime) -> list[mail.EmailMessage]:
        clock.move_to(moment)
        already = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            remind_who_comes(moment)
        return mail.outbox[already:]

    return at


def test_the_day_before_with_when_and_where(soup, resident, reminded):
    party(soup, DATE, person=resident, guests=2)
    (message,) = reminded(MORNING)
    assert message.subject == "Morgen: Soep"
    assert "Morgen, di 3 maart, 14.00–15.30 uur" in message.body
    assert "Buurthuis Rosa, Kanaalstraat 123, Utrecht" in message.body
    assert "Je neemt 2 anderen mee." in message.body
    assert "/mijn/activiteiten/" in message.body


def test_once_however_often_the_job_runs(soup, reminded):
    party(soup, DATE, name="Ali", email="ali@x.example")
    assert len(reminded(MORNING)) == 1
    for later in (0, 15, 300):
        assert not reminded(MORNING + timedelta(minutes=later))
    assert not reminded(datetime(2026, 3, 3, 9, tzinfo=UTC))
    assert JOBS["events.tasks.remind_who_comes"].every == timedelta(minutes=15)


@pytest.mark.parametrize("hour", [0, 6, 7, 19, 22])  # UTC, an hour behind the clock
def test_never_at_night(soup, reminded, hour):
    party(soup, DATE, name="Ali", email="ali@x.example")
    assert not reminded(datetime(2026, 3, 2, hour, 59, tzinfo=UTC))


def test_after_a_night_of_silence_it_says_today(soup, reminded):
    party(soup, DATE, name="Ali", email="ali@x.example", language="nl")
    (message,) = reminded(datetime(2026, 3, 3, 9, tzinfo=UTC))
    assert message.subject == "Vandaag: Soep"
    assert "Vandaag, di 3 maart, 14.00–15.30 uur" in message.body
    assert "orgen" not in message.body


def test_not_once_it_began(soup, reminded):
    party(soup, DATE, name="Ali", email="ali@x.example")
    assert not reminded(datetime(2026, 3, 3, 13, tzinfo=UTC))


def test_a_letter_that_hangs_in_the_post_past_midnight_is_not_sent(soup, clock, reminded):
    party(soup, DATE, name="Ali", email="ali@x.example")
    clock.move_to(MORNING)
    remind(MORNING)
    letter = OutgoingMail.objects.get()
    assert letter.expires == datetime(2026, 3, 2, 23, tzinfo=UTC)
    deliver_mail(letter.pk, datetime(2026, 3, 3, 6, tzinfo=UTC))
    assert not mail.outbox


def test_true_after_a_move_and_again_for_another_day(soup, reminded):
    party(soup, DATE, name="Ali", email="ali@x.example")
    move_date(
        date_of(soup, DATE), datetime(2026, 3, 3, 16), timedelta(hours=1), "", None, None, MORNING
    )
    (message,) = [m for m in reminded(MORNING) if m.subject == "Morgen: Soep"]
    assert "16.00–17.00 uur" in message.body
    late = datetime(2026, 3, 2, 15, tzinfo=UTC)
    move_date(
        date_of(soup, DATE), datetime(2026, 3, 4, 16), timedelta(hours=1), "", None, None, late
    )
    assert not [m for m in reminded(late) if m.subject == "Morgen: Soep"]
    (message,) = reminded(MORNING + timedelta(days=1))
    assert "Morgen, wo 4 maart, 16.00–17.00 uur" in message.body


@pytest.mark.parametrize("state", [State.WAITING, State.LEFT])
def test_only_who_comes(soup, reminded, state):
    party(soup, DATE, name="Ali", email="ali@x.example", state=state)
    assert not reminded(MORNING)


def test_not_for_a_cancelled_orphaned_or_withdrawn_date(soup, site, reminded):
    for name in ("Dans", "Zang", "Spel"):
        page = make_event(site, "2026-03-03 15:00", name, joining="dates")
        party(page, DATE, name=name, email=f"{name}@x.example")
        if name == "Dans":
            cancel_date(date_of(page, DATE), "Ziek", None, MORNING)
        elif name == "Zang":
            page.unpublish()
        else:
            page.start_local = datetime(2026, 3, 10, 15)
            page.save_revision().publish()
    assert not [m for m in reminded(MORNING) if m.subject.startswith("Morgen")]


def test_several_things_tomorrow_are_one_mail(soup, site, resident, reminded):
    lessons = make_event(
        site, "2026-03-03 10:00", "Fietsles", rule="FREQ=WEEKLY;BYDAY=TU;COUNT=4", joining="series"
    )
    party(soup, DATE, person=resident)
    party(lessons, person=resident)
    (message,) = reminded(MORNING)
    assert message.subject == "Morgen: Fietsles, Soep"
    assert message.body.index("10.00–11.30 uur") < message.body.index("14.00–15.30 uur")
    assert not reminded(MORNING)
    (message,) = reminded(MORNING + timedelta(days=7))
    assert message.subject == "Morgen: Fietsles", "the whole series: every time"


def test_neighbourhoods_stay_apart(soup, other_site, reminded):
    theirs = make_event(other_site, "2026-03-03 14:00", "Yoga", joining="dates")
    party(soup, DATE, name="Ali", email="ali@x.example")
    party(theirs, DATE, name="Ali", email="ali@x.example")
    assert {m.subject for m in reminded(MORNING)} == {"Morgen: Soep", "Morgen: Yoga"}


def test_who_signed_up_after_the_round_needs_none(soup, reminded):
    party(soup, DATE, name="Ali", email="ali@x.example", asked_at=MORNING)
    assert not reminded(MORNING + timedelta(minutes=15))


def test_in_the_language_of_the_reader(soup, reminded):
    party(soup, DATE, name="Fatma", email="fatma@x.example", language="tr")
    (message,) = reminded(MORNING)
    assert message.subject == "Yarın: Soep"


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_remind_once(site, clock):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time, so nothing happens at once")
    soup = make_event(site, "2026-03-03 14:00", "Soep", joining="dates")
    for number in range(10):
        party(soup, DATE, name="Ali", email=f"ali{number}@x.example")
    clock.move_to(MORNING)
    start, sent = Barrier(4), []

    def work() -> None:
        start.wait(10)
        try:
            sent.append(remind(MORNING))
        finally:
            connections.close_all()

    threads = [Thread(target=work) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sum(sent) == 10
    assert Told.objects.count() == 10
    assert len(mail.outbox) == 10
