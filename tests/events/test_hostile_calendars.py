"""Calendars made to hurt: each ends in activities or a refusal in words, in bounded time and memory."""

import gc
import random
from datetime import timedelta

import pytest

from events.ical_in import apart
from events.ical_in.read import read_apart, read_calendar
from events.ical_in.refusals import REASONS, Refused
from events.ical_in.source import Reading, Unreadable, Why
from tests.events.partner_calendar import NOW, TUESDAY, UNTIL_HALF_PAST, calendar, event, one, whys

WEEKLY = (TUESDAY, UNTIL_HALF_PAST, "RRULE:FREQ=WEEKLY")
GOOD = event(uid="goed@partner.example", title="Goed")
BIG = b"x" * 20_000_000


def survive(*events: str, head: str = "") -> Reading:
    """What comes of a calendar with one good event among others, read in a process of its own."""
    found = read_apart(calendar(*events, GOOD, head=head), NOW, set())
    assert "Goed" in [activity.title for activity in found.activities]
    return found


def test_a_reading_leaves_its_process_as_it_was_made():
    data = calendar(
        event(*WEEKLY, "EXDATE:20260915T080000Z", "RDATE:20260911T080000Z", "CATEGORIES:a,b"),
        event("RECURRENCE-ID:20260922T080000Z", "DTSTART:20260922T100000Z", "DURATION:PT2H"),
        event("RECURRENCE-ID:20260929T080000Z", "STATUS:CANCELLED"),
        event("DTSTART;VALUE=DATE:20260908", uid="dag", title="Dag \u00e9"),
        event("RRULE:FREQ=WEEKLY", uid="stuk"),
        event(*WEEKLY[:2], "RRULE:FREQ=SECONDLY", uid="tik"),
        head="X-WR-CALNAME:Br\u00fcg",
    )
    found = read_apart(data, NOW, {"rosa.example"})
    assert found == read_calendar(data, NOW, {"rosa.example"})
    assert len(found.activities) == 2
    assert len(found.notes) == 2


@pytest.mark.parametrize(
    ("data", "why"), [(b"", "empty"), (b"<html>", "web_page"), (BIG, "too_large")]
)
def test_a_refusal_comes_out_in_words(data, why):
    with pytest.raises(Unreadable) as error:
        read_apart(data, NOW, set())
    assert str(error.value.reason) == str(REASONS[why])


@pytest.fixture
def worker(tmp_path, monkeypatch):
    """Put other lines in the place of reading, in the same bounded process."""

    def put(lines: str) -> None:
        real = apart.WORKER.read_text()
        script = tmp_path / "worker.py"
        body = real.replace("body = pack(read_calendar(", f"{lines}\n        body = pack((")
        assert body != real
        root = str(apart.WORKER.parents[2])
        script.write_text(body.replace("str(Path(__file__).parents[2])", repr(root)))
        monkeypatch.setattr(apart, "WORKER", script)

    return put


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("while True: pass", "too_slow"),
        ("data = data * 10**9", "too_much"),
        ("kept = [bytes(10**9), bytes(10**9)]", "too_much"),
        ("deep = lambda: deep(); deep()", "too_much"),
        ("os.abort()", "too_much"),
        ("os._exit(0)", "crashed"),
        ("raise ValueError", "crashed"),
        ("sys.stdout.write('nonsense'); sys.stdout.flush(); os._exit(0)", "crashed"),
    ],
)
def test_a_reader_that_spins_eats_or_breaks_is_ended_and_said_to_be(worker, lines, why):
    worker(lines)
    with pytest.raises(Refused) as error:
        read_apart(calendar(GOOD), NOW, set(), seconds=2)
    assert error.value.key == why


