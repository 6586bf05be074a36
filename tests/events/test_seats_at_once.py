"""Many people press in the same moment: as many get a seat as there are, the others wait in order."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from events.actions.take_part import leave
from events.models import Participation, State
from events.seats import place_in_queue
from events.tasks import fill_free_seats
from tests.at_once import at_once, statuses
from tests.conftest import person
from tests.events.joining import cooking, sign_up

pytestmark = pytest.mark.django_db(transaction=True)
URL = "/agenda/soep-op-maandag/2030-03-04/meedoen/"


@pytest.fixture(autouse=True)
def _several_connections(db):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("SQLite in memory has one connection, so nothing happens at once")


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_twenty_press_for_the_last_three_seats(site, mailoutbox):
    series, _date = cooking(site, seats=3, start="2030-03-04 17:00")
    presses = [signed_in(person(site, f"buur{n}")) for n in range(20)]
    answers = at_once(*(lambda c=c: c.post(URL) for c in presses))
    assert statuses(answers) == [302] * 20
    parties = list(series.participations.all())
    assert [p.state for p in parties].count(State.CONFIRMED) == 3
    waiting = [p for p in parties if p.state == State.WAITING]
    assert [place_in_queue(p) for p in waiting] == list(range(1, 18))
    numbers = [re.search(r"nummer (\d+) op", mail.body) for mail in mailoutbox]
    assert sorted(int(n.group(1)) for n in numbers if n) == list(range(1, 18))
    assert len({mail.to[0] for mail in mailoutbox}) == 20, "each was told once where they stand"


def test_one_person_who_presses_five_times_has_one_seat(site, resident):
    series, _date = cooking(site, seats=3, start="2030-03-04 17:00")
    taps = [signed_in(resident) for _tap in range(5)]
    assert statuses(at_once(*(lambda c=c: c.post(URL) for c in taps))) == [302] * 5
    assert series.participations.get().state == State.CONFIRMED


def test_two_workers_offer_a_seat_once(site, mailoutbox):
    series, date = cooking(site, seats=1, start="2030-03-04 17:00")
    now = timezone.now()
    first = sign_up(series, date, "Ans", now=now)
    for name in ("Bep", "Cor", "Dirk"):
        sign_up(series, date, name, now=now)
    Participation.objects.filter(pk=first.pk).delete()
    before = len(mailoutbox)
    assert sorted(at_once(*[lambda: fill_free_seats(now)] * 2)) == [0, 1]
    assert [p.name for p in series.participations.filter(state=State.OFFERED)] == ["Bep"]
    assert len(mailoutbox) == before + 1

    later = now + timedelta(hours=24)
    assert sorted(at_once(*[lambda: fill_free_seats(later)] * 2)) == [0, 1]
    assert [p.name for p in series.participations.filter(state=State.OFFERED)] == ["Cor"]


def test_two_who_leave_make_two_offers_and_leaving_meets_the_worker(site):
    series, date = cooking(site, seats=2, start="2030-03-04 17:00")
    now = timezone.now()
    gone = [sign_up(series, date, name, now=now) for name in ("Ans", "Bep")]
    for name in ("Cor", "Dirk", "Els"):
        sign_up(series, date, name, now=now)
    at_once(lambda: leave(gone[0], now), lambda: leave(gone[1], now), lambda: fill_free_seats(now))
    offered = series.participations.filter(state=State.OFFERED)
    assert [p.name for p in offered] == ["Cor", "Dirk"]
