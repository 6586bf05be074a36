"""A plain page: about us, privacy, accessibility, house rules."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from neighbourhoods.fields import BodyField
from neighbourhoods.pages import BasePage


class ContentPage(BasePage):
    """A page of text and pictures that stays."""

    introduction = models.TextField(_("introduction"), max_length=300, blank=True)
    body = BodyField(verbose_name=_("text"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    template = "home/content_page.html"

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
