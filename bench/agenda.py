"""The agenda with thousands of series beside a hundred, and beside expanding the rules for every reader.

Month page and feed are asked as a browser asks them; counted is processor time, the median of some rounds,
on SQLite. "Expanding" is recurring-ical-events on the same series, read before the clock starts.
`ROSA_BENCH_SERIES` sets another number than 5,000.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

SMALL = 100
LARGE = int(os.environ.get("ROSA_BENCH_SERIES", "5000"))
ROUNDS = 9
SAVES = 10
FIRST = datetime.fromisoformat("2026-11-01T09:00")  # on the clock
MONTH = (date(2026, 12, 1), date(2027, 1, 1))
RULES = ["FREQ=DAILY", *["FREQ=WEEKLY;BYDAY=MO"] * 8, "FREQ=MONTHLY;BYDAY=-1SU"]


def main() -> None:
    """Fill an agenda, ask it, and print the ratios."""
    from tests.servers import ROOT, environment, manage

    found = []
    for number in (SMALL, LARGE):
        with tempfile.TemporaryDirectory(prefix="rosa-bench-") as folder:
            extra = {
                "DJANGO_SETTINGS_MODULE": "cms.settings.test",
                "DATABASE_URL": "",
                "REDIS_URL": "",
            }
            manage(Path(folder), "migrate", "--verbosity=0", **extra)
            done = subprocess.run(
                [sys.executable, "-m", "bench.agenda", str(number)], cwd=ROOT, check=False,
                env=environment(Path(folder), **extra), capture_output=True, text=True,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
            found.append(json.loads(done.stdout.splitlines()[-1]))
    small, large = found
    for each, number in zip(found, (SMALL, LARGE), strict=True):
        print(
            f"  {number} series, {each['dates']} dates: month page {each['month']:.1f} ms,"
            f" expanding its month {each['expand']:.0f} ms ({each['expand'] / each['month']:.1f} x);"
            f" feed made in {each['feed']:.0f} ms, 304 in {each['same']:.1f} ms"
            f" ({each['feed'] / each['same']:.0f} x); a daily series saved in {each['save']:.0f} ms",
            flush=True,
        )
    print(f"  the month page at {LARGE}: {large['month'] / small['month']:.2f} x that at {SMALL}")


def measure(number: int) -> dict[str, float]:
    """Milliseconds of each question, in an agenda with so many series."""
    import recurring_ical_events
    from django.core.cache import cache
    from django.test import Client
    from icalendar import Calendar
    from wagtail.models import Locale, Page

    from events.models import EventPage, Occurrence
    from home.actions.create_neighbourhood import Plan, create_neighbourhood

    Locale.objects.get_or_create(language_code="nl")
    site = create_neighbourhood(
        Plan(hostname="localhost", name="Lombok", centre_name="Rosa", is_default=True)
    )
    now = datetime.fromisoformat("2026-11-28T12:00+01:00")
    pages = fill(site, number, now)
    calendar = Calendar.from_ical(as_calendar(pages))
    browser = Client(headers={"host": "localhost"})
    month = f"/agenda/?weergave=maand&datum={MONTH[0]}"

    def ask(address: str, **headers: str) -> str:
        answer = browser.get(address, headers=headers)
        assert answer.status_code in {200, 304}, answer.status_code
        return answer.headers["ETag"] if address.endswith(".ics") else ""

    def make_feed() -> None:
        cache.clear()
        ask("/agenda/agenda.ics")

    ask(month)
    etag = ask("/agenda/agenda.ics")
    daily = EventPage.objects.filter(pk=pages[0].pk).get()
    assert daily.rule == "FREQ=DAILY"
    saves = []
    for length in range(SAVES):
        daily.length = timedelta(minutes=60 + length)
        begin = time.perf_counter()
        daily.save_revision().publish()
        saves.append(time.perf_counter() - begin)
    etag = ask("/agenda/agenda.ics")
    assert Page.objects.filter(pk=daily.pk, live=True).exists()
    return {
        "dates": Occurrence.objects.count(),
        "month": cost(lambda: ask(month)),
        "expand": cost(lambda: recurring_ical_events.of(calendar).between(*MONTH)),
        "feed": cost(make_feed),
        "same": cost(lambda: ask("/agenda/agenda.ics", **{"If-None-Match": etag})),
        "save": statistics.median(saves) * 1000,
    }


def cost(work: Callable[[], object]) -> float:
    """Milliseconds of processor time; the first round is only to warm up."""
    spent = []
    for _round in range(ROUNDS + 1):
        begin = time.process_time()
        work()
        spent.append((time.process_time() - begin) * 1000)
    return statistics.median(spent[1:])


def fill(site, number: int, now: datetime) -> list:
    """So many published series, of which one in ten is daily and one in ten monthly."""
    from events.actions.build_series import build_series
    from events.models import EventPage
    from tests.events.factories import index_of
    from tests.events.series import plant

    pages = [
        EventPage(
            title=f"Activiteit {n}", slug=f"activiteit-{n}", introduction="Kom erbij.",
            start_local=FIRST + timedelta(days=n % 28, hours=n % 12), rule=RULES[n % len(RULES)],
        )
        for n in range(number)
    ]  # fmt: skip
    plant(index_of(site), pages)
    for page in pages:
        build_series(page.translation_key, now)
    return pages


def as_calendar(pages: list) -> str:
    """The same series as one calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rosa//Bench//NL"]
    for page in pages:
        start = page.start_local
        lines += [
            "BEGIN:VEVENT",
            f"UID:{page.translation_key}@localhost",
            "DTSTAMP:20261128T110000Z",
            f"DTSTART;TZID=Europe/Amsterdam:{start:%Y%m%dT%H%M%S}",
            f"DTEND;TZID=Europe/Amsterdam:{start + page.length:%Y%m%dT%H%M%S}",
            f"RRULE:{page.rule}",
            f"SUMMARY:{page.title}",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(measure(int(sys.argv[1]))))
