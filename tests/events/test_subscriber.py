"""Somebody follows our agenda with programs of others: vdirsyncer fetches, khal shows."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from events.actions.change_date import cancel_date, move_date, restore_date
from events.actions.continue_series import continue_series
from events.actions.personal_feed import follow, renew_feed
from events.models import EventPage, Occurrence
from neighbourhoods.models import NeighbourhoodHost, NeighbourhoodSettings
from tests.events.factories import make_event

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
# A quarter with the change of the clock in it: 29 March 2026.
FIRST, LAST = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
PLACES = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


class Subscriber:
    """A folder of calendar files that vdirsyncer keeps the same as one of our addresses."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.calendar = folder / "calendar"
        self.calendar.mkdir(parents=True)
        (folder / "vdirsyncer").write_text(
            f'[general]\nstatus_path = "{folder}/status/"\n\n'
            '[pair rosa]\na = "web"\nb = "here"\ncollections = null\n\n'
            f'[storage web]\ntype = "http"\nurl = "{url}"\n\n'
            f'[storage here]\ntype = "filesystem"\npath = "{self.calendar}"\nfileext = ".ics"\n'
        )
        (folder / "khal").write_text(
            f"[calendars]\n[[rosa]]\npath = {self.calendar}\nreadonly = True\n\n"
            f"[sqlite]\npath = {folder}/khal.db\n\n"
            "[locale]\nlocal_timezone = Europe/Amsterdam\ndefault_timezone = Europe/Amsterdam\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        )
        self._run("vdirsyncer", "discover", "rosa")

    def sync(self) -> list[tuple[str, str]]:
        """Fetch, and tell what the calendar shows: title and start on the clock of each date."""
        self._run("vdirsyncer", "sync", "--force-delete")
        days = str((LAST - FIRST).days)
        asked = [word for name in ("title", "start-long", "uid") for word in ("--json", name)]
        shown = self._run("khal", "list", *asked, FIRST.date().isoformat(), f"{days}d")
        # A line per day: what lasts two days is read twice, what stands there twice has two UIDs.
        rows = {
            (row["title"], row["start-long"], row["uid"])
            for line in shown.splitlines()
            for row in json.loads(line)
        }
        return sorted((title, start) for title, start, _uid in rows)

    def _run(self, program: str, *words: str) -> str:
        found = shutil.which(program, path=PLACES)
        if found is None:
            pytest.skip(f"there is no {program} here: it is in requirements/dev.txt")
        config = ["--config", str(self.folder / program)]
        done = subprocess.run(
            [found, *config, *words],
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": PLACES, "HOME": str(self.folder), "LANG": "C.UTF-8"},
        )
        assert done.returncode == 0, (
            f"{program} {words}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
        )
        return done.stdout


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def root(site, live_server) -> str:
    """Our address, as the subscriber's machine reaches it."""
    settings = NeighbourhoodSettings.for_site(site)
    NeighbourhoodHost.objects.get_or_create(settings=settings, hostname="localhost")
    return live_server.url


def shown(site) -> list[tuple[str, str]]:
    """What our own agenda says of the quarter, as a calendar should."""
    dates = Occurrence.objects.of(site).filter(start__gte=FIRST, start__lt=LAST)
    titles = dict(EventPage.objects.live().values_list("translation_key", "title"))
    return sorted(
        (
            f"{'GEANNULEERD: ' if date.is_cancelled else ''}{titles[date.series_id]}",
            f"{date.local_start:%Y-%m-%d}"
            if date.all_day
            else f"{date.local_start:%Y-%m-%d %H:%M}",
        )
        for date in dates.select_related("series")
        if date.series_id in titles
    )


def date_of(page: EventPage, slug: str) -> Occurrence:
    dates = Occurrence.objects.select_related("series", "site")
    return dates.get(series_id=page.translation_key, slug=slug)


def republish(page: EventPage) -> None:
    page.save_revision().publish()
    page.refresh_from_db()


def test_a_subscriber_sees_what_our_agenda_says_through_its_whole_life(
    site, root, tmp_path, chief_editor
):
    coffee = make_event(site, "2026-03-03 10:00", "Koffie", rule="FREQ=WEEKLY;BYDAY=TU,TH")
    make_event(site, "2026-03-07 00:00", "Buurtfeest", all_day=True, length=timedelta(days=2))
    agenda = Subscriber(tmp_path / "agenda", f"{root}/agenda/agenda.ics")

    def agrees() -> list[tuple[str, str]]:
        found = agenda.sync()
        assert found == shown(site)
        return found

    assert ("Koffie", "2026-03-31 10:00") in agrees()
    soup = make_event(site, "2026-03-02 17:00", "Soep", rule="FREQ=WEEKLY;BYDAY=MO")
    alone = Subscriber(tmp_path / "alone", f"{root}/agenda/{soup.slug}/event.ics")
    assert ("Soep", "2026-03-30 17:00") in agrees()
    soup.title = "Soep en brood"
    republish(soup)
    assert ("Soep en brood", "2026-03-30 17:00") in agrees()
    move_date(
        date_of(soup, "2026-03-16"), datetime(2026, 3, 17, 20), timedelta(hours=1), "Zaal bezet",
        None, None, NOW,
    )  # fmt: skip
    found = agrees()
    assert ("Soep en brood", "2026-03-17 20:00") in found
    assert ("Soep en brood", "2026-03-16 17:00") not in found
    cancel_date(date_of(soup, "2026-03-23"), "Ziek", None, NOW)
    assert ("GEANNULEERD: Soep en brood", "2026-03-23 17:00") in agrees()
    restore_date(date_of(soup, "2026-03-23"), None, NOW)
    assert ("Soep en brood", "2026-03-23 17:00") in agrees()
    cancel_date(date_of(soup, "2026-03-23"), "Toch ziek", None, NOW)
    soup.slug = "soep-en-brood"
    republish(soup)
    agrees()
    assert len(alone.sync()) == 13
    draft = continue_series(date_of(soup, "2026-04-13"), chief_editor)
    agrees()
    later = draft.get_latest_revision_as_object()
    later.title, later.start_local = "Soep, nu later", datetime(2026, 4, 13, 19)
    republish(later)
    found = agrees()
    assert ("Soep en brood", "2026-04-06 17:00") in found
    assert ("Soep, nu later", "2026-04-13 19:00") in found
    assert ("GEANNULEERD: Soep en brood", "2026-03-23 17:00") in found
    starts = sorted(start for _title, start in alone.sync())
    assert ("2026-04-06 17:00" in starts, starts[-1]) == (True, "2026-05-25 19:00")
    later.unpublish()
    assert not [row for row in agrees() if "nu later" in row[0]]
    soup.refresh_from_db()
    soup.delete()
    assert not [row for row in agrees() if "Soep" in row[0]]
    assert alone.sync() == []
    coffee.refresh_from_db()
    assert ("Koffie", "2026-05-28 10:00") in agrees()


def test_a_personal_calendar_follows_what_somebody_keeps(site, root, tmp_path, resident):
    soup = make_event(site, "2026-03-02 17:00", "Soep", rule="FREQ=WEEKLY;BYDAY=MO;COUNT=3")
    make_event(site, "2026-03-05 10:00", "Bingo")
    token = renew_feed(resident, site, None)
    mine = Subscriber(tmp_path / "mine", f"{root}/agenda/mijn/{token}.ics")
    assert mine.sync() == []
    follow(resident, site, soup.translation_key)
    assert [start[:10] for _title, start in mine.sync()] == [
        "2026-03-02", "2026-03-09", "2026-03-16",
    ]  # fmt: skip
