"""Somebody says that something is not right."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from moderation.models.case import Case


class Reason(models.TextChoices):
    """Why something is reported or hidden (community.md, Moderation)."""

    URGENT = "urgent", _("Urgent: threat, private data, sex or a child in danger")
    UNKIND = "unkind", _("Unkind or hurtful")
    ADVERT = "advert", _("Advertising or a swindle")
    MISPLACED = "misplaced", _("Doesn't belong here")
    OTHER = "other", _("Something else")


class Report(models.Model):
    """One report by one person; the reporter is never shown to the author.

    Attributes:
        is_rejected: somebody looked, and what was reported keeps to the rules.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    words = models.TextField(_("in their words"), max_length=1000, blank=True)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports_made",
        verbose_name=_("reported by"),
    )
    key = models.UUIDField(
        default=uuid.uuid4, unique=True
    )  # the same form sent twice is one report
    snapshot = models.JSONField(_("what stood there"), default=dict)
    created_at = models.DateTimeField(_("reported"))
    decision = models.ForeignKey(
        "moderation.Decision",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
        verbose_name=_("handled by"),
    )
    is_rejected = models.BooleanField(default=False, db_default=False)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.case}: {self.reason}"

    @property
    def is_handled(self) -> bool:
        """Whether a decision answered it."""
        return self.decision_id is not None
