"""The panel with the questions about when."""

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import Panel


class SourcePanel(Panel):
    """Says that a partner's calendar fills this page, which parts follow it and which are ours."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page."""

        template_name = "events/admin/source_panel.html"

        @cached_property
        def memory(self):
            """What we remember of its source, or None."""
            from events.models import FeedActivity

            if self.instance.pk is None:
                return None
            found = FeedActivity.objects.filter(key=self.instance.translation_key)
            return found.select_related("feed__organisation").first()

        def is_shown(self) -> bool:
            """Only for what came out of a calendar."""
            return super().is_shown() and self.memory is not None

        def get_context_data(self, parent_context=None) -> dict:
            """Which parts follow."""
            from events.feed_words import part_words
            from events.given import PARTS, prints_of

            memory, own = self.memory, prints_of(self.instance)
            ours = [part for part in PARTS if own[part] != memory.prints.get(part)]
            theirs = [part for part in PARTS if part not in ours]
            return super().get_context_data(parent_context) | {
                "memory": memory,
                "feed_url": reverse("partner_feeds:inspect", args=[memory.feed_id]),
                "ours": part_words(ours) if ours else "",
                "theirs": part_words(theirs) if theirs else "",
            }


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
