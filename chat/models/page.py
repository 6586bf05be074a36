"""The page of the living room: one per language, all showing the one room of the neighbourhood."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from neighbourhoods.caching import private_page
from neighbourhoods.pages import BasePage


class ChatPage(BasePage):
    """`/huiskamer/`. Personal: it knows who reads, so no cache keeps it."""

    introduction = models.TextField(
        _("introduction"),
        max_length=200,
        blank=True,
        help_text=_("One or two sentences at the top. Leave empty for our own words."),
    )
    house_rules = models.TextField(
        _("house rules"),
        max_length=1200,
        blank=True,
        help_text=_("One rule on each line, five at most. Leave empty for our own rules."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("house_rules"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "chat/chat_page.html"

    class Meta:
        verbose_name = _("living room page")
        verbose_name_plural = _("living room pages")

    def page_context(self, request) -> dict:
        """The page without any room."""
        return super().get_context(request) | {"title": self.title}

    def get_context(self, request, *args, **kwargs) -> dict:
        """The page with its room as this person may see it."""
        from chat.actions.open_living_room import living_room
        from chat.room_view import room_context

        context = self.page_context(request)
        return context | room_context(request, living_room(request.site))

    def serve(self, request, *args, **kwargs):
        """Serve without leaving a copy anywhere: what one person sees is not for the next."""
        return private_page(super().serve)(request, *args, **kwargs)

    @property
    def rules(self) -> list[str]:
        """The house rules, one by one."""
        return [line.strip() for line in self.house_rules.splitlines() if line.strip()][:5]
