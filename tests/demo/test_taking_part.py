"""In the demo one date and one whole series are full, with a queue to look at."""

import pytest
from django.utils import timezone

from events.models import Joining, Series, State
from events.seats import coming_dates, free_seats

pytestmark = pytest.mark.usefixtures("demo_db")


@pytest.mark.parametrize("joining", [Joining.DATES, Joining.SERIES])
def test_it_is_full_and_somebody_waits(joining):
    series = Series.objects.get(joining=joining)
    now = timezone.now()
    date = coming_dates(series, now).first() if joining == Joining.DATES else None
    assert free_seats(series, date, now) == 0
    assert series.participations.filter(state=State.WAITING).exists()
    assert not series.participations.filter(state=State.OFFERED).exists()
