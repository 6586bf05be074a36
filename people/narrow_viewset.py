"""Admin screens of one neighbourhood's things that do only some of what Wagtail offers for a model."""

from typing import ClassVar

from django.db.models import QuerySet
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from people.site_viewset import SiteViewSetMixin

LINKED_DOORS = {"add", "edit", "delete", "history", "usage"}


class HereIndex(IndexView):
    """A list of what belongs to the neighbourhood whose door was used. Asks for each right once, not
    once per row: the rights of the visitor do not change while a page is made.

    Attributes:
        site_field: the lookup that leads to the neighbourhood.
    """

    site_field = "site"

    def get_base_queryset(self) -> QuerySet:
        """Also for who works in several: only of this one."""
        return super().get_base_queryset().filter(**{self.site_field: self.request.site})

    def user_has_permission(self, permission: str) -> bool:
        """As Wagtail's, remembered for this page."""
        known = self.__dict__.setdefault("_rights", {})
        if permission not in known:
            known[permission] = super().user_has_permission(permission)
        return known[permission]

    def user_has_any_permission(self, permissions) -> bool:
        """As Wagtail's, remembered for this page."""
        return any(self.user_has_permission(permission) for permission in sorted(permissions))


class NarrowViewSet(SiteViewSetMixin, ModelViewSet):
    """A viewset with only the screens that `doors` names; nothing leads to the others.

    Attributes:
        doors: of "index", "inspect", "add", "edit", "delete" and "history".
    """

    doors: ClassVar[set[str]]
    copy_view_enabled = False
    add_to_reference_index = False

    @property
    def inspect_view_enabled(self) -> bool:
        """Whether one thing has a page of its facts."""
        return "inspect" in self.doors

    def get_common_view_kwargs(self, **kwargs) -> dict:
        """No links to what is not there."""
        nowhere = {f"{door}_url_name": "" for door in LINKED_DOORS - self.doors}
        return super().get_common_view_kwargs(**kwargs) | nowhere

    @property
    def url_finder_class(self) -> type:
        """Who looks for a thing's address finds its facts where it can't be changed."""
        name = self.get_url_name("edit" if "edit" in self.doors else "inspect")
        return type("NarrowURLFinder", (super().url_finder_class,), {"edit_url_name": name})

    def get_urlpatterns(self) -> list:
        """Only the doors that there are, and the parts of a page that belong to them."""
        patterns = super().get_urlpatterns()
        return [p for p in patterns if p.name.removesuffix("_results") in self.doors]
