"""The law of the agenda: every calendar program shows what our page shows."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events
import time_machine
from django.test import Client

from events.local_time import start_of
from events.models import Closure, Occurrence
from tests.events.factories import make_partner
from tests.events.series import make_series

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)
# Half a year with both changes of the clock: 25 October 2026 and 28 March 2027.
FIRST, LAST = datetime(2026, 9, 1, tzinfo=UTC), datetime(2027, 5, 1, tzinfo=UTC)
CLOCK_CHANGES = [
    (date(2026, 10, 20), date(2026, 11, 1)),
    (date(2027, 3, 22), date(2027, 4, 4)),
]
PARTNERS, EACH = 10, 100


@pytest.fixture
def thousand(site):
    """A thousand activities of ten partners, with holidays, and the feed of each partner."""
    Closure.objects.create(
        site=site, name="Herfst", first_day=date(2026, 10, 17), last_day=date(2026, 10, 25)
    )
    Closure.objects.create(
        site=site, name="Kerst", first_day=date(2026, 12, 19), last_day=date(2027, 1, 3)
    )
    with time_machine.travel(NOW, tick=False):
        feeds = []
        for number in range(PARTNERS):
            partner = make_partner(site, f"Partner {number}")
            make_series(site, EACH, NOW, seed=number, organisation=partner)
            feeds.append(Client().get(f"/agenda/agenda.ics?partner={partner.slug}").content)
        yield feeds


def dates() -> Iterator[tuple]:
    """What the table says of each date: UID, start, end, status."""
    found = Occurrence.objects.filter(start__lt=LAST, end__gt=FIRST).select_related("series")
    for one in found:
        yield (
            f"{one.series_id}@localhost",
            stamp(one.local_start.date() if one.all_day else one.start),
            stamp(one.local_end.date() if one.all_day else one.end),
            "CANCELLED" if one.is_cancelled else "CONFIRMED",
        )


def stamp(value) -> str | int:
    """A whole day as its date, a moment as seconds UTC."""
    return int(value.timestamp()) if isinstance(value, datetime) else value.isoformat()


def by_python(feed: bytes) -> set:
    """What icalendar and recurring-ical-events make of a feed."""
    calendar = icalendar.Calendar.from_ical(feed)
    found = recurring_ical_events.of(calendar).between(FIRST, LAST)
    return {
        (str(e["UID"]), stamp(e["DTSTART"].dt), stamp(e["DTEND"].dt), str(e["STATUS"]))
        for e in found
    }


def by_ical_js(feeds: list[bytes], folder: Path) -> list[set]:
    """What ical.js makes of them."""
    if not shutil.which("node") or not (ROOT / "node_modules" / "ical.js").exists():
        pytest.skip("there is no node with ical.js here")
    files = []
    for number, feed in enumerate(feeds):
        files.append(folder / f"{number}.ics")
        files[-1].write_bytes(feed)
    command = ["node", "tests/events/ical_starts.mjs", str(stamp(FIRST)), str(stamp(LAST))]
    done = subprocess.run(
        [*command, *map(str, files)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [{tuple(row[:4]) for row in found} for found in json.loads(done.stdout)]


def test_a_thousand_series_start_at_the_same_moments_everywhere(thousand, tmp_path, client):
    table = set(dates())
    assert len(table) > 15_000
    assert all(len(feed) < 900_000 for feed in thousand)
    python = set().union(*map(by_python, thousand))
    assert inside(python) ^ inside(table) == set()
    script = set().union(*by_ical_js(thousand, tmp_path))
    assert inside(script) ^ inside(table) == set()
    with time_machine.travel(NOW, tick=False):
        for days in CLOCK_CHANGES:
            page = starts_on_the_page(client, *days)
            assert len(page) > 500
            assert page == starts_within(list(dates()), *days)
            # A date that moved onto another one of its series is one row in a set.
            assert set(page) == set(starts_within(python, *days))
            assert set(page) == set(starts_within(script, *days))


def inside(rows: set) -> set:
    """Without the edges of the half year, where a whole day and a moment compare differently."""
    days = ("2026-09-05", "2027-04-25")
    moments = [stamp(datetime.fromisoformat(day).replace(tzinfo=UTC)) for day in days]
    low, high = days, moments
    return {
        row
        for row in rows
        if (low[0] <= row[1] <= low[1] if isinstance(row[1], str) else high[0] <= row[1] <= high[1])
    }


def starts_on_the_page(client, first: date, last: date) -> list[str | int]:
    """Every start that the agenda lists from `first` to `last`, page after page."""
    starts, number = [], 1
    while True:
        html = client.get(f"/agenda/?van={first}&tot={last}&pagina={number}").content.decode()
        starts += re.findall(r'<time class="activity__time[^"]*" datetime="([^"]+)"', html)
        if 'rel="next"' not in html:
            break
        number += 1
    read = [
        datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text) for text in starts
    ]
    assert all(moment.tzinfo for moment in read if isinstance(moment, datetime))
    # What began before `first` and still goes on stands on the page too.
    return sorted((stamp(m) for m in read if stamp(m) >= edge(m, first)), key=str)


def edge(moment: date, day: date) -> str | int:
    """The beginning of `day`, to compare with the stamp of `moment`."""
    return stamp(start_of(day)) if isinstance(moment, datetime) else stamp(day)


def starts_within(rows: Iterable[tuple], first: date, last: date) -> list[str | int]:
    """The starts among what a program made of the feeds, on the days `first` to `last`."""
    low, high = stamp(start_of(first)), stamp(start_of(last + timedelta(days=1)))
    return sorted(
        (
            start
            for _uid, start, _end, _status in rows
            if (
                stamp(first) <= start <= stamp(last)
                if isinstance(start, str)
                else low <= start < high
            )
        ),
        key=str,
    )
