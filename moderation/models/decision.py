"""What a moderator decided, and why. Never changed afterwards; a new decision follows."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from moderation.models.case import Case
from moderation.models.report import Reason


class Verdict(models.TextChoices):
    """What can be decided."""

    LEAVE = "leave", _("Leave it")
    HIDE = "hide", _("Hide it")
    RESTORE = "restore", _("Put it back")
    APPROVE = "approve", _("Show it to everybody")
    SEND_BACK = "send_back", _("Back to the author")


class Basis(models.TextChoices):
    """Who or what decided: a person, or a rule of the house (DSA art. 17(3)c)."""

    PERSON = "person", _("decided by a moderator")
    REPORTS = "reports", _("automatic: several neighbours reported it")
    URGENT = "urgent", _("automatic: a neighbour reported it as urgent")
    PAUSE = "pause", _("a neighbourhood connector paused it for a day")
    CLOCK = "clock", _("automatic: nobody decided in time")
    QUORUM = "quorum", _("two neighbours read it")
    OBJECTION = "objection", _("decided after an objection")


AUTOMATIC = (Basis.REPORTS, Basis.URGENT, Basis.CLOCK)
HOLDS = (
    Basis.PAUSE,
    Basis.REPORTS,
    Basis.URGENT,
)  # hidden until somebody looks; the weightiest last
AGAINST_THE_AUTHOR = (Verdict.HIDE, Verdict.SEND_BACK)


class DecisionQuerySet(models.QuerySet):
    """Decisions of any neighbourhood."""

    def against(self, thing: models.Model) -> "Decision | None":
        """The latest decision that hid `thing` or sent it back, for telling its author."""
        return self.filter(
            case__content_type=ContentType.objects.get_for_model(thing),
            case__object_id=str(thing.pk),
            verdict__in=AGAINST_THE_AUTHOR,
        ).first()


class Decision(models.Model):
    """One decision in a case (DSA art. 17: who, what, why, when).

    Attributes:
        by: the person; None when nobody did it alone, or their account is gone.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions")
    verdict = models.CharField(_("decision"), max_length=10, choices=Verdict.choices)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices, blank=True)
    words = models.TextField(_("explanation"), max_length=1000, blank=True)
    basis = models.CharField(
        _("who or what decided"),
        max_length=10,
        choices=Basis.choices,
        default=Basis.PERSON,
        db_default=Basis.PERSON,
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("decided by"),
    )
    created_at = models.DateTimeField(_("decided"))

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(verdict__in=["hide", "send_back"]) | ~Q(reason=""),
                name="a_decision_against_content_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.verdict}"

    @property
    def is_automatic(self) -> bool:
        """Whether no person decided it."""
        return self.basis in AUTOMATIC

    @property
    def is_against_the_author(self) -> bool:
        """Whether its author may object: once, so not to what came of an objection."""
        return self.verdict in AGAINST_THE_AUTHOR and self.basis != Basis.OBJECTION
