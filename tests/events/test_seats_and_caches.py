"""Who joins changes the number of seats on the page, and not one byte of what calendars follow."""

import re

import pytest
from django.core.cache import cache
from icalendar import Calendar

from events.models import AgendaVersion, Series
from tests.conftest import assert_sessionless
from tests.events.joining import cooking, sign_up

pytestmark = pytest.mark.django_db
PAGE = "/agenda/soep-op-maandag/2030-03-04/"
FEEDS = (
    "/agenda/agenda.ics", "/agenda/soep-op-maandag/event.ics",
    "/agenda/soep-op-maandag/2030-03-04.ics",
)  # fmt: skip


def feeds(client) -> list[tuple]:
    found = []
    for path in FEEDS:
        answer = client.get(path)
        numbers = [int(e["SEQUENCE"]) for e in Calendar.from_ical(answer.content).walk("VEVENT")]
        found.append((answer["ETag"], answer.content, numbers))
    return found


def test_feeds_stay_the_same_when_somebody_joins_waits_and_leaves(site, client):
    series, date = cooking(site, seats=1, start="2030-03-04 17:00")
    before, version = feeds(client), AgendaVersion.objects.of(site)
    sign_up(series, date, "Ans")
    sign_up(series, date, "Bep")
    cache.clear()  # made anew, not only kept
    assert feeds(client) == before
    assert AgendaVersion.objects.of(site) == version
    assert Series.objects.get().sequence == 0
    text = b"".join(content for _etag, content, _numbers in before)
    assert b"Ans" not in text
    assert b"ATTENDEE" not in text


def test_the_page_follows_within_a_minute(site, client):
    series, date = cooking(site, seats=2, start="2030-03-04 17:00")
    first = client.get(PAGE)
    assert "Nog 2 plekken" in first.content.decode() or "nog 2 plekken" in first.content.decode()
    assert_sessionless(first)
    kept = re.search(r"s-maxage=(\d+)", first["Cache-Control"])
    assert kept
    assert int(kept.group(1)) <= 60
    assert "max-age=0" in first["Cache-Control"]
    sign_up(series, date, "Ans")
    again = client.get(PAGE, headers={"if-none-match": first.headers.get("ETag", '"x"')})
    assert again.status_code == 200
    assert "nog 1 plek" in again.content.decode().lower()
    assert "Ans" not in again.content.decode()
