"""Words about which a moderator wants to be asked first: one list per neighbourhood."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="warning")
class WorryWords(BaseSiteSetting):
    """A message with one of these waits until a moderator has read it."""

    words = models.TextField(
        _("words that wait for a moderator"),
        max_length=4000,
        blank=True,
        help_text=_(
            "One word or phrase on each line. Capitals, accents and look-alike letters make no"
            " difference; a word inside a longer word does not count."
        ),
    )

    panels = [FieldPanel("words")]

    class Meta:
        verbose_name = _("words in the living room")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
