"""The front page: who is in, what happens today, the newest notices and news."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from neighbourhoods.pages import BasePage


class HomePage(BasePage):
    """Root of a neighbourhood in one language."""

    heading = models.CharField(_("heading"), max_length=60, default="Kom binnen,")
    heading_accent = models.CharField(
        _("heading, second part"), max_length=60, default="de koffie staat klaar"
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=300,
        default="Hier vind je wat er in de buurt te doen is. Praat met je buren. Of vraag om hulp.",
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("heading"),
        FieldPanel("heading_accent"),
        FieldPanel("introduction"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    template = "home/home_page.html"

    def get_context(self, request, *args, **kwargs):
        """What each room has to show, as of now."""
        from home.front import front

        return {**super().get_context(request, *args, **kwargs), **front(request, timezone.now())}

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
