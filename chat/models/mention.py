"""Somebody was called by name in a message."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from chat.models.message import Message


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
