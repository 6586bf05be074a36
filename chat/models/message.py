"""Words in a room. Nothing here is ever renumbered; what goes leaves a stone with its number."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chat.models.guest import Guest
from chat.models.room import Room
from neighbourhoods.text import fold

WORDS = ("body", "lang", "folded")  # the fields that `put_words` sets


class MessageState(models.TextChoices):
    """Whether others read it."""

    VISIBLE = "visible", _("visible")
    HELD = "held", _("waits for a moderator")
    HIDDEN = "hidden", _("hidden by a moderator")
    REMOVED = "removed", _("removed by its writer")


class Message(models.Model):
    """What one person said.

    Attributes:
        seq: its place in the room; never changes.
        rev: number of its last change; `rev > cursor` is all that a reader missed.
        cid: made by the sender's device, so that sending twice is one message.
        folded: its words for searching, without capitals and accents.
        edited_at: when its writer changed the words.
        is_dressed: reactions, pictures or calls hang on it, or once did: only then they are asked for.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="messages")
    seq = models.PositiveBigIntegerField()
    rev = models.PositiveBigIntegerField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="chat_messages",
    )
    guest = models.ForeignKey(
        Guest, null=True, blank=True, on_delete=models.SET_NULL, related_name="messages"
    )
    cid = models.CharField(max_length=36)
    body = models.TextField(_("text"), blank=True)
    folded = models.TextField(blank=True, default="", db_default="", editable=False)
    lang = models.CharField(_("language"), max_length=10, blank=True)
    reply_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replies"
    )
    state = models.CharField(
        max_length=10, choices=MessageState.choices, default=MessageState.VISIBLE
    )
    created = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    is_dressed = models.BooleanField(default=False, db_default=False, editable=False)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.UniqueConstraint(fields=["room", "seq"], name="one_message_per_place"),
            models.UniqueConstraint(
                fields=["author", "cid"],
                condition=Q(author__isnull=False),
                name="one_message_per_author_and_cid",
            ),
            models.UniqueConstraint(
                fields=["guest", "cid"],
                condition=Q(guest__isnull=False),
                name="one_message_per_guest_and_cid",
            ),
            models.CheckConstraint(
                condition=Q(author__isnull=True) | Q(guest__isnull=True),
                name="message_of_one_person",
            ),
        ]
        indexes = [
            models.Index(fields=["room", "rev"], name="message_changes"),
            models.Index(fields=["room", "created"], name="message_days"),
            models.Index(fields=["author", "created"], name="message_pace"),
            models.Index(fields=["guest", "created"], name="message_guest_pace"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id}/{self.seq}"

    def put_words(self, body: str, lang: str) -> None:
        """These words from now on, ready to be searched. Not saved yet: see WORDS."""
        self.body, self.lang, self.folded = body, lang, fold(body)

    @property
    def writer(self) -> str:
        """The id on the card of who wrote it; empty for somebody who left."""
        if self.author_id is not None:
            return f"u{self.author_id}"
        return f"g{self.guest_id}" if self.guest_id is not None else ""

    @property
    def is_visible(self) -> bool:
        """Whether others read its words."""
        return self.state == MessageState.VISIBLE
