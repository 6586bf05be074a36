"""In the demo one date and one whole series are full, with a queue to look at; another has room."""

import pytest
from django.utils import timezone

from events.models import Joining, Series, State
from events.seats import coming_dates, free_seats

pytestmark = pytest.mark.usefixtures("demo_db")


def free_in_each(joining: Joining, now) -> dict[int | None, Series]:
    """Activities that one joins in this way, by how many seats are free."""
    found = {}
    for series in Series.objects.filter(joining=joining):
        date = coming_dates(series, now).first() if joining == Joining.DATES else None
        found[free_seats(series, date, now)] = series
    return found


@pytest.mark.parametrize("joining", [Joining.DATES, Joining.SERIES])
def test_one_is_full_and_somebody_waits(joining):
    series = free_in_each(joining, timezone.now())[0]
    assert series.participations.filter(state=State.WAITING).exists()
    assert not series.participations.filter(state=State.OFFERED).exists()


def test_another_has_room():
    assert max(free_in_each(Joining.DATES, timezone.now())) > 0
