"""Who is host when. Times are those of the clock in the street, so that 14.00 stays 14.00."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chat.models.room import Room


class Shift(models.Model):
    """Somebody receives people in a room: once, or every week from the first day on."""

    room = models.ForeignKey(
        Room, on_delete=models.CASCADE, related_name="shifts", verbose_name=_("room")
    )
    host = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="shifts",
        verbose_name=_("host"),
    )
    first_day = models.DateField(_("day"))
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("until"), help_text=_("Earlier than “from” is the next day."))
    is_weekly = models.BooleanField(_("every week on this day"), default=False)
    last_day = models.DateField(
        _("for the last time on"),
        null=True,
        blank=True,
        help_text=_("Leave empty when it goes on."),
    )

    class Meta:
        verbose_name = _("shift of a host")
        verbose_name_plural = _("shifts of hosts")
        ordering = ["first_day", "starts", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=models.F("first_day")),
                name="a_shift_ends_after_it_begins",
            )
        ]
        indexes = [models.Index(fields=["room", "first_day"], name="shift_of_room")]

    def __str__(self) -> str:
        return f"{self.host}, {self.first_day:%d-%m} {self.starts:%H.%M}"

    def clean(self) -> None:
        """A last day belongs to what comes back, and is not before the first."""
        super().clean()
        if self.last_day and self.first_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day is before the first day.")})
        if self.starts and self.starts == self.ends:
            raise ValidationError({"ends": _("It ends when it begins. Choose another time.")})

    @property
    def end_day(self) -> date | None:
        """The last day on which it begins, None when it goes on."""
        return self.last_day if self.is_weekly else self.first_day

    def is_on(self, day: date) -> bool:
        """Whether it begins on `day`."""
        past = day - self.first_day
        if past.days < 0 or (self.end_day and day > self.end_day):
            return False
        return past.days % 7 == 0

    def stretch(self, day: date) -> tuple[datetime, datetime]:
        """When it begins and ends on `day`, in local time."""
        return _at(day, self.starts), _at(
            day if self.ends > self.starts else day + timedelta(days=1), self.ends
        )


class ShiftSwap(models.Model):
    """On one day somebody else does it, or nobody (`host` empty)."""

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="swaps")
    day = models.DateField()
    host = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shift", "day"], name="one_swap_per_shift_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.shift_id} {self.day}: {self.host_id or '-'}"


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, timezone.get_default_timezone())
