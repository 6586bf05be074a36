"""Whose reports weigh nothing for a while."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


class UnheardQuerySet(models.QuerySet):
    """Of any neighbourhood."""

    def holding(self, now: datetime) -> "UnheardQuerySet":
        """Those that hold at `now`."""
        return self.filter(until__gt=now)


class Unheard(models.Model):
    """More than half of somebody's last ten reports were rejected. They may report, and somebody looks;
    it only hides nothing by itself. Ends by itself."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unheard"
    )
    since = models.DateTimeField()
    until = models.DateTimeField()

    objects = UnheardQuerySet.as_manager()

    class Meta:
        verbose_name = _("reports that weigh nothing")
        verbose_name_plural = _("reports that weigh nothing")
        ordering = ["-since", "-pk"]
        indexes = [models.Index(fields=["site", "person", "until"], name="unheard_of_person")]

    def __str__(self) -> str:
        return str(self.person)
