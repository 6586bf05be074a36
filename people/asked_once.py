"""Admin lists that ask for each right once, not once per row."""


class AskedOnceMixin:
    """For an index view: the rights of the visitor do not change while a page is made."""

    def user_has_permission(self, permission: str) -> bool:
        """As Wagtail's, remembered for this page."""
        known = self.__dict__.setdefault("_rights", {})
        if permission not in known:
            known[permission] = super().user_has_permission(permission)
        return known[permission]

    def user_has_any_permission(self, permissions) -> bool:
        """As Wagtail's, remembered for this page."""
        return any(self.user_has_permission(permission) for permission in sorted(permissions))
