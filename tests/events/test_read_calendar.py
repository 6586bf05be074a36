"""Reading a partner's calendar: times, repetition and dates told apart, each as the source means."""

from datetime import timedelta

import pytest

from events.ical_in.source import Note, SourceChange, Why
from tests.events.partner_calendar import (
    TUESDAY,
    UNTIL_HALF_PAST,
    clock,
    event,
    one,
    read,
    whys,
)

HOUR = timedelta(hours=1)
WEEKLY = (TUESDAY, UNTIL_HALF_PAST, "RRULE:FREQ=WEEKLY;BYDAY=TU")
OUTLOOK_ZONE = """BEGIN:VTIMEZONE
TZID:(UTC+01:00) Amsterdam\\, Berlin
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def test_one_activity_comes_with_its_time_and_words():
    found = one(
        event(
            TUESDAY,
            UNTIL_HALF_PAST,
            "DESCRIPTION:Kom erbij\\nen neem een lepel mee\\; het is\\, zo gezegd\\, gezellig",
            "LOCATION:Kanaalstraat 1\\, Utrecht",
            "URL:https://partner.example/soep",
            "CATEGORIES:Eten,Buren\\, jong en oud",
            "CATEGORIES:Eten",
        )
    )
    assert (found.uid, found.title) == ("soep@partner.example", "Soep")
    assert (found.start, found.length) == (clock("2026-09-08 10:00"), HOUR * 1.5)
    assert (found.zone, found.rule, found.all_day) == ("Europe/Amsterdam", "", False)
    assert found.text == "Kom erbij\nen neem een lepel mee; het is, zo gezegd, gezellig"
    assert found.location == "Kanaalstraat 1, Utrecht"
    assert found.url == "https://partner.example/soep"
    assert found.categories == ("Eten", "Buren, jong en oud")
    assert found.last_end == clock("2026-09-08 11:30")


def test_a_calendar_says_its_name_and_how_many_activities_it_holds():
    found = read(event(), event(uid="b"), head="X-WR-CALNAME:Agenda van De Brug")
    assert (found.name, found.seen, len(found.activities)) == ("Agenda van De Brug", 2, 2)
    assert found.notes == ()
    assert read(event(), head="NAME:<b>Brug</b>").name == "Brug"


@pytest.mark.parametrize(
    ("lines", "start", "zone", "notes"),
    [
        (["DTSTART:20260908T100000Z"], "12:00", "Europe/Amsterdam", []),
        (["DTSTART;TZID=Europe/London:20260908T100000"], "11:00", "Europe/Amsterdam", []),
        (["DTSTART;TZID=Europe/Brussels:20260908T100000"], "10:00", "Europe/Amsterdam", []),
        (
            ["DTSTART;TZID=W. Europe Standard Time:20260908T100000"],
            "10:00",
            "Europe/Amsterdam",
            [],
        ),
        (["DTSTART;TZID=GMT Standard Time:20260908T100000"], "11:00", "Europe/Amsterdam", []),
        (
            ["DTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20260908T100000"],
            "11:00",
            "Europe/Amsterdam",
            [],
        ),
        (["DTSTART;TZID=Mars:20260908T100000"], "10:00", "Europe/Amsterdam", [Why.ZONE]),
        (["DTSTART;TZID=../../etc/x:20260908T100000"], "10:00", "Europe/Amsterdam", [Why.ZONE]),
        (["DTSTART:20260908T100000"], "10:00", "Europe/Amsterdam", [Why.FLOATING]),
        (["DTSTART;TZID=Europe/London:20260908T100000Z"], "12:00", "Europe/Amsterdam", []),
    ],
)
def test_a_start_is_read_on_the_clock_that_it_names(lines, start, zone, notes):
    found = read(event(*lines, "DURATION:PT1H"))
    (activity,) = found.activities
    assert (activity.start, activity.zone) == (clock(f"2026-09-08 {start}"), zone)
    assert [note.why for note in found.notes] == notes


def test_a_zone_that_the_calendar_describes_is_known_by_its_clock():
    lines = ('DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin":20260908T100000', "DURATION:PT1H")
    found = read(event(*lines), head=OUTLOOK_ZONE.replace("\\,", ","))
    assert found.notes == ()
    assert found.activities[0].zone == "Europe/Amsterdam"
    british = OUTLOOK_ZONE.replace("+0100", "+0000").replace("+0200", "+0100")
    assert one(event(*lines), head=british.replace("\\,", ",")).start == clock("2026-09-08 11:00")
    odd = OUTLOOK_ZONE.replace("+0100", "+0117").replace("\\,", ",")
    assert [note.why for note in read(event(*lines), head=odd).notes] == [Why.ZONE]


def test_a_calendar_s_own_zone_is_that_of_times_without():
    found = read(
        event("DTSTART:20260908T100000", "DURATION:PT1H"), head="X-WR-TIMEZONE:Europe/London"
    )
    assert (found.activities[0].start, found.notes) == (clock("2026-09-08 11:00"), ())


def test_a_repetition_in_utc_has_our_clock_only_when_the_calendar_says_so():
    lines = ("DTSTART:20260908T100000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY")
    found = one(event(*lines), head="X-WR-TIMEZONE:Europe/Amsterdam")
    assert (found.zone, found.start) == ("Europe/Amsterdam", clock("2026-09-08 12:00"))
    (note,) = read(event(*lines)).notes
    assert (note.why, note.skipped, note.detail) == (Why.ELSEWHERE, True, "UTC")


def test_an_hour_that_summer_time_skips_is_the_next():
    found = one(event("DTSTART;TZID=Europe/Amsterdam:20270328T023000", "DURATION:PT1H"))
    assert found.start == clock("2027-03-28 03:30")


@pytest.mark.parametrize(
    ("lines", "length", "all_day", "notes"),
    [
        (["DTSTART;VALUE=DATE:20260908"], timedelta(days=1), True, []),
        (["DTSTART:20260908"], timedelta(days=1), True, []),
        (["DTSTART;VALUE=DATE:20260908", "DTEND;VALUE=DATE:20260908"], timedelta(1), True, []),
        (["DTSTART;VALUE=DATE:20260908", "DTEND;VALUE=DATE:20260911"], timedelta(3), True, []),
        (["DTSTART;VALUE=DATE:20260908", "DURATION:P2D"], timedelta(days=2), True, []),
        ([TUESDAY, "DURATION:PT45M"], timedelta(minutes=45), False, []),
        ([TUESDAY, "DTEND:20260908T090000Z"], HOUR, False, []),
        ([TUESDAY], HOUR, False, [Why.NO_LENGTH]),
        ([TUESDAY, "DTEND;TZID=Europe/Amsterdam:20260908T090000"], HOUR, False, [Why.NO_LENGTH]),
        ([TUESDAY, "DTEND;TZID=Europe/Amsterdam:20260908T100000"], HOUR, False, [Why.NO_LENGTH]),
        ([TUESDAY, "DURATION:-PT1H"], HOUR, False, [Why.NO_LENGTH]),
        ([TUESDAY, "DURATION:lang"], HOUR, False, [Why.NO_LENGTH]),
        ([TUESDAY, "DTEND:99991231T000000Z"], HOUR, False, [Why.NO_LENGTH]),
        (
            ["DTSTART;TZID=Europe/Amsterdam:20261024T220000", "DTEND:20261025T050000Z"],
            timedelta(hours=8),
            False,
            [],
        ),
    ],
)
def test_a_length_is_on_the_clock_and_never_nothing(lines, length, all_day, notes):
    found = read(event(*lines))
    (activity,) = found.activities
    assert (activity.length, activity.all_day) == (length, all_day)
    assert [note.why for note in found.notes] == notes


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("FREQ=WEEKLY", "FREQ=WEEKLY"),
        ("freq=weekly;byday=tu;", "FREQ=WEEKLY;BYDAY=TU"),
        ("FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU"),
        ("FREQ=WEEKLY;BYDAY=MO, TU;COUNT=9", "FREQ=WEEKLY;COUNT=9;BYDAY=MO,TU"),
        ("FREQ=WEEKLY;COUNT=-1", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;UNTIL=20261027T090000Z", "FREQ=WEEKLY;UNTIL=20261027T100000"),
        ("FREQ=WEEKLY;UNTIL=20260929T080000Z", "FREQ=WEEKLY;UNTIL=20260929T100000"),
        ("FREQ=WEEKLY;UNTIL=20260929", "FREQ=WEEKLY;UNTIL=20260929T235959"),
        ("FREQ=WEEKLY;UNTIL=99991231T235959Z", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;BYHOUR=10;BYMINUTE=0;BYSECOND=0", "FREQ=WEEKLY"),
        ("RSCALE=GREGORIAN;FREQ=WEEKLY;X-ODD=1", "FREQ=WEEKLY"),
        ("FREQ=DAILY;BYMONTHDAY=8,9", "FREQ=MONTHLY;BYMONTHDAY=8,9"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2"),
        ("FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=+2TU"),
    ],
)
def test_a_repetition_is_taken_over_in_our_own_parts(written, rule):
    assert (
        one(event(TUESDAY, UNTIL_HALF_PAST, f"RRULE:{written}")).rule.replace(
            "BYDAY=2TU", "BYDAY=+2TU"
        )
        == rule
    )


@pytest.mark.parametrize(
    "written",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=HOURLY", "FREQ=SOMETIMES", "INTERVAL=2",
        "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;INTERVAL=-1", "FREQ=WEEKLY;INTERVAL=1000",
        "FREQ=DAILY;COUNT=1000000000", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=2;UNTIL=20270101",
        "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=9TU",
        "FREQ=WEEKLY;BYSETPOS=1;BYDAY=TU", "FREQ=YEARLY;BYWEEKNO=20", "FREQ=YEARLY;BYYEARDAY=100",
        "FREQ=DAILY;BYHOUR=9,10", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=31",
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=31", "FREQ=MONTHLY;INTERVAL=2;BYMONTH=10",
        "FREQ=YEARLY;BYMONTH=2;BYDAY=5MO;BYMONTHDAY=1", "FREQ=WEEKLY;UNTIL=ooit",
        "RSCALE=HEBREW;FREQ=YEARLY", "FREQ=WEEKLY;FREQ=DAILY", "FREQ=WEEKLY\r\nRRULE:FREQ=DAILY",
        "FREQ=WEEKLY\r\nEXRULE:FREQ=WEEKLY;INTERVAL=2",
    ],
)  # fmt: skip
def test_a_repetition_that_we_can_not_show_leaves_only_that_activity_out(written):
    found = read(event(*WEEKLY[:2], f"RRULE:{written}"), event(uid="b", title="Brood"))
    assert [activity.title for activity in found.activities] == ["Brood"]
    assert whys(found) == [(Why.RULE, "Soep", True)]
    assert found.notes[0].detail


def test_a_start_outside_its_rule_is_a_date_that_counts():
    found = one(event(*WEEKLY[:2], "RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=3"))
    assert (found.start, found.rule) == (clock("2026-09-10 10:00"), "FREQ=WEEKLY;COUNT=2;BYDAY=TH")
    assert found.extra == (clock("2026-09-08 10:00"),)
    assert found.last_end == clock("2026-09-17 11:30")
    found = one(event(*WEEKLY[:2], "RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=1"))
    assert (found.start, found.rule, found.extra) == (clock("2026-09-08 10:00"), "", ())


def test_the_end_of_a_series_is_known_and_one_without_end_has_none():
    assert one(event(*WEEKLY)).last_end is None
    until = one(event(*WEEKLY[:2], "RRULE:FREQ=WEEKLY;UNTIL=20260930"))
    assert until.last_end == clock("2026-09-29 11:30")


def test_a_whole_day_ends_on_the_day_that_the_source_means():
    lines = ("DTSTART;VALUE=DATE:20260907", "DTEND;VALUE=DATE:20260908")
    for until in ("20260909", "20260909T120000Z", "20260908T220000Z"):
        found = one(event(*lines, f"RRULE:FREQ=DAILY;UNTIL={until}"))
        assert found.rule == "FREQ=DAILY;UNTIL=20260909T235959"


def test_loose_dates_are_dates_of_their_own():
    found = one(
        event(
            *WEEKLY[:2],
            "RDATE;TZID=Europe/Amsterdam:20260910T100000,20260911T140000",
            "RDATE;VALUE=DATE:20260915",
            "RDATE;VALUE=PERIOD:20260916T080000Z/PT3H",
            "RDATE:20260908T080000Z",
        )
    )
    assert found.extra == tuple(
        clock(text)
        for text in (
            "2026-09-10 10:00",
            "2026-09-11 14:00",
            "2026-09-15 10:00",
            "2026-09-16 10:00",
        )
    )
    sixteenth = clock("2026-09-16 10:00")
    assert found.changes == (SourceChange(sixteenth, start=sixteenth, length=HOUR * 3),)
    assert found.last_end == clock("2026-09-16 13:00")


@pytest.mark.parametrize(
    "line",
    [
        "EXDATE;TZID=Europe/Amsterdam:20260915T100000",
        "EXDATE:20260915T080000Z",
        "EXDATE;VALUE=DATE:20260915",
        "EXDATE;TZID=Europe/London:20260915T090000",
        "EXDATE:20260915T100000",
        "EXDATE:20260915T100000Z",
        "EXDATE;TZID=Europe/Amsterdam:kapot,20260915T100000",
    ],
)
def test_a_date_left_out_is_left_out_however_it_is_written(line):
    found = one(event(*WEEKLY, line, "EXDATE;TZID=Europe/Amsterdam:20260916T100000"))
    assert found.skipped == (clock("2026-09-15 10:00"),)


def test_a_whole_day_left_out_with_a_time_is_left_out():
    lines = ("DTSTART;VALUE=DATE:20260908", "RRULE:FREQ=WEEKLY")
    found = one(event(*lines, "EXDATE:20260914T220000Z", "EXDATE:20260922T000000"))
    assert found.skipped == (clock("2026-09-15 00:00"), clock("2026-09-22 00:00"))


def test_a_first_date_left_out_makes_way_for_the_next():
    found = one(event(*WEEKLY[:2], "RDATE:20260910T080000Z", "EXDATE:20260908T080000Z"))
    assert (found.start, found.extra) == (clock("2026-09-10 10:00"), ())


def test_an_activity_whose_dates_are_all_left_out_is_left_out():
    lines = ("RRULE:FREQ=WEEKLY;COUNT=2", "EXDATE:20260908T080000Z,20260915T080000Z")
    found = read(event(*WEEKLY[:2], *lines))
    assert (found.activities, whys(found)) == ((), [(Why.NO_DATES, "Soep", True)])


def test_dates_told_apart_are_moved_shortened_or_cancelled():
    found = one(
        event(*WEEKLY),
        event(
            "RECURRENCE-ID;TZID=Europe/Amsterdam:20260915T100000",
            "DTSTART;TZID=Europe/Amsterdam:20260916T130000",
            "DTEND;TZID=Europe/Amsterdam:20260916T150000",
        ),
        event("RECURRENCE-ID:20260922T080000Z", "DTSTART:20260922T080000Z", "DURATION:PT1H"),
        event("RECURRENCE-ID;VALUE=DATE:20260929", "STATUS:CANCELLED"),
        event("RECURRENCE-ID:20261006T080000Z", "DTSTART:20261006T080000Z", "DURATION:PT90M"),
    )
    at = clock("2026-09-22 10:00")
    assert found.changes == (
        SourceChange(clock("2026-09-15 10:00"), start=clock("2026-09-16 13:00"), length=HOUR * 2),
        SourceChange(at, start=at, length=HOUR),
        SourceChange(clock("2026-09-29 10:00"), cancelled=True),
    )


def test_of_two_versions_of_a_date_the_later_counts():
    date = "RECURRENCE-ID:20260915T080000Z"
    old = event(date, "SEQUENCE:2", "DTSTART:20260915T100000Z", "DURATION:PT1H")
    new = event(date, "SEQUENCE:3", "DTSTART:20260915T120000Z", "DURATION:PT1H")
    for events in ((old, new), (new, old)):
        assert one(event(*WEEKLY), *events).changes[0].start == clock("2026-09-15 14:00")
    left_out = event(*WEEKLY, "SEQUENCE:4", "EXDATE:20260915T080000Z")
    found = one(left_out, new)
    assert (found.changes, found.skipped) == ((), (clock("2026-09-15 10:00"),))


def test_this_and_all_later_dates_is_told():
    found = read(
        event(*WEEKLY),
        event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260915T080000Z", "DTSTART:20260915T100000Z"),
    )
    assert whys(found) == [(Why.RULE, "Soep", False)]
    assert found.activities[0].changes[0].length == HOUR * 1.5


def test_a_date_with_a_title_of_its_own_is_told():
    date = event("RECURRENCE-ID:20260915T080000Z", "DTSTART:20260915T080000Z", title="Taart")
    found = read(event(*WEEKLY), date)
    assert [(note.why, note.detail) for note in found.notes] == [(Why.DATE_WORDS, "Taart")]


def test_a_date_whose_series_is_missing_is_an_activity_of_its_own():
    found = read(
        event("RECURRENCE-ID:20260915T080000Z", "DTSTART:20260915T100000Z", "DURATION:PT1H"),
        event("RECURRENCE-ID;VALUE=DATE:20260922", "DTSTART;VALUE=DATE:20260923"),
    )
    assert [activity.recurrence_id for activity in found.activities] == [
        "20260915T080000Z",
        "20260922",
    ]
    assert found.activities[0].start == clock("2026-09-15 12:00")
    assert whys(found) == [(Why.CHANGE_ALONE, "Soep", False)] * 2


def test_a_cancelled_activity_is_told_to_be_so():
    assert one(event(*WEEKLY, "STATUS:CANCELLED")).cancelled
    assert one(event(), head="METHOD:CANCEL").cancelled
    assert not one(event(), head="METHOD:REQUEST").cancelled


def test_private_activities_are_counted_and_never_named():
    found = read(
        event(*WEEKLY, "CLASS:PRIVATE"),
        event(*WEEKLY, "CLASS:confidential", uid="b", title="Therapie"),
        event(*WEEKLY, "CLASS:PUBLIC", uid="c", title="Brood"),
    )
    assert [activity.title for activity in found.activities] == ["Brood"]
    assert found.notes == (Note(Why.PRIVATE, skipped=True, detail="2"),)


def test_a_private_date_of_a_public_series_does_not_show():
    date = ("RECURRENCE-ID:20260915T080000Z", "DTSTART:20260915T100000Z", "CLASS:PRIVATE")
    found = read(event(*WEEKLY), event(*date, title="Geheim"))
    assert found.activities[0].skipped == (clock("2026-09-15 10:00"),)
    assert "Geheim" not in repr(found)


def test_a_private_date_without_its_series_does_not_show():
    date = "RECURRENCE-ID:2026{}T080000Z\r\nDTSTART:2026{}T080000Z\r\nDURATION:PT1H".format
    secret = event(date("0915", "0915"), "CLASS:PRIVATE", title="Geheim")
    found = read(secret, event(date("0922", "0922")))
    assert [activity.title for activity in found.activities] == ["Soep"]
    stray = event(date("0916", "0916"), "CLASS:PRIVATE", title="Geheim")
    assert "Geheim" not in repr(found) + repr(read(event(*WEEKLY), stray))


@pytest.mark.parametrize(
    "date",
    [
        ("RECURRENCE-ID:kapot", "DTSTART:20260915T100000Z"),
        ("RECURRENCE-ID:20260915T080000Z", "DTSTART:kapot"),
        ("RECURRENCE-ID:99991231T080000Z", "DTSTART:20260915T100000Z"),
    ],
)
def test_a_broken_date_does_not_take_its_series_along(date):
    found = read(event(*WEEKLY), event(*date))
    assert (len(found.activities), found.activities[0].changes) == (1, ())
    assert whys(found) == [(Why.RULE, "Soep", False)]
    alone = read(event(*date), event("RECURRENCE-ID:20260922T080000Z", "DURATION:PT1H"))
    assert [activity.recurrence_id for activity in alone.activities] == ["20260922T080000Z"]
    assert (Why.NO_START, "Soep", True) in whys(alone)


def test_our_own_activities_do_not_come_back():
    ours = event(uid="123@Rosa.example")
    found = read(ours, event(), own_hosts={"rosa.example"})
    assert [activity.uid for activity in found.activities] == ["soep@partner.example"]
    assert found.notes == (Note(Why.OURS, skipped=True, detail="1"),)


def test_what_is_over_for_a_month_is_counted_only():
    over = [
        event("DTSTART:20200101T100000Z", "DTEND:20200101T110000Z", uid="a"),
        event("DTSTART:20260731T060000Z", "DURATION:PT1H", uid="b"),
        event("DTSTART:20200101T100000Z", "RRULE:FREQ=WEEKLY;COUNT=9", uid="c"),
    ]
    kept = [
        event("DTSTART:20260801T100000Z", "DURATION:PT1H", uid="d"),
        event("DTSTART;VALUE=DATE:20200101", "RRULE:FREQ=WEEKLY", uid="e"),
        event("DTSTART:20200101T100000Z", "DURATION:PT1H", "RDATE:20260901T100000Z", uid="f"),
    ]
    found = read(*over, *kept)
    assert [activity.uid for activity in found.activities] == ["d", "e", "f"]
    assert found.notes == (Note(Why.OVER, skipped=True, detail="3"),)
    assert found.seen == 6


def test_an_activity_without_uid_keeps_the_same_one_each_time():
    found = read(event(uid=""), event(TUESDAY, UNTIL_HALF_PAST, uid="", title="Brood"))
    first, second = found.activities
    assert first.uid != second.uid
    assert first.uid == read(event(uid="")).activities[0].uid
    assert whys(found) == [(Why.NO_UID, "Soep", False), (Why.NO_UID, "Brood", False)]


@pytest.mark.parametrize(
    "lines",
    [(), ("DTSTART:ooit",), ("DTSTART:",), ("DTSTART:20261301T100000",), ("DTSTART:99990101",)],
)
def test_an_activity_without_a_day_does_not_stop_the_others(lines):
    bad = event(*(lines or ("DTEND:20260908T100000Z",)))
    found = read(event(uid="a"), bad, event(uid="b"))
    assert [activity.uid for activity in found.activities] == ["a", "b"]
    assert whys(found) == [(Why.NO_START, "Soep", True)]
