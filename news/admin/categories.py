"""Categories in the admin: each neighbourhood keeps its own."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies.sites import SitePermissionPolicy
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.views.snippets import (
    CreateView,
    DeleteView,
    EditView,
    HistoryView,
    SnippetViewSet,
    UsageView,
)

from news.models import Category
from people.site_viewset import OwnChooserViewSet

policy = SitePermissionPolicy(Category)


class OwnCategoryMixin:
    """Wagtail's views check a right on the model, not on the thing itself."""

    def get_object(self, *args, **kwargs):
        """The category, when it is of this neighbourhood and this person may see it."""
        found = super().get_object(*args, **kwargs)
        user, site = self.request.user, self.request.site
        if found.site_id != site.pk or not policy.user_has_any_permission_for_instance(
            user, ["change", "delete", "view"], found
        ):
            raise Http404
        return found


class EditCategory(OwnCategoryMixin, EditView):
    """Changes one."""


class DeleteCategory(OwnCategoryMixin, DeleteView):
    """Deletes one."""


class CategoryHistory(OwnCategoryMixin, HistoryView):
    """What happened to one."""


class CategoryUsage(OwnCategoryMixin, UsageView):
    """Where one is used."""


class OwnCategoriesMixin:
    """Offers the categories of this neighbourhood."""

    def get_object_list(self):
        """Of the neighbourhood whose admin this is."""
        return super().get_object_list().filter(site=self.request.site)


class ChooseCategory(OwnCategoriesMixin, ChooseView):
    """The chooser."""


class ChooseCategoryResults(OwnCategoriesMixin, ChooseResultsView):
    """What it finds."""


class ChosenCategory(SnippetChosenView):
    """The one that was chosen."""

    def get_object(self, pk):
        """As if another neighbourhood's category did not exist."""
        return self.model_class.objects.get(pk=pk, site=self.request.site)


class ChosenCategories(SnippetChosenMultipleView):
    """The ones that were chosen."""

    def get_objects(self, pks):
        """Those of this neighbourhood."""
        return super().get_objects(pks).filter(site=self.request.site)


class CategoryChooser(OwnChooserViewSet):
    """Chooses a category: every writer may, without a right on categories themselves."""

    choose_view_class = ChooseCategory
    choose_results_view_class = ChooseCategoryResults
    chosen_view_class = ChosenCategory
    chosen_multiple_view_class = ChosenCategories


class CreateCategory(CreateView):
    """A new category belongs to the neighbourhood whose admin this is."""

    def dispatch(self, request, *args, **kwargs):
        """Only for who may add one here."""
        if not policy.user_has_permission_for_instance(request.user, "add", request.site):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_initial_form_instance(self):
        """With its neighbourhood."""
        instance = super().get_initial_form_instance() or self.model()
        instance.site = self.request.site
        return instance


class CategoryViewSet(SnippetViewSet):
    """ "Rubrieken" in the menu."""

    model = Category
    icon = "tag"
    menu_label = _("Newspaper categories")
    menu_name = "news-categories"
    menu_order = 190
    add_to_settings_menu = True
    list_display = ["name", "slug", "get_colour_display", "order"]
    copy_view_enabled = False
    add_view_class = CreateCategory
    edit_view_class = EditCategory
    delete_view_class = DeleteCategory
    history_view_class = CategoryHistory
    usage_view_class = CategoryUsage
    chooser_viewset_class = CategoryChooser

    def get_queryset(self, request):
        """Of this neighbourhood."""
        return Category.objects.filter(site=request.site)
