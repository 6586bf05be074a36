"""What we remember of one activity in a partner's calendar."""

import hashlib
from datetime import datetime

from django.db import models
from django.db.models import Q

from events.fields import LocalDateTimeField
from events.models.partner_feed import PartnerFeed

LONGEST_UID = 200


def short_uid(uid: str) -> str:
    """`uid` as it is stored: without the zero byte that PostgreSQL refuses, a very long one by its
    print."""
    uid = uid.replace("\x00", "")
    if len(uid) <= LONGEST_UID:
        return uid
    return f"sha256:{hashlib.sha256(uid.encode()).hexdigest()}"


class FeedActivityQuerySet(models.QuerySet):
    """Questions about what came out of calendars."""

    def expected(self, now_local: datetime) -> "FeedActivityQuerySet":
        """What should still be in its calendar: not over, not gone, not kept on purpose.

        Args:
            now_local: on the clock. Many calendars leave out what is over; that is not "gone".
        """
        not_over = Q(last_end=None) | Q(last_end__gt=now_local)
        return self.filter(not_over, gone_at=None, is_kept=False)

    def waiting(self) -> "FeedActivityQuerySet":
        """What is no longer in its calendar, while a person must say whether that is right."""
        return self.filter(gone_at=None, is_kept=False, missing_since__isnull=False)


class FeedActivity(models.Model):
    """An activity as its source last told it, and the page that it became.

    Attributes:
        key: `translation_key` of the page.
        prints: of each part of the page as the source last gave it; another print on the page
            means that an editor changed that part, and then it stays.
        changes: the dates that the source tells apart (`Change.as_json`).
        applied: which of those stand in our agenda by our hand.
        is_cancelled: whether the source says that none of it takes place.
        is_pending: whether `changes` has something that could not be done yet: no such date yet.
        revision_id: the last revision that the import made.
        is_kept: a person said that it stays, though it is no longer in the calendar.
    """

    feed = models.ForeignKey(PartnerFeed, on_delete=models.CASCADE, related_name="activities")
    uid = models.CharField(max_length=LONGEST_UID)
    recurrence_id = models.CharField(max_length=40, blank=True)
    key = models.UUIDField(db_index=True)
    title = models.CharField(max_length=255)
    url = models.CharField(max_length=500, blank=True)
    prints = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    applied = models.JSONField(default=list)
    is_cancelled = models.BooleanField(default=False)
    is_pending = models.BooleanField(default=False)
    last_end = LocalDateTimeField(null=True)
    revision_id = models.BigIntegerField(null=True)
    seen_at = models.DateTimeField()
    missing_since = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)
    is_kept = models.BooleanField(default=False)

    objects = FeedActivityQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["feed", "uid", "recurrence_id"], name="one_memory_per_source_activity"
            )
        ]

    def __str__(self) -> str:
        return self.title
