"""Help talks for the manager: facts about them and who opened them, never a word and not who asked."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.models import InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import registry

from chat.models import HelpState, HelpTalk
from people.asked_once import AskedOnceMixin
from people.site_policy import SitePermissionPolicy
from people.site_viewset import SiteViewSetMixin

ACTS = {
    "open": _("Opened the help talk"),
    "take": _("Took the help talk"),
    "hand_over": _("Handed the help talk over or put it back"),
    "close": _("Closed the help talk"),
    "reopen": _("Opened the help talk again"),
}


class HelpTalkPolicy(SitePermissionPolicy):
    """Who may see the facts. Nobody changes or erases them here."""

    def user_has_permission(self, user, action: str) -> bool:
        """As the groups say, but only `view`."""
        return action == "view" and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user, action: str, instance) -> bool:
        """As user_has_permission, for the neighbourhood of this talk."""
        return action == "view" and super().user_has_permission_for_instance(user, action, instance)


class HelpTalkIndex(AskedOnceMixin, IndexView):
    """The help talks of the neighbourhood whose door was used."""

    def get_base_queryset(self) -> QuerySet:
        """Only of this neighbourhood."""
        return super().get_base_queryset().filter(site=self.request.site).select_related("taken_by")


class HelpTalkFacts(InspectView):
    """One help talk: when, which worker, and everybody who opened it."""

    def get_context_data(self, **kwargs) -> dict:
        """With the log of it."""
        entries = registry.get_logs_for_instance(self.object).select_related("user")
        return super().get_context_data(**kwargs) | {"entries": entries.order_by("timestamp")}


class HelpTalkViewSet(SiteViewSetMixin, ModelViewSet):
    """Facts about help talks."""

    model = HelpTalk
    name = "chat_help_talks"
    url_prefix = "huiskamer/hulpgesprekken"
    icon = "help"
    menu_label = _("Help talks")
    menu_name = "chat_help_talks"
    menu_order = 145
    add_to_admin_menu = True
    index_view_class = HelpTalkIndex
    inspect_view_class = HelpTalkFacts
    inspect_view_enabled = True
    inspect_template_name = "chat/admin/help_talk.html"
    copy_view_enabled = False
    add_to_reference_index = False
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

    def get_common_view_kwargs(self, **kwargs) -> dict:
        """No links to what is not there."""
        nowhere = {"add_url_name": "", "edit_url_name": "", "delete_url_name": ""}
        nowhere |= {"usage_url_name": "", "history_url_name": ""}
        return super().get_common_view_kwargs(**kwargs) | nowhere

    @property
    def url_finder_class(self):
        """Who looks for a talk's address finds its facts."""
        return type("HelpTalkURLFinder", (super().url_finder_class,), {
            "edit_url_name": self.get_url_name("inspect"),
        })  # fmt: skip

    def get_urlpatterns(self) -> list:
        """List and facts."""
        kept = {"index", "index_results", "inspect"}
        return [p for p in super().get_urlpatterns() if p.name in kept]
