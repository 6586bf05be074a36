"""Days and times as people type them in the admin.

Wagtail's own inputs know one way of writing. Whatever else is typed, their picker silently turns into
today, or into now: an activity on the wrong day, and nobody knows. These read what people write, and
say so in words when they cannot.
"""

import re
from datetime import date, time

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4}|\d{2})")
IN_WORDS = re.compile(r"(?P<day>\d{1,2})[- ](?P<month>[^\W\d]+)\.?[- ](?P<year>\d{4})")
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{1,2})|(\d{2}))?(?::\d{2})?(?: ?(?:uur|u|h))?")


def read_day(text: str) -> date:
    """The day in "8-12-2026", "8/12/26", "2026-12-08" or "8 december 2026".

    Raises:
        ValueError: there is no such day, or it is written in another way.
    """
    text = " ".join(text.split())
    match = YEAR_FIRST.fullmatch(text) or DAY_FIRST.fullmatch(text) or IN_WORDS.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month = int(match["year"]), match["month"]
    number = int(month) if month.isdecimal() else _month_called(month.lower())
    return date(year + 2000 if year < 100 else year, number, int(match["day"]))


def _month_called(name: str) -> int:
    for number in MONTHS:
        if name in (str(MONTHS[number]).lower(), str(MONTHS_3[number]).lower().rstrip(".")):
            return number
    raise ValueError(name)


def read_time(text: str) -> time:
    """The time in "10:00", "9.30", "930" or "10 uur".

    Raises:
        ValueError: the clock never shows that.
    """
    match = CLOCK.fullmatch(" ".join(text.lower().split()))
    if match is None:
        raise ValueError(text)
    hours, after_sign, glued = match.groups()
    return time(int(hours), int(after_sign or glued or 0))


class _Patient:
    """A picker that leaves what was typed alone; the form says what is wrong with it."""

    def get_config(self) -> dict:
        """As Wagtail's, without its repairs."""
        return super().get_config() | {"validateOnBlur": False}  # type: ignore[misc]


class DayInput(_Patient, AdminDateInput):
    """Shows a day as 08-12-2026."""

    def __init__(self, attrs=None, format="%d-%m-%Y") -> None:
        super().__init__(attrs, format)


class ClockInput(_Patient, AdminTimeInput):
    """Shows a time as 10:00."""


class MomentInput(_Patient, AdminDateTimeInput):
    """Shows a day and a time."""


class DayField(forms.DateField):
    """A day as people type it."""

    widget = DayInput
    default_error_messages = {"invalid": _("This is not a day. Write it as 3-12-2026.")}

    def to_python(self, value: object) -> date | None:
        """The day, or a sentence."""
        if not isinstance(value, str) or value in self.empty_values:
            return super().to_python(value)
        try:
            return read_day(value)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


class ClockField(forms.TimeField):
    """A time as people type it."""

    widget = ClockInput
    default_error_messages = {"invalid": _("This is not a time. Write it as 10:30.")}

    def to_python(self, value: object) -> time | None:
        """The time, or a sentence."""
        if not isinstance(value, str) or value in self.empty_values:
            return super().to_python(value)
        try:
            return read_time(value)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


def use_in_admin() -> None:
    """Every form of the admin asks for days and times with these."""
    for kind, override in (
        (models.DateField, {"form_class": DayField, "widget": DayInput}),
        (models.TimeField, {"form_class": ClockField, "widget": ClockInput}),
        (models.DateTimeField, {"widget": MomentInput}),
    ):
        register_form_field_override(kind, override=override)
