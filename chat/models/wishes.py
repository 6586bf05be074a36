"""How somebody wants to be spoken to."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


class MayAsk(models.TextChoices):
    """Who may begin a conversation with somebody."""

    EVERYONE = "everyone", _("Every neighbour who is signed in")
    MET = "met", _("Only neighbours I talked with before")
    NOBODY = "nobody", _("Nobody")


class TalkWishes(models.Model):
    """What one person chose in one neighbourhood. Who never chose has no row and the defaults.

    Attributes:
        mail: whether a mail may say that there are new messages, once a day at most.
        mailed_at: when the last such mail left.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="talk_wishes"
    )
    may_ask = models.CharField(
        _("Who may speak to you?"),
        max_length=10,
        choices=MayAsk.choices,
        default=MayAsk.EVERYONE,
    )
    mail = models.BooleanField(
        _("Send me a mail when there is a new message"),
        default=True,
        help_text=_("One a day at most, never at night. The mail never says what the message is."),
    )
    mailed_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("wishes about conversations")
        verbose_name_plural = _("wishes about conversations")
        constraints = [
            models.UniqueConstraint(fields=["site", "person"], name="one_set_of_wishes_per_site")
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.may_ask}"
