"""Help talks for the manager: facts about them and who opened them, never a word and not who asked."""

from typing import ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic.models import InspectView
from wagtail.log_actions import registry

from chat.models import HelpState, HelpTalk
from people.narrow_viewset import HereIndex, NarrowViewSet

ACTS = {
    "open": _("Opened the help talk"),
    "take": _("Took the help talk"),
    "hand_over": _("Handed the help talk over or put it back"),
    "close": _("Closed the help talk"),
    "reopen": _("Opened the help talk again"),
}


class HelpTalkIndex(HereIndex):
    """The help talks of this neighbourhood."""

    def get_base_queryset(self) -> QuerySet:
        """With the worker who is on it."""
        return super().get_base_queryset().select_related("taken_by")


class HelpTalkFacts(InspectView):
    """One help talk: when, which worker, and everybody who opened it."""

    def get_context_data(self, **kwargs) -> dict:
        """With the log of it."""
        entries = registry.get_logs_for_instance(self.object).select_related("user")
        return super().get_context_data(**kwargs) | {"entries": entries.order_by("timestamp")}


class HelpTalkViewSet(NarrowViewSet):
    """Facts about help talks: nobody changes or erases them here."""

    model = HelpTalk
    doors: ClassVar = {"index", "inspect"}
    name = "chat_help_talks"
    url_prefix = "huiskamer/hulpgesprekken"
    icon = "help"
    menu_label = _("Help talks")
    menu_name = "chat_help_talks"
    menu_order = 145
    add_to_admin_menu = True
    index_view_class = HelpTalkIndex
    inspect_view_class = HelpTalkFacts
    inspect_template_name = "chat/admin/help_talk.html"
    exclude_form_fields = ["room", "asker"]
    inspect_view_fields = ["state", "taken_by", "asked_at", "taken_at", "closed_at"]
    ordering = ["-asked_at"]
    list_display = [
        "__str__",
        StatusTagColumn(
            "state",
            label=_("state"),
            accessor="get_state_display",
            primary=lambda talk: talk.state == HelpState.WAITING,
        ),
        Column("taken_by", label=_("worker")),
        DateColumn("asked_at", label=_("asked")),
        DateColumn("closed_at", label=_("closed")),
    ]
