"""A date and time as it stands on the clock in the street, without a zone."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _


class LocalDateTimeField(models.Field):
    """A naive datetime, kept as it is: the database does no reckoning with zones on it.

    Recurrence is reckoned on the wall clock, so what is stored must not move when the clock does.
    """

    description = _("date and time on the clock")
    default_error_messages = {"invalid": _("“%(value)s” is not a date and time.")}

    def db_type(self, connection) -> str:
        """`timestamp` without a zone where the database knows the difference."""
        return "timestamp" if connection.vendor == "postgresql" else "datetime"

    def to_python(self, value: object) -> datetime | None:
        """A naive datetime out of a text such as 2026-03-03T10:00."""
        if value is None or value == "":
            return None
        if isinstance(value, datetime):
            return value.replace(tzinfo=None)
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - naive by design
        try:
            found = parse_datetime(str(value)) or parse_date(str(value))
        except ValueError:
            found = None
        if found is None:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"value": value}
            )
        return self.to_python(found)

    def from_db_value(self, value, expression, connection) -> datetime | None:
        """SQLite gives text."""
        return self.to_python(value)

    def get_prep_value(self, value: object) -> datetime | None:
        """Naive, whatever comes in."""
        return self.to_python(super().get_prep_value(value))

    def get_db_prep_value(self, value, connection, prepared=False):
        """SQLite gets text that sorts as time does."""
        value = value if prepared else self.get_prep_value(value)
        if value is None or connection.vendor == "postgresql":
            return value
        return value.isoformat(sep=" ", timespec="seconds")

    def value_to_string(self, obj) -> str:
        """For revisions and fixtures."""
        value = self.value_from_object(obj)
        return "" if value is None else value.isoformat()
