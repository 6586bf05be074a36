"""The agenda: every date of the neighbourhood, by day, week or month."""

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from neighbourhoods.pages import BasePage


class EventIndexPage(BasePage):
    """The agenda of a neighbourhood in one language."""

    introduction = models.CharField(
        _("introduction"), max_length=200, blank=True, help_text=_("One warm sentence.")
    )

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")

    def serve(self, request: HttpRequest, *args, **kwargs):
        """List, week or month: whatever the address asks."""
        from events.agenda import agenda_context

        self.reading = agenda_context(self, request, timezone.now())
        return super().serve(request, *args, **kwargs)

    def get_template(self, request: HttpRequest, *args, **kwargs) -> str:
        """One template per way of looking."""
        return f"events/agenda_{self.reading['view']}.html"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """What the address asks for."""
        if not hasattr(self, "reading"):  # a preview in the admin
            from events.agenda import agenda_context

            self.reading = agenda_context(self, request, timezone.now())
        return super().get_context(request, *args, **kwargs) | self.reading
