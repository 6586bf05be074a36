"""The panel with the questions about when."""

from django.urls import reverse
from wagtail.admin.panels import Panel


class SchedulePanel(Panel):
    """Shows the page form's `schedule_form`, with the next dates in words."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page."""

        template_name = "events/admin/schedule_panel.html"

        def get_context_data(self, parent_context=None) -> dict:
            """The form, and the dates it leads to now."""
            from events.admin.preview import preview_of_page
            from events.models.continuation import Continuation

            context = super().get_context_data(parent_context)
            return context | {
                "when": self.form.schedule_form,
                "page": self.instance,
                "taken_over": Continuation.objects.after(self.instance.life_key),
                "preview_url": reverse("events_admin:preview"),
                "preview": preview_of_page(self.instance, self.form),
                "dates_url": reverse("events_admin:dates", args=[self.instance.pk])
                if self.instance.pk and self.instance.live
                else "",
            }
