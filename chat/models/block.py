"""Somebody doesn't want to hear somebody else. The other can't find out."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from chat.models.room import Room


class Block(models.Model):
    """`blocker` hears nothing of `blocked` in this neighbourhood."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    blocker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="chat_blocks"
    )
    blocked = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    created = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "blocker", "blocked"], name="one_block_per_pair"
            ),
            models.CheckConstraint(
                condition=~Q(blocker=F("blocked")), name="nobody_blocks_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.blocker_id} – {self.blocked_id}"


class Silence(models.Model):
    """What was said in a conversation while one of the two had blocked the other stays unheard by
    them, also after the block: the places after `after_seq` up to `until_seq` (None: it goes on)."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    after_seq = models.PositiveBigIntegerField()
    until_seq = models.PositiveBigIntegerField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("silence")
        verbose_name_plural = _("silences")
        constraints = [
            models.UniqueConstraint(
                fields=["room", "person"],
                condition=Q(until_seq__isnull=True),
                name="one_silence_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.room_id}: {self.after_seq}–{self.until_seq or ''}"
