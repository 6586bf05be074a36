"""The page /prikbord/: the notices of this neighbourhood on cork."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from neighbourhoods.pages import BasePage


class BoardPage(BasePage):
    """The notice board in one language; the notices are the same in all."""

    introduction = models.TextField(_("introduction"), max_length=300, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "board/board_page.html"

    class Meta:
        verbose_name = _("notice board")
        verbose_name_plural = _("notice boards")

    def get_context(self, request, *args, **kwargs) -> dict:
        """The notices that were asked for, with the filters."""
        from board.listing import Listing

        context = super().get_context(request, *args, **kwargs)
        context["listing"] = Listing.from_query(request.site, request.GET)
        return context
