"""What the living room adds to the admin."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry, register_permission_policy

from chat import help_admin, roster_admin
from chat.admin import RoomViewSet
from chat.models import HelpTalk, Room, Shift
from chat.policies import ByRoomRights, RoomPolicy
from people.site_policy import SitePermissionPolicy

register_permission_policy(Room, RoomPolicy(Room), exact_class=True)
register_permission_policy(Shift, ByRoomRights(Shift, "room__site"), exact_class=True)
register_permission_policy(
    HelpTalk, SitePermissionPolicy(HelpTalk, only=["view"]), exact_class=True
)

ACTS = {
    "door": (_("Open or close"), _("Door moved from the spot")),
    "pace": (_("Slow mode"), _("Slow mode changed from the spot")),
    "swap": (_("Swap"), _("Turn of a host taken over")),
}


@hooks.register("register_admin_viewset")
def rooms() -> RoomViewSet:
    """Name, topic, door, hours and pace of the rooms."""
    return RoomViewSet()


@hooks.register("register_admin_viewset")
def help_talks() -> help_admin.HelpTalkViewSet:
    """Facts about help talks, for the manager."""
    return help_admin.HelpTalkViewSet()


@hooks.register("register_admin_viewset")
def shifts() -> roster_admin.ShiftViewSet:
    """Who is host when."""
    return roster_admin.ShiftViewSet()


@hooks.register("register_admin_urls")
def roster_urls() -> list:
    """/beheer/huiskamer/rooster/: the coming two weeks."""
    return [
        path("huiskamer/rooster/", roster_admin.overview, name="chat_roster"),
        path(
            "huiskamer/rooster/<int:shift_id>/<str:day>/",
            roster_admin.swap,
            name="chat_roster_swap",
        ),
    ]


class RosterItem(MenuItem):
    """The roster in the menu."""

    def is_shown(self, request) -> bool:
        """For who may change rooms here."""
        return policy_registry.get_by_type(Room).user_has_permission(request.user, "change")


@hooks.register("register_admin_menu_item")
def roster_menu_item() -> RosterItem:
    """Beside the rooms."""
    return RosterItem(
        _("Roster of hosts"),
        reverse_lazy("chat_roster"),
        name="chat_roster",
        icon_name="group",
        order=131,
    )


@hooks.register("register_log_actions")
def name_acts(actions) -> None:
    """What is logged of the rooms, and every act around a help talk."""
    for act, (label, message) in ACTS.items():
        actions.register_action(f"chat.{act}", label, message)
    for act, told in help_admin.ACTS.items():
        actions.register_action(f"chat.help_{act}", told, told)