def test_a_reader_that_waits_for_ever_is_ended_too(worker):
    worker("import time; time.sleep(600)")
    with pytest.raises(Refused) as error:
        read_apart(calendar(GOOD), NOW, set(), wall_seconds=1)
    assert error.value.key == "too_slow"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY;COUNT=99999999", "FREQ=DAILY;INTERVAL=0",
        "FREQ=YEARLY;INTERVAL=0;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=31", "FREQ=DAILY;COUNT=1000000000",
        "FREQ=DAILY;BYSETPOS=366", "FREQ=YEARLY;BYWEEKNO=99", "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1",
        "FREQ=YEARLY;BYDAY=1MO;BYMONTHDAY=30;BYMONTH=1", "FREQ=MONTHLY;INTERVAL=98;BYMONTH=2",
        "FREQ=WEEKLY;" + "BYDAY=" + ",".join(["MO"] * 100_000),
        "FREQ=DAILY;" * 10_000, ";" * 100_000, "=" * 100_000,
    ],
)  # fmt: skip
def test_a_rule_that_never_ends_or_never_comes_costs_only_its_activity(rule):
    found = survive(*(event(*WEEKLY[:2], f"RRULE:{rule}", uid=f"{n}") for n in range(5)))
    assert len(found.activities) == 1
    assert {note.why for note in found.notes} == {Why.RULE}


