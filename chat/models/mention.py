"""Somebody was called by name in a message."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from chat.models.block import Block
from chat.models.message import Message


class MentionQuerySet(models.QuerySet):
    """Calls."""

    def heard(self) -> "MentionQuerySet":
        """Without those of people whom the one who is called blocked."""
        blocks = Block.objects.filter(
            site=models.OuterRef("message__room__site"),
            blocker=models.OuterRef("person"),
            blocked=models.OuterRef("message__author"),
        )
        return self.filter(~models.Exists(blocks))


class Mention(models.Model):
    """One person called in one message.

    Attributes:
        name: as it stands in the words, without the sign before it.
        seen_at: when they came to the message, or read that they were called.
        mailed_at: when a mail told that somebody calls.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="chat_mentions"
    )
    name = models.CharField(max_length=150)
    seen_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["message", "person"], name="one_call_per_message")
        ]
        indexes = [models.Index(fields=["person", "seen_at"], name="mention_unseen")]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.person_id}"
