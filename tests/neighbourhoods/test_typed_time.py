"""Days and times as volunteers type them."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from neighbourhoods.typed_time import ClockField, DayField


@pytest.mark.parametrize(
    "text",
    [
        "8-12-2026", "08-12-2026", "8/12/2026", "8.12.2026", "8 12 2026", "8-12-26", "2026-12-08",
        " 8 december 2026 ", "8 dec 2026", "8 Dec. 2026", "8-december-2026",
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(text):
    with override("nl"):
        assert DayField().clean(text) == date(2026, 12, 8)


@pytest.mark.parametrize(
    "text", ["10:00", "10.00", "10", "10 uur", "10.00 uur", "1000", "10:00:00"]
)
def test_a_time_is_read_as_people_write_it(text):
    assert ClockField().clean(text) == time(10)


def test_a_day_of_another_language_is_read_in_that_language():
    with override("tr"):
        assert DayField().clean("8 Aralık 2026") == date(2026, 12, 8)


@pytest.mark.parametrize(
    "text",
    ["morgen", "31-2-2026", "8-13-2026", "8 blub 2026", "0-0-0", "8", "2026", "8-12-20266", "\x00"],
)
def test_what_is_no_day_is_said_in_words(text):
    with override("nl"), pytest.raises(ValidationError, match="Dit is geen dag"):
        DayField().clean(text)


@pytest.mark.parametrize("text", ["25:00", "10:60", "straks", "1:2:3", "10000", "-1"])
def test_what_is_no_time_is_said_in_words(text):
    with override("nl"), pytest.raises(ValidationError, match="Dit is geen tijd"):
        ClockField().clean(text)


def test_the_picker_leaves_what_was_typed_alone():
    html = DayField().widget.render("day", date(2026, 12, 8))
    assert 'value="08-12-2026"' in html
    assert '"validateOnBlur": false' in html
