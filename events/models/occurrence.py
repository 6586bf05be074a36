"""One date of an activity."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from events.fields import LocalDateTimeField
from events.local_time import last_day, local_of
from events.models.series import Series
from events.querysets import PAST_MIDNIGHT, OccurrenceQuerySet


class Status(models.TextChoices):
    """What became of a date."""

    PLANNED = "planned", _("planned")
    MOVED = "moved", _("moved")
    CANCELLED = "cancelled", _("cancelled")
    ORPHANED = "orphaned", _("no longer in the series")


class Occurrence(models.Model):
    """A date that visitors see. Who it is: the series and the start it had on the clock at first."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="occurrences")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    original_start = LocalDateTimeField()
    slug = models.CharField(max_length=20)  # 2026-03-03; stays when the date moves
    start = models.DateTimeField()
    end = models.DateTimeField()
    local_date = models.DateField()
    last_date = models.DateField()
    all_day = models.BooleanField(default=False)
    is_extra = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PLANNED)
    reason = models.CharField(max_length=200, blank=True)
    place = models.ForeignKey(
        "events.Place", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Its series is published and it is no orphan. Kept here, so that no list looks at every series.
    is_listed = models.BooleanField(default=True)
    # Another number than the series has; building the dates anew leaves it.
    seats = models.PositiveSmallIntegerField(null=True)
    # Needs its own entry in a feed: it is not simply what the rule says.
    stands_apart = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0)
    modified = models.DateTimeField()

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "original_start"], name="one_date_per_original_start"
            ),
            models.UniqueConstraint(fields=["series", "slug"], name="one_date_per_address"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="date_ends_after_start"),
        ]
        indexes = [
            # All that a month asks to count and to put in order stands in the index.
            models.Index(
                fields=["site", "start", "end", "local_date"],
                name="dates_by_start",
                condition=Q(is_listed=True),
            ),
            models.Index(fields=["end"], name="dates_past_midnight", condition=PAST_MIDNIGHT),
            models.Index(
                fields=["site", "original_start"],
                name="dates_moved_away",
                condition=Q(status=Status.MOVED),
            ),
            models.Index(fields=["series", "stands_apart"], name="dates_apart"),
        ]

    def __str__(self) -> str:
        return f"{self.series_id} {self.slug}"

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status == Status.CANCELLED

    @property
    def is_moved(self) -> bool:
        """Whether it takes place at another time than the series says."""
        return self.status == Status.MOVED

    @property
    def local_start(self) -> datetime:
        """The start on the clock."""
        return local_of(self.start, self.series.zone)

    @property
    def local_end(self) -> datetime:
        """The end on the clock."""
        return local_of(self.end, self.series.zone)

    def set_time(self, start: datetime, end: datetime, zone: str) -> None:
        """Write `start` and `end` (UTC) and the days it stands under."""
        self.start, self.end = start, end
        self.local_date = local_of(start, zone).date()
        self.last_date = last_day(start, end, zone)
