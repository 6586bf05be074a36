"""Rights in the admin on things that belong to one neighbourhood (a model with a `site`).

A group stands for a role in one neighbourhood (RoleGroup). A right given to that group holds for
the things of that neighbourhood only: an editor of Lombok neither sees nor touches Overvecht's.
"""

from collections.abc import Iterable

from django.db.models import Model, Q, QuerySet
from wagtail.models import Site
from wagtail.permission_policies import ModelPermissionPolicy

from people.models import RoleGroup, User


def rights_per_site(user: User) -> frozenset[tuple[int, int, str]]:
    """Every (site, content type, codename) that the roles of `user` give, read once for this object
    as Django does with rights that know no site."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    if not hasattr(user, "_rights_per_site"):
        right = "group__permissions__"
        rows = RoleGroup.objects.filter(group__user=user, group__permissions__isnull=False)
        found = rows.values_list("site_id", f"{right}content_type_id", f"{right}codename")
        user._rights_per_site = frozenset(found)
    return user._rights_per_site


class SitePermissionPolicy(ModelPermissionPolicy):
    """Wagtail's model rights, bounded by the neighbourhood of the group that has them.

    Args:
        model: a model with a foreign key to Site.
        site_field: the lookup that leads to the site.
        auth_model: whose rights count, when not those on `model` itself.
        only: what can be done with these things at all, also by who has all rights; None is everything.
    """

    def __init__(
        self,
        model: type[Model] | str,
        site_field: str = "site",
        auth_model: type[Model] | str | None = None,
        only: Iterable[str] | None = None,
    ) -> None:
        super().__init__(model, auth_model=auth_model)
        self.site_field = site_field
        self.only = None if only is None else frozenset(only)

    def sites(self, user: User, actions: Iterable[str]) -> QuerySet[Site]:
        """The neighbourhoods where `user` may do at least one of `actions`."""
        if not user.is_authenticated or not user.is_active:
            return Site.objects.none()
        if user.is_superuser:
            return Site.objects.all()
        rights = self._get_permission_objects_for_actions(actions)
        return Site.objects.filter(
            role_groups__group__user=user, role_groups__group__permissions__in=rights
        ).distinct()

    def user_has_permission(self, user: User, action: str) -> bool:
        """Whether `user` may do `action` in any neighbourhood."""
        return self._exists(action) and bool(self._site_ids(user, action))

    def user_has_permission_for_instance(self, user: User, action: str, instance: Model) -> bool:
        """Whether `user` may do `action` with this very thing."""
        site = self.site_of(instance)
        if site is None:
            return self.user_has_permission(user, action)
        return self._exists(action) and (
            user.is_superuser or site.pk in self._site_ids(user, action)
        )

    def _exists(self, action: str) -> bool:
        return self.only is None or action in self.only

    def _site_ids(self, user: User, action: str) -> set[int]:
        """As `sites`, without asking the database again for each item of the menu."""
        if user.is_authenticated and user.is_active and user.is_superuser:
            return set(self.sites(user, [action]).values_list("pk", flat=True))
        names = {(self._content_type.pk, name) for name in self._get_permission_codenames([action])}
        return {site for site, *right in rights_per_site(user) if tuple(right) in names}

    def instances_user_has_any_permission_for(
        self, user: User, actions: Iterable[str]
    ) -> QuerySet[Model]:
        """The things of the neighbourhoods where `user` may do one of `actions`."""
        allowed = self.sites(user, actions)
        return self.model._default_manager.filter(**{f"{self.site_field}__in": allowed})

    def users_with_any_permission_for_instance(
        self, actions: Iterable[str], instance: Model
    ) -> QuerySet[User]:
        """Who may do one of `actions` with this thing."""
        site = self.site_of(instance)
        rights = self._get_permission_objects_for_actions(actions)
        in_group = Q(groups__role_group__site=site, groups__permissions__in=rights)
        return User.objects.filter(Q(is_superuser=True) | in_group, is_active=True).distinct()

    def site_of(self, instance: Model) -> Site | None:
        """The neighbourhood of a thing, None while it has none yet."""
        value: object = instance
        for name in self.site_field.split("__"):
            if getattr(value, f"{name}_id", None) is None:
                return None
            value = getattr(value, name)
        return value if isinstance(value, Site) else None
