"""Rules: what is allowed, what follows from them, and their words."""

from datetime import datetime, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from events.recurrence import RuleRefused, expand, first_match, parse_rule, rule_text
from events.words import rule_words, when_words

START = datetime(2026, 3, 3, 10)


def starts(rule: str, start: datetime = START, days: int = 60) -> list[datetime]:
    return list(expand(parse_rule(rule), start, start + timedelta(days=days)))


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=SECONDLY", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=100",
        "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=1001", "FREQ=DAILY;COUNT=2;UNTIL=20260401",
        "FREQ=WEEKLY;BYDAY=2TU", "FREQ=WEEKLY;BYHOUR=3", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;UNTIL=morgen", "INTERVAL=2", "", "FREQ=",
        "FREQ=DAILY;FREQ=WEEKLY", "FREQ=DAILY;INTERVAL=2;BYDAY=MO", "FREQ=YEARLY;BYMONTH=13",
        "FREQ=DAILY;DTSTART=20260101T100000", "FREQ=MONTHLY;BYMONTHDAY=1e3",
        f"FREQ=MONTHLY;BYMONTHDAY={','.join(['1'] * 40)}", "FREQ=DAILY;COUNT=٣",
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_refused_in_words(text):
    with pytest.raises(RuleRefused) as refused:
        parse_rule(text)
    assert len(refused.value.messages[0]) > 10


@given(
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 99),
    st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])),
    st.one_of(
        st.none(),
        st.integers(1, 1000).map(lambda n: f"COUNT={n}"),
        st.dates(datetime(2026, 1, 1).date(), datetime(2036, 1, 1).date()).map(
            lambda day: f"UNTIL={day:%Y%m%d}"
        ),
    ),
    st.sampled_from(["", ";WKST=MO", ";WKST=SU"]),
)
def test_a_rule_survives_being_written_down(frequency, interval, days, end, week_start):
    interval = 1 if frequency == "DAILY" and days else interval
    parts = [f"FREQ={frequency}", f"INTERVAL={interval}"]
    parts += [f"BYDAY={','.join(sorted(days))}"] if days else []
    parts += [end] if end else []
    rule = parse_rule(";".join(parts) + week_start)
    again = parse_rule(rule_text(rule))
    assert rule_text(again) == rule_text(rule)
    before = START + timedelta(days=400)
    assert list(expand(again, START, before)) == list(expand(rule, START, before))
    assert rule_words(rule_text(rule), START)


def test_the_last_day_is_included():
    assert starts("FREQ=WEEKLY;BYDAY=TU;UNTIL=20260317")[-1] == datetime(2026, 3, 17, 10)


def test_a_start_outside_the_rule_moves_to_the_first_match():
    rule = parse_rule("FREQ=WEEKLY;BYDAY=TH")
    assert first_match(rule, START) == datetime(2026, 3, 5, 10)
    assert first_match(parse_rule("FREQ=WEEKLY;BYDAY=MO;UNTIL=20260305"), START) is None


def test_every_other_week_counts_from_monday():
    assert [day.day for day in starts("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU")][:3] == [3, 16, 17]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY;BYDAY=TU,TH", "elke dinsdag en donderdag"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "om de 2 weken op maandag"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "elke dag"),
        ("FREQ=DAILY", "elke dag"),
        ("FREQ=DAILY;INTERVAL=3", "om de 3 dagen"),
        ("FREQ=MONTHLY;BYDAY=-1SU", "elke maand op de laatste zondag"),
        ("FREQ=MONTHLY;BYMONTHDAY=15;COUNT=3", "elke maand op dag 15, 3 keer"),
        ("FREQ=YEARLY", "elk jaar op 3 maart"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630", "elke dinsdag, tot en met 30 juni 2026"),
        ("", ""),
    ],
)
def test_a_rule_has_words_of_its_own(rule, words):
    with override("nl"):
        assert rule_words(rule, START) == words


def test_the_rule_has_words_in_every_language():
    for code in ("en", "tr", "ar"):
        with override(code):
            assert rule_words("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=12", START)


@pytest.mark.parametrize(
    ("code", "this_year", "another_year"),
    [
        ("nl", "di 3 maart, 10.00–11.30 uur", "wo 3 maart 2027, 10.00–11.30 uur"),
        ("en", "Tue 3 March, 10:00–11:30", "Wed 3 March 2027, 10:00–11:30"),
        ("tr", "3 Mart Sal, 10.00–11.30", "3 Mart 2027 Çrş, 10.00–11.30"),
        ("ar", "ثلاثاء 3 مارس، 10:00–11:30", "أربعاء 3 مارس 2027، 10:00–11:30"),
    ],
)
def test_a_date_reads_as_people_of_that_language_say_it(code, this_year, another_year):
    with override(code):
        for start, words in ((START, this_year), (START.replace(year=2027), another_year)):
            end = start + timedelta(minutes=90)
            assert when_words(start, end, False, START.date()) == words
