"""What somebody decided about one date. The truth of exceptions: not in the page, not in a draft."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.fields import LocalDateTimeField
from events.models.closure import ClosedDays
from events.models.series import Series
from events.schedule import PlannedDate, Schedule


class Kind(models.TextChoices):
    """What is different about a date."""

    CANCELLED = "cancelled", _("cancelled")
    MOVED = "moved", _("moved")


class DateChange(models.Model):
    """A date that is cancelled or moved, with the reason that people read."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="changes")
    original_start = LocalDateTimeField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    new_start = LocalDateTimeField(null=True, blank=True)
    new_length = models.DurationField(null=True, blank=True)
    new_place = models.ForeignKey(
        "events.Place", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series", "original_start"], name="one_change_per_date"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="cancelled")
                | models.Q(new_start__isnull=False, new_length__isnull=False),
                name="a_moved_date_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.original_start}: {self.kind}"

    def planned(self, all_day: bool, zone: str) -> PlannedDate:
        """The time that was chosen for a moved date.

        Raises:
            ValueError: the clock never shows that time.
        """
        if self.new_start is None or self.new_length is None:
            raise ValueError("this date has not moved")
        plan = Schedule(self.new_start, self.new_length, all_day, zone).plan(
            ClosedDays(), self.new_start
        )
        if not plan.dates:
            raise ValueError(f"{self.new_start} is not on the clock of {zone}")
        return plan.dates[0]
