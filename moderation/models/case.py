"""Everything around one thing: its reports, its decisions, and whether somebody still has to look."""

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
    """One per thing, opened when it is reported or waits for approval, opened again as often as needed."""

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
