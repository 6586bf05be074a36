"""What a neighbour answers to a notice, and what its author answers back. Only those two read it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from board.models.notice import Notice
from board.querysets import NoticeReplyQuerySet


class NoticeReply(models.Model):
    """One message in the talk between the author of a notice and one neighbour."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="replies")
    neighbour = models.ForeignKey(  # whose talk with the author this belongs to
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_talks"
    )
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_replies"
    )
    key = models.UUIDField(default=uuid.uuid4)  # the form it was written in
    text = models.TextField(_("message"), max_length=1000)
    created_at = models.DateTimeField(_("sent"))
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    objects = NoticeReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "neighbour", "writer", "key"], name="one_reply_per_form"
            ),
        ]
        indexes = [models.Index(fields=["notice", "neighbour", "created_at"], name="board_talk")]

    def __str__(self) -> str:
        return f"{self.notice}: {self.pk}"

    @property
    def reader_id(self) -> int:
        """Who it was written to."""
        return (
            self.neighbour_id if self.writer_id == self.notice.author_id else self.notice.author_id
        )
