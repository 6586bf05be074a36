"""The page that says how to reach us, and takes questions."""

from django.db import models
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.search import index

from contact.form_builder import form_for
from contact.structured_data import structured_data
from contact.week import other_days, week
from neighbourhoods.company import hosts_around
from neighbourhoods.hours import open_state
from neighbourhoods.pages import BasePage


class ContactPage(BasePage):
    """Contact in one language. It always lives at `contact`."""

    introduction = models.TextField(_("introduction"), max_length=300, blank=True)
    directions = models.TextField(
        _("the way here"),
        max_length=800,
        blank=True,
        help_text=_(
            "From the bus or tram, in words that somebody who can't see the map can follow."
        ),
    )
    getting_in = models.TextField(
        _("getting in"),
        max_length=500,
        blank=True,
        help_text=_("Steps, width of the door, toilet, parking, dogs, hearing loop."),
    )
    show_map = models.BooleanField(_("show the drawn map"), default=True)
    form_title = models.CharField(_("heading of the form"), max_length=80, blank=True)
    form_introduction = models.TextField(_("text above the form"), max_length=300, blank=True)
    thanks = models.TextField(
        _("thanks"),
        max_length=300,
        blank=True,
        help_text=_("What people read after sending. Say when they may expect an answer."),
    )

    base_form_class = WagtailAdminFormPageForm
    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [FieldPanel("directions"), FieldPanel("getting_in"), FieldPanel("show_map")],
            _("Coming by"),
        ),
        InlinePanel("team", heading=_("Team"), label=_("person")),
        MultiFieldPanel(
            [FieldPanel("form_title"), FieldPanel("form_introduction"), FieldPanel("thanks")],
            _("Form"),
        ),
        InlinePanel(
            "form_fields",
            heading=_("Questions in the form"),
            label=_("question"),
            help_text=_(
                "Name and e-mail address are always asked. Empty: one field for the question."
            ),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("directions"),
        index.SearchField("getting_in"),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "contact/contact_page.html"

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def serve(self, request, *args, **kwargs):
        """Show the page, or take the form that was sent."""
        if request.method == "POST":
            from contact.views import receive

            return receive(request, self)
        return super().serve(request, *args, **kwargs)

    def show(self, request, form):
        """The page with this form in it, not kept by any cache."""
        return TemplateResponse(
            request, self.get_template(request), self.get_context(request, form=form)
        )

    def get_context(self, request, *args, form=None, **kwargs) -> dict:
        """The form, the team, and who is around and what the hours are now."""
        now = timezone.now()
        neighbourhood = request.neighbourhood
        return super().get_context(request, *args, **kwargs) | {
            "form": form or form_for(self, now=now),
            "team": self.team.select_related("photo").all(),
            "hosts": hosts_around(request.site, now),
            "open_state": open_state(request.site, now),
            "week": week(neighbourhood, now),
            "other_days": other_days(neighbourhood, now),
            "structured_data": structured_data(
                neighbourhood, request.build_absolute_uri(self.get_url(request))
            ),
        }
