"""Rights on rooms and on what belongs to them: who may change rooms may add to them."""

from collections.abc import Iterable

from django.db.models import Model, QuerySet

from chat.models import Room, RoomKind
from people.models import User
from people.site_policy import SitePermissionPolicy

OF_EVERYBODY = [RoomKind.LIVING, RoomKind.THEME]


class ByRoomRights(SitePermissionPolicy):
    """Everything but looking asks for the right to change rooms."""

    def __init__(self, model: type[Model], site_field: str = "site") -> None:
        super().__init__(model, site_field, auth_model=Room)

    def _get_permission_codenames(self, actions: Iterable[str]) -> set[str]:
        asked = {"view" if action == "view" else "change" for action in actions}
        return super()._get_permission_codenames(asked)


class RoomPolicy(ByRoomRights):
    """Rooms of everybody; they are put away and never deleted. A closed circle is nobody's to manage."""

    def user_has_permission(self, user: User, action: str) -> bool:
        """As the groups say, but never `delete`."""
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user: User, action: str, instance: Model) -> bool:
        """As user_has_permission, for the neighbourhood of this room."""
        if action == "delete" or instance.is_closed_circle:
            return False
        return super().user_has_permission_for_instance(user, action, instance)

    def instances_user_has_any_permission_for(
        self, user: User, actions: Iterable[str]
    ) -> QuerySet[Model]:
        """As SitePermissionPolicy, without closed circles."""
        rooms = super().instances_user_has_any_permission_for(user, actions)
        return rooms.filter(kind__in=OF_EVERYBODY)
