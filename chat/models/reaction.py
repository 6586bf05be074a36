"""A small answer without words: a heart under what somebody said."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chat.models.guest import Guest
from chat.models.message import Message


class ReactionKind(models.TextChoices):
    """The six, with the names that screen readers say; static/img/feelings.svg draws them."""

    HEART = "heart", _("Lovely")
    THUMB = "thumb", _("Good idea")
    LAUGH = "laugh", _("Funny")
    THANKS = "thanks", pgettext_lazy("reaction", "Thank you")
    FLOWER = "flower", _("I feel for you")
    TEA = "tea", _("I join in")


class Reaction(models.Model):
    """One of the six, of one person, at one message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="reactions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    guest = models.ForeignKey(
        Guest, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=6, choices=ReactionKind.choices)

    class Meta:
        verbose_name = _("reaction")
        verbose_name_plural = _("reactions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["message", "person", "kind"],
                name="one_reaction_of_a_kind_per_person",
            ),
            models.UniqueConstraint(
                fields=["message", "guest", "kind"],
                name="one_reaction_of_a_kind_per_guest",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True, guest__isnull=False)
                | Q(person__isnull=False, guest__isnull=True),
                name="reaction_of_one_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.kind}"

    @property
    def by(self) -> str:
        """Whose it is, as a card's id."""
        return f"u{self.person_id}" if self.person_id else f"g{self.guest_id}"
