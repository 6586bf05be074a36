"""What is still on today reaches rooms that may not look into the agenda."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from chat.actions.open_living_room import living_room
from tests.events.factories import make_event, make_place

pytestmark = pytest.mark.django_db


def test_the_living_room_names_what_is_on_today_until_it_is_over(site):
    make_event(site, "2026-03-02 17:00", "Soep op maandag", place=make_place(site))
    make_event(site, "2026-03-03 17:00", "Dinsdagkoor", place=make_place(site, "De zaal"))
    living_room(site)
    with time_machine.travel(datetime(2026, 3, 2, 8, tzinfo=UTC), tick=False):
        page = Client().get("/huiskamer/").content.decode()
    assert "Soep op maandag</a>" in page
    assert "17.00" in page
    assert "Buurthuis Rosa" in page
    assert "Dinsdagkoor" not in page
    with time_machine.travel(datetime(2026, 3, 2, 20, tzinfo=UTC), tick=False):
        assert "Soep op maandag" not in Client().get("/huiskamer/").content.decode()
