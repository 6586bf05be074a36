"""Somebody does not agree with what was decided about them (DSA art. 20)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from moderation.models.decision import Decision
from moderation.models.sanction import Sanction


class Outcome(models.TextChoices):
    """What came of it."""

    UPHELD = "upheld", _("The objection is right")
    REJECTED = "rejected", _("The decision stays")


class ObjectionQuerySet(models.QuerySet):
    """Objections of any neighbourhood."""

    def open(self) -> "ObjectionQuerySet":
        """Not answered yet, the first due first."""
        return self.filter(outcome="").order_by("due_at", "pk")


class Objection(models.Model):
    """Once for each decision or sanction; answered by somebody other than who decided.

    Attributes:
        due_at: the latest moment for an answer.
        outcome, answer, by, answered_at: empty until then.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="objections")
    decision = models.OneToOneField(
        Decision, null=True, blank=True, on_delete=models.CASCADE, related_name="objection"
    )
    sanction = models.OneToOneField(
        Sanction, null=True, blank=True, on_delete=models.CASCADE, related_name="objection"
    )
    # Empty once the term of the case is over.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.CASCADE,
        related_name="objections",
        verbose_name=_("person"),
    )
    words = models.TextField(_("why they object"), max_length=1000, blank=True)
    created_at = models.DateTimeField(_("received"))
    due_at = models.DateTimeField(_("answer before"))
    reminded_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__isnull=True, sanction__isnull=False)
                | Q(decision__isnull=False, sanction__isnull=True),
                name="an_objection_is_about_one_decision",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answered_at__isnull=True)
                | (~Q(outcome="") & Q(answered_at__isnull=False)),
                name="an_outcome_has_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["site", "outcome", "due_at"], name="objections_due")]

    def __str__(self) -> str:
        return f"{self.person}: {self.decision or self.sanction}"
