"""What one reading of a partner's calendar came to."""

from django.conf import settings
from django.db import models

from events.models.partner_feed import PartnerFeed

KEPT = 20


class FeedReportQuerySet(models.QuerySet):
    """Questions about reports."""

    def forget_old(self, feed: PartnerFeed) -> None:
        """Keep the last twenty of `feed`."""
        last = self.filter(feed=feed).order_by("-pk").values_list("pk", flat=True)[:KEPT]
        self.filter(feed=feed).exclude(pk__in=list(last)).delete()


class FeedReport(models.Model):
    """Counts and sentences for the editors.

    Attributes:
        by: who handed in the file or asked to look; None when we looked by ourselves.
        file_name: of a file that was handed in.
        lines: what was done, `{"what", "key", "title", "detail"}`; see `feed_words`.
        notes: what the reader could not take as it stood, `{"why", "title", "skipped", "detail"}`.
    """

    feed = models.ForeignKey(PartnerFeed, on_delete=models.CASCADE, related_name="reports")
    made_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    file_name = models.CharField(max_length=100, blank=True)
    seen = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    lines = models.JSONField(default=list)
    notes = models.JSONField(default=list)

    objects = FeedReportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.feed}: {self.made_at:%Y-%m-%d %H:%M}"
