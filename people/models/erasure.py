"""Somebody asked to be forgotten. Until it is done they can take it back."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

WAIT = timedelta(hours=20)  # to take it back
AT_MOST = timedelta(hours=24)  # then it is done, whether the last mail could leave or not


class Choice(models.TextChoices):
    """What happens with somebody's words."""

    GONE = "weg", _("Take away everything I wrote.")
    NAMELESS = "zonder-naam", _("Leave my words, without my name. “A neighbour” stands there then.")


class Erasure(models.Model):
    """One per person. It goes with the account, so that nothing tells that it was there.

    Attributes:
        at_the_desk: a manager started it for somebody who asked.
        told_at: when the last mail was written; it leaves before the address is forgotten.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="erasure"
    )
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=12, choices=Choice.choices)
    at_the_desk = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    told_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")

    def __str__(self) -> str:
        return f"{_('erasure')} {self.pk}"

    def must_end(self, now: datetime) -> bool:
        """Whether it is so late that nothing may hold it up any more."""
        return now >= self.asked_at + AT_MOST - timedelta(hours=1)
