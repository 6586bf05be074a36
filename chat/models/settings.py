"""What a neighbourhood chooses for all its rooms."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="comment")
class ChatSettings(BaseSiteSetting):
    """How long words are kept."""

    keep_days = models.PositiveSmallIntegerField(
        _("days that messages are kept"),
        default=365,
        validators=[MinValueValidator(7), MaxValueValidator(3650)],
        help_text=_("After that they are erased from every room, for good."),
    )

    panels = [FieldPanel("keep_days")]

    class Meta:
        verbose_name = _("living room and rooms")

    def __str__(self) -> str:
        return str(self.site)
