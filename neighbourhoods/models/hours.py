"""When the centre's door is open: a week, and the days that differ."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class Weekday(models.IntegerChoices):
    """As date.weekday(): Monday is 0."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class WeekHours(Orderable):
    """One stretch of opening on a day of the week; a day may have several. Closes after midnight
    when `closes` is not later than `opens`. Of a door: the centre's, or a room's."""

    weekday = models.IntegerField(_("day"), choices=Weekday.choices)
    opens = models.TimeField(_("opens at"))
    closes = models.TimeField(_("closes at"))

    panels = [FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")])]

    class Meta:
        abstract = True
        ordering = ["weekday", "opens"]
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class OtherHours(Orderable):
    """Days that differ from the week: closed (no times) or open at other times."""

    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("up to and including"), null=True, blank=True)
    opens = models.TimeField(
        _("opens at"), null=True, blank=True, help_text=_("Leave empty when closed.")
    )
    closes = models.TimeField(_("closes at"), null=True, blank=True)
    reason = models.CharField(
        _("reason"), max_length=80, blank=True, help_text=_("For instance King's Day.")
    )

    panels = [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        FieldPanel("reason"),
    ]

    class Meta:
        abstract = True
        ordering = ["first_day"]
        verbose_name = _("other hours")
        verbose_name_plural = _("other hours")

    def __str__(self) -> str:
        return f"{self.first_day} {self.reason}"

    def clean(self) -> None:
        """Both times or none; the last day is not before the first."""
        super().clean()
        if self.last_day and self.first_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day is before the first day.")})
        if (self.opens is None) != (self.closes is None):
            raise ValidationError(
                {"closes": _("Fill in both times, or leave both empty when closed.")}
            )

    @property
    def days(self) -> int:
        """How many days this exception is about."""
        return ((self.last_day or self.first_day) - self.first_day).days + 1

    def covers(self, day) -> bool:
        """Whether this exception is about `day`."""
        return self.first_day <= day <= (self.last_day or self.first_day)


class OpeningHours(WeekHours):
    """Of the centre itself."""

    settings = ParentalKey(
        "neighbourhoods.NeighbourhoodSettings",
        on_delete=models.CASCADE,
        related_name="opening_hours",
    )

    class Meta(WeekHours.Meta):
        abstract = False


class OpeningException(OtherHours):
    """Of the centre itself."""

    settings = ParentalKey(
        "neighbourhoods.NeighbourhoodSettings",
        on_delete=models.CASCADE,
        related_name="opening_exceptions",
    )

    class Meta(OtherHours.Meta):
        abstract = False
