"""A talk with a welfare worker: a neighbour asks, exactly one worker takes it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from chat.models.room import Room

REOPEN_WITHIN = timedelta(days=1)


class HelpState(models.TextChoices):
    """Whether somebody must come."""

    WAITING = "waiting", _("waits for a worker")
    TAKEN = "taken", _("a worker is on it")
    CLOSED = "closed", _("closed")


class HelpSubject(models.TextChoices):
    """What it is about, in a few broad words: the queue shows no more than this."""

    LETTER = "letter", _("A letter or a form")
    MONEY = "money", _("Money")
    HOME = "home", _("My home")
    HEALTH = "health", _("Health and care")
    FAMILY = "family", _("Family or upbringing")
    LONELY = "lonely", _("I want to talk with somebody")
    OTHER = "other", _("Something else")


class HelpTalk(models.Model):
    """The facts around a help talk; its words stand in its room, which only who sits in it reads.

    Attributes:
        taken_by: the worker who sits in it now, or sat in it last.
        language: of the asker; empty once everybody around it is forgotten and only figures are left.
        asked_at: since when it waits or waited.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="help_talks")
    room = models.OneToOneField(Room, on_delete=models.CASCADE, related_name="help_talk")
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="help_asked",
        verbose_name=_("asked by"),
    )
    subject = models.CharField(_("about"), max_length=10, choices=HelpSubject.choices)
    state = models.CharField(
        _("state"), max_length=10, choices=HelpState.choices, default=HelpState.WAITING
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="help_taken",
        verbose_name=_("worker"),
    )
    language = models.CharField(_("language"), max_length=5, default="nl")
    asked_at = models.DateTimeField(_("asked"))
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("help talk")
        verbose_name_plural = _("help talks")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "asker"],
                condition=~Q(state="closed"),
                name="one_open_help_talk_per_asker",
            )
        ]
        indexes = [models.Index(fields=["site", "state", "asked_at"], name="help_queue")]

    def __str__(self) -> str:
        return f"{_('help talk')} {self.pk}"

    @property
    def is_waiting(self) -> bool:
        """Whether no worker is on it yet."""
        return self.state == HelpState.WAITING

    @property
    def is_taken(self) -> bool:
        """Whether a worker is on it."""
        return self.state == HelpState.TAKEN

    @property
    def is_closed(self) -> bool:
        """Whether it is over."""
        return self.state == HelpState.CLOSED

    def close(self, now: datetime) -> None:
        """It is over; whoever closes it shuts the door of its room too."""
        self.state, self.closed_at = HelpState.CLOSED, now
        self.save(update_fields=["state", "closed_at"])

    def may_reopen(self, now: datetime) -> bool:
        """Whether the asker may still come back to it instead of asking anew."""
        return (
            self.is_closed and self.closed_at is not None and now - self.closed_at < REOPEN_WITHIN
        )
