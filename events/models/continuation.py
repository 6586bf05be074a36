"""A series that takes over from another one: "this date and all later"."""

from uuid import UUID

from django.db import models

from events.fields import LocalDateTimeField
from events.models.series import Series


class ContinuationQuerySet(models.QuerySet):
    """Questions about who follows whom."""

    def waiting(self) -> "ContinuationQuerySet":
        """Those whose new series is still a draft: the old one is whole."""
        return self.filter(taken_over_at__isnull=True)

    def done(self) -> "ContinuationQuerySet":
        """Those whose new series was published."""
        return self.filter(taken_over_at__isnull=False)

    def after(self, key: UUID) -> "Continuation | None":
        """What took over from the series `key`: where that one ends."""
        return self.done().filter(series_id=key).order_by("since").first()

    def later_parts(self, key: UUID) -> set[UUID]:
        """All that took over from `key`, and from those, and so on; without `key` itself."""
        found: set[UUID] = set()
        ends = {key}
        while ends:
            further = self.done().filter(series_id__in=ends).values_list("key", flat=True)
            ends = set(further) - found - {key}
            found |= ends
        return found


class Continuation(models.Model):
    """From `since` on, `key` goes on with what `series` was.

    Attributes:
        key: the translation key of the new activity; it has no series until it is published.
        series: the old one.
        since: the first start, on the clock, that no longer belongs to the old one.
    """

    key = models.UUIDField(unique=True)
    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="continuations")
    since = LocalDateTimeField()
    taken_over_at = models.DateTimeField(null=True)

    objects = ContinuationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.series_id} since {self.since}: {self.key}"
