"""Admin screens of things that belong to one neighbourhood: each shows only its own."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)

RIGHTS = ("add", "change", "delete", "view")
VIEWS = (
    "index_view_class",
    "edit_view_class",
    "delete_view_class",
    "history_view_class",
    "usage_view_class",
    "inspect_view_class",
    "copy_view_class",
)


class OwnObjectsMixin:
    """A view that knows no objects but those of the visitor's neighbourhoods."""

    def get_base_queryset(self) -> QuerySet:
        """Only what this person may do something with."""
        policy = policy_registry.get_by_type(self.model)
        allowed = policy.instances_user_has_any_permission_for(self.request.user, RIGHTS)
        return super().get_base_queryset().filter(pk__in=allowed.values("pk"))

    def get_object(self, queryset: QuerySet | None = None):
        """As if another neighbourhood's object did not exist."""
        found = super().get_object(queryset) if queryset is not None else super().get_object()
        policy = policy_registry.get_by_type(self.model)
        if not policy.user_has_any_permission_for_instance(self.request.user, RIGHTS, found):
            raise Http404
        return found


class OwnSiteMixin:
    """A view that makes something for the neighbourhood whose door was used."""

    def get_initial_form_instance(self):
        """A new object that already knows where it belongs, so that its own rules can be checked."""
        instance = super().get_initial_form_instance() or self.model()
        policy = policy_registry.get_by_type(self.model)
        sites = policy.sites(self.request.user, ["add"])
        site = sites.filter(pk=self.request.site.pk).first() or sites.first()
        if site is None:
            raise PermissionDenied
        instance.site = site
        return instance


class OwnChoicesMixin:
    """A chooser that offers and gives only what is the visitor's own."""

    def _own(self, objects: QuerySet) -> QuerySet:
        policy = policy_registry.get_by_type(objects.model)
        allowed = policy.instances_user_has_any_permission_for(self.request.user, RIGHTS)
        return objects.filter(pk__in=allowed.values("pk"))

    def get_object_list(self) -> QuerySet:
        """What can be chosen."""
        return self._own(super().get_object_list())

    def get_object(self, pk):
        """The one that was chosen."""
        return self._own(self.model_class.objects.all()).get(pk=pk)

    def get_objects(self, pks) -> QuerySet:
        """The ones that were chosen."""
        return self._own(super().get_objects(pks))


class OwnChooserViewSet(SnippetChooserViewSet):
    """Chooser of snippets that belong to one neighbourhood."""

    choose_view_class = type("OwnChooseView", (OwnChoicesMixin, ChooseView), {})
    choose_results_view_class = type("OwnResultsView", (OwnChoicesMixin, ChooseResultsView), {})
    chosen_view_class = type("OwnChosenView", (OwnChoicesMixin, SnippetChosenView), {})
    chosen_multiple_view_class = type(
        "OwnChosenMultipleView", (OwnChoicesMixin, SnippetChosenMultipleView), {}
    )

    def get_urlpatterns(self) -> list:
        """Nothing is made in a chooser that has no form for it."""
        patterns = super().get_urlpatterns()
        return [p for p in patterns if p.name != "create" or self.creation_form_class]


class SiteViewSetMixin:
    """For a ModelViewSet or SnippetViewSet of a model with a `site` and a SitePermissionPolicy."""

    chooser_viewset_class = OwnChooserViewSet

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in VIEWS:
            setattr(self, name, _mixed(OwnObjectsMixin, getattr(self, name)))
        self.add_view_class = _mixed(OwnSiteMixin, self.add_view_class)


def _mixed(mixin: type, view: type) -> type:
    return type(f"Own{view.__name__}", (mixin, view), {})
