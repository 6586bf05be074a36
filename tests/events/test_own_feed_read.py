"""The law of two directions: what our feed writes, our reader reads as the same dates."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from events.ical_in.read import read_calendar
from events.models import Closure, Occurrence
from tests.events.factories import make_event, make_partner
from tests.events.partner_calendar import dates
from tests.events.series import make_series

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)
# Half a year with both changes of the clock.
FIRST, LAST = "2026-09-05", "2027-04-25"


def in_table(partner) -> Counter:
    """Every date of a partner that takes place, with its end."""
    found = Counter()
    for one in Occurrence.objects.filter(series__organisation=partner).select_related("series"):
        if one.is_cancelled:
            continue
        if one.all_day:
            said = str(one.local_start.date()), str(one.local_end.date())
        else:
            said = str(one.start), str(one.end)
        found[said] += 1
    return inside(found)


def read_back(feed: bytes) -> Counter:
    """The same as our reader finds them in a feed."""
    found = read_calendar(feed, NOW, set())
    assert found.notes == () or {note.detail for note in found.notes if not note.skipped} == set()
    return inside(
        Counter(one for each in found.activities for one in dates(each, datetime(2027, 6, 1)))
    )


def inside(found: Counter) -> Counter:
    """Without the edges, where the feed and the table end on different days."""
    return Counter({one: times for one, times in found.items() if FIRST <= one[0] < LAST})


@pytest.mark.parametrize("seed", [101, 102])
def test_random_series_come_back_on_the_same_dates(site, seed):
    Closure.objects.create(
        site=site, name="Herfst", first_day=date(2026, 10, 17), last_day=date(2026, 10, 25)
    )
    with time_machine.travel(NOW, tick=False):
        partner = make_partner(site)
        make_series(site, 100, NOW, seed=seed, organisation=partner)
        feed = Client().get(f"/agenda/agenda.ics?partner={partner.slug}").content
    table = in_table(partner)
    assert table.total() > 1_000
    assert read_back(feed) == table


def test_words_and_place_come_back(site):
    with time_machine.travel(NOW, tick=False):
        make_event(site, "2026-09-08 17:00", introduction="Soep, brood; en <liefde>.")
        feed = Client().get("/agenda/agenda.ics").content
    (activity,) = read_calendar(feed, NOW, set()).activities
    assert activity.title == "Soep op maandag"
    assert activity.text.startswith("Soep, brood; en <liefde>.\n")
    assert activity.url.startswith("http://")


def test_our_own_feed_brings_nothing(site):
    with time_machine.travel(NOW, tick=False):
        make_event(site, "2026-09-08 17:00")
        feed = Client().get("/agenda/agenda.ics").content
    found = read_calendar(feed, NOW, {"localhost"})
    assert (found.activities, found.seen) == ((), 1)
