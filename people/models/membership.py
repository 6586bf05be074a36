"""What a person is in one neighbourhood (community.md, four steps)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


class Step(models.TextChoices):
    """How well the neighbourhood knows somebody."""

    NEW = "new", _("new")
    RESIDENT = "resident", _("resident")
    CONNECTOR = "connector", _("neighbourhood connector")


class Membership(models.Model):
    """A person in a neighbourhood."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="memberships")
    step = models.CharField(_("step"), max_length=10, choices=Step.choices, default=Step.NEW)
    joined = models.DateTimeField(_("joined"), default=timezone.now)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["user", "site"], name="one_membership_per_site")
        ]

    def __str__(self) -> str:
        return str(self.user)
