"""Rest for somebody: for a while they read along and say nothing, or what they post is read first. Every
sanction ends by itself."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from moderation.models.report import Reason


class SanctionKind(models.TextChoices):
    """What somebody may not do for how long."""

    REST = "rest", _("Rest of 15 minutes")
    DAY = "day", _("Rest of a day")
    BAN = "ban", _("Out of the living room for 30 days")
    LOOK = "look", _("What they post is read first, for 30 days")


LENGTHS = {
    SanctionKind.REST: timedelta(minutes=15),
    SanctionKind.DAY: timedelta(hours=24),
    SanctionKind.BAN: timedelta(days=30),
    SanctionKind.LOOK: timedelta(days=30),
}
RESTS = (SanctionKind.REST, SanctionKind.DAY, SanctionKind.BAN)  # who has one says nothing


class SanctionQuerySet(models.QuerySet):
    """Sanctions of any neighbourhood."""

    def holding(self, now: datetime) -> "SanctionQuerySet":
        """Those that hold at `now`, the longest one first."""
        return self.filter(until__gt=now, lifted__isnull=True).order_by("-until", "-pk")

    def reads_first(self, person, site: Site, now: datetime) -> bool:
        """Whether what `person` posts in `site` is read before others see it."""
        held = self.filter(site=site, person=person, kind=SanctionKind.LOOK).holding(now)
        return held.exists()


class Sanction(models.Model):
    """One sanction of one person in one neighbourhood (DSA art. 17: who, what, why, until when).

    Attributes:
        guest_key: hash of the key in a visitor's cookie, for who has no account.
        called: how a visitor was called then; of somebody with an account it is not kept.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="sanctions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="sanctions",
        verbose_name=_("person"),
    )
    guest_key = models.CharField(max_length=64, blank=True)
    called = models.CharField(max_length=40, blank=True)
    kind = models.CharField(_("what"), max_length=10, choices=SanctionKind.choices)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    words = models.TextField(_("explanation"), max_length=1000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("decided by"),
    )
    created = models.DateTimeField(_("decided"))
    until = models.DateTimeField(_("until"))
    lifted = models.DateTimeField(_("lifted"), null=True, blank=True)

    objects = SanctionQuerySet.as_manager()

    class Meta:
        verbose_name = _("sanction")
        verbose_name_plural = _("sanctions")
        ordering = ["-created", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True, guest_key__gt="")
                | Q(person__isnull=False, guest_key=""),
                name="a_sanction_is_of_one_person_or_guest",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_sanction_has_a_reason"),
        ]
        indexes = [
            models.Index(fields=["site", "person", "until"], name="sanction_of_person"),
            models.Index(fields=["site", "guest_key", "until"], name="sanction_of_guest"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"

    @property
    def name(self) -> str:
        """Who it is about."""
        return str(self.person) if self.person else self.called