def test_a_rule_that_comes_once_in_a_lifetime_is_known():
    leap = one(
        event("DTSTART;VALUE=DATE:20280229", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=TU")
    )
    assert leap.rule


def test_a_hundred_thousand_dates_left_out_cost_only_their_activity():
    days = ",".join(["20260915T080000Z"] * 100_000)
    found = survive(event(*WEEKLY, f"EXDATE:{days}"))
    assert whys(found) == [(Why.TOO_MANY, "Soep", True)]
    lines = ["EXDATE:20260915T080000Z"] * 100_000
    assert whys(survive(event(*WEEKLY, *lines))) == [(Why.TOO_MANY, "Soep", True)]
    lines = ["RDATE:20260915T080000Z"] * 100_000
    assert whys(survive(event(*WEEKLY, *lines))) == [(Why.TOO_MANY, "Soep", True)]


def test_more_activities_than_we_take_are_counted():
    short = "BEGIN:VEVENT\r\nUID:{}\r\nDTSTART:20270101\r\nEND:VEVENT".format
    data = calendar(GOOD, *(short(n) for n in range(60_000)))
    found = read_apart(data, NOW, set())
    assert len(found.activities) == 2_000
    assert found.activities[0].title == "Goed"
    assert [(n.why, n.detail) for n in found.notes] == [(Why.TOO_MANY, "58001")]
    assert found.seen == 60_001


def test_an_agenda_of_many_years_is_read_quickly_to_its_end():
    old = (
        event(f"DTSTART:2016{n % 12 + 1:02d}01T100000Z", "DURATION:PT1H", uid=f"{n}")
        for n in range(3_000)
    )
    older = (
        event("DTSTART:20160101T100000Z", "DTEND:20160101T110000Z", uid=f"x{n}")
        for n in range(20_000)
    )
    found = survive(*old, *older)
    assert [(note.why, note.detail) for note in found.notes] == [(Why.OVER, "23000")]


def test_notes_do_not_grow_without_end():
    found = survive(*(event("DTSTART:ooit", uid=f"{n}") for n in range(3_000)))
    assert len(found.notes) == 500


@pytest.mark.parametrize(
    "bad",
    [
        "BEGIN:X\r\n" * 200_000,
        "BEGIN:VEVENT\r\n" * 100_000,
        "BEGIN:VALARM\r\n" * 100_000 + "END:VALARM\r\n" * 100_000,
        "END:VEVENT\r\n" * 100_000,
        "END:VCALENDAR\r\n" * 1_000 + "BEGIN:VCALENDAR",
        "BEGIN:VTIMEZONE\r\nTZID:x\r\nBEGIN:STANDARD\r\n" * 10_000,
    ],
)
def test_nests_without_end_do_not_take_the_good_along(bad):
    survive(bad)


@pytest.mark.parametrize(
    "line",
    [
        "SUMMARY:" + "x" * 4_000_000,
        "DESCRIPTION:" + "<b>" * 1_000_000,
        "DESCRIPTION:" + "<a href=http://x " * 200_000,
        "DESCRIPTION:" + "<" * 2_000_000,
        "DESCRIPTION:" + "\\" * 2_000_000,
        "DESCRIPTION:" + "a\u0301\u0302\u0303\u0304\u0305\u0306" * 100_000,
        "X-ALT-DESC:" + "<div>" * 500_000,
        "CATEGORIES:" + "," * 1_000_000,
        "LOCATION" + ';X="' * 100_000 + ":x",
        "URL:https://" + "x." * 1_000_000,
        "ATTACH;ENCODING=BASE64:" + "A" * 4_000_000,
        "ATTENDEE:mailto:x@x\r\n" * 150_000,
    ],
)
def test_huge_lines_are_cut_or_passed_over(line):
    found = survive(event(*WEEKLY, line))
    assert len(found.activities) == 2
    assert all(len(activity.text) <= 5_000 for activity in found.activities)


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:99991231T235959Z", "DURATION:PT1H"),
        ("DTSTART:00010101T000000Z", "RRULE:FREQ=DAILY"),
        ("DTSTART;VALUE=DATE:99991231", "RRULE:FREQ=YEARLY"),
        (TUESDAY, "DURATION:P99999999999999999999D"),
        (TUESDAY, "DURATION:P999999W"),
        (TUESDAY, "RRULE:FREQ=DAILY;UNTIL=99991231T235959Z"),
        (TUESDAY, "RDATE:99991231T000000Z"),
        (TUESDAY, "EXDATE:00010101T000000Z", "RRULE:FREQ=DAILY"),
        (TUESDAY, "RECURRENCE-ID:99991231T000000Z"),
        (TUESDAY, "RECURRENCE-ID:kapot"),
        (TUESDAY, "SEQUENCE:" + "9" * 10_000),
        ("DTSTART;TZID=" + "x" * 50_000 + ":20260908T100000",),
        ("DTSTART;TZID=a\x00b/../..:20260908T100000",),
        ("DTSTART;TZID=\ud83d:20260908T100000".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),),
    ],
)  # fmt: skip
def test_odd_times_end_in_an_activity_or_a_note(lines):
    found = survive(event(*lines))
    assert len(found.activities) == 2 or found.notes


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=YEARLY;INTERVAL=0", "FREQ=YEARLY;BYDAY=9"])
def test_a_zone_that_never_ends_is_not_believed(rule):
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:z{0}\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
        "RRULE:{1}\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0117\r\nEND:STANDARD\r\nEND:VTIMEZONE"
    ).format
    events = [event(f"DTSTART;TZID=z{n}:20260908T100000", uid=f"{n}") for n in range(60)]
    found = survive(*(zone(n, rule) for n in range(60)), *events)
    assert len(found.activities) == 61
    assert {note.why for note in found.notes} == {Why.ZONE, Why.NO_LENGTH}


def test_noise_never_ends_in_an_error():
    chance = random.Random(5545)
    data = calendar(
        event(*WEEKLY, "EXDATE:20260915T080000Z", "DESCRIPTION:<b>Kom</b>"),
        event("RECURRENCE-ID:20260922T080000Z", "DTSTART:20260922T100000Z"),
        event("DTSTART;VALUE=DATE:20260908", "RDATE;VALUE=DATE:20260910", uid="dag"),
    )
    lines = data.split(b"\r\n")
    for _round in range(500):
        mixed = [*lines]
        for _time in range(chance.randint(1, 4)):
            at = chance.randrange(len(mixed))
            line = bytearray(mixed[at])
            kind = chance.random()
            if kind < 0.5 and line:
                line[chance.randrange(len(line))] = chance.randrange(256)
            elif kind < 0.7:
                line = line[: chance.randrange(len(line) + 1)]
            elif kind < 0.85:
                line = bytearray(chance.choice(lines))
            mixed[at] = bytes(line)
        try:
            found = read_calendar(b"\r\n".join(mixed), NOW, set())
        except Unreadable:
            continue
        assert found.seen >= len(found.activities) - 1
        assert all(activity.length > timedelta() for activity in found.activities)
    gc.collect()
