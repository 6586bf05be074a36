"""Everything around one thing: its reports, its decisions, and whether somebody still has to look."""

from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from moderation.querysets import CaseQuerySet
from moderation.registry import KINDS, Kind


class Case(models.Model):
    """One per thing, opened when it is reported or waits for approval, opened again as often as needed.

    Attributes:
        waits_since: when what waits for approval was handed in, or changed.
        needs_moderator: neighbours looked at what waits and rather leave it to a moderator.
        hold: which rule hid the thing until somebody decides (a value of `Basis`), or nothing.
        held_at: since when.
        score, threshold: of the reports when the thing was last hidden by a rule.
        score_from: reports of before that moment no longer hide it.
        reminded_at, escalated_at: when moderators, and then welfare workers, were told that it waits.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="moderation_cases")
    kind = models.CharField(_("kind"), max_length=20)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40)
    thing = GenericForeignKey("content_type", "object_id")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="moderation_cases",
        verbose_name=_("author"),
    )
    is_open = models.BooleanField(_("still to do"), default=True)
    awaits_approval = models.BooleanField(_("waits before it is shown"), default=False)
    version = models.PositiveIntegerField(default=0)  # grows with every report and decision
    opened_at = models.DateTimeField(_("since"))
    closed_at = models.DateTimeField(_("done"), null=True, blank=True)

    waits_since = models.DateTimeField(null=True, blank=True)
    needs_moderator = models.BooleanField(default=False, db_default=False)
    hold = models.CharField(
        _("hidden for now"), max_length=10, blank=True, default="", db_default=""
    )
    held_at = models.DateTimeField(_("hidden for now since"), null=True, blank=True)
    score = models.FloatField(null=True, blank=True)
    threshold = models.FloatField(null=True, blank=True)
    score_from = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], name="one_case_per_thing"
            ),
            models.CheckConstraint(
                condition=Q(is_open=True) | Q(awaits_approval=False),
                name="who_awaits_approval_is_in_the_queue",
            ),
            models.CheckConstraint(
                condition=Q(is_open=True) | Q(hold=""),
                name="what_is_hidden_for_now_is_in_the_queue",
            ),
            models.CheckConstraint(
                condition=Q(hold="", held_at__isnull=True)
                | (~Q(hold="") & Q(held_at__isnull=False)),
                name="what_is_hidden_for_now_has_a_clock",
            ),
        ]
        indexes = [models.Index(fields=["site", "is_open", "opened_at"], name="moderation_queue")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} ({self.site.hostname})"

    @property
    def what(self) -> Kind:
        """How to handle this kind of content."""
        return KINDS[self.kind]

    @property
    def is_hidden(self) -> bool:
        """Whether the thing is hidden now."""
        return self.thing is not None and self.what.is_hidden(self.thing)

    @property
    def put_back_at(self) -> datetime | None:
        """When what a rule hid comes back by itself."""
        from moderation.clocks import put_back_at

        return put_back_at(self.hold, self.held_at) if self.held_at else None

    def put_on_hold(self, basis: str, now: datetime) -> None:
        """A rule hid the thing: its clock starts. Not saved yet."""
        self.hold, self.held_at = basis, now
        self.reminded_at = self.escalated_at = None

    def let_go(self) -> None:
        """No clock runs any more. Not saved yet."""
        self.hold, self.held_at = "", None
        self.reminded_at = self.escalated_at = None

    def close(self, now: datetime) -> None:
        """Take it off the queue. Not saved yet."""
        self.let_go()
        self.is_open, self.closed_at = False, now
        self.awaits_approval, self.waits_since, self.needs_moderator = False, None, False
