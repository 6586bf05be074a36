"""Days on which the house is closed: holidays and school breaks."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


class ClosureQuerySet(models.QuerySet):
    """Questions about closures."""

    def days(self, site: Site) -> "ClosedDays":
        """Every closed period of `site`, ready to be asked."""
        return ClosedDays(self.filter(site=site).values_list("first_day", "last_day"))


class ClosedDays:
    """Whether a day falls in a closed period."""

    def __init__(self, periods=()) -> None:
        self.periods = list(periods)

    def __contains__(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.periods)


class Closure(models.Model):
    """A closed period. Repeating activities may skip it."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="event_closures", editable=False
    )
    name = models.CharField(_("name"), max_length=60, help_text=_("For instance May holiday."))
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), help_text=_("This day is closed too."))

    objects = ClosureQuerySet.as_manager()

    class Meta:
        verbose_name = _("closed period")
        verbose_name_plural = _("closed periods")
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="closure_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A period runs forward."""
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day is before the first day.")})
