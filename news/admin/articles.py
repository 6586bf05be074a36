"""The list of articles in the admin."""

import django_filters
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Locale

from news.models import ArticlePage, Category, NewsIndexPage


def _own_categories(request):
    return Category.objects.filter(site=request.site).select_related("locale")


class ArticleFilterSet(WagtailFilterSet):
    """Only what belongs to this neighbourhood may be filtered on: the names of others stay theirs."""

    category = django_filters.ModelChoiceFilter(label=_("Category"), queryset=_own_categories)
    locale = django_filters.ModelChoiceFilter(
        label=_("Language"), queryset=lambda request: Locale.objects.all()
    )
    live = django_filters.BooleanFilter(label=_("Live"))

    class Meta:
        model = ArticlePage
        fields: list[str] = []


class ArticleIndexView(IndexView):
    """The articles of the neighbourhood whose admin this is."""

    def get_base_queryset(self):
        """Also for somebody who works in several neighbourhoods: those of this one."""
        papers = NewsIndexPage.objects.in_neighbourhood(self.request.site)
        return super().get_base_queryset().in_indexes(papers)


class ChooseNewspaperView(ChooseParentView):
    """Which newspaper to write for: of this neighbourhood, in Dutch unless another is chosen."""

    def get_valid_parent_pages(self, user):
        """Among the newspapers of this neighbourhood."""
        own = NewsIndexPage.objects.in_neighbourhood(self.request.site)
        return super().get_valid_parent_pages(user).filter(pk__in=own.values("pk"))


class NewspaperItem(MenuItem):
    """ "Buurtkrant", for who writes or judges there: a moderator would find a closed door."""

    def is_shown(self, request) -> bool:
        """Whether this person may add an article or change one."""
        paper = NewsIndexPage.objects.of(request.site, settings.LANGUAGE_CODE)
        if paper is None:
            return False
        may = paper.permissions_for_user(request.user)
        return may.can_add_subpage() or may.can_edit()


class ArticleListing(PageListingViewSet):
    """ "Buurtkrant" in the menu."""

    model = ArticlePage
    menu_item_class = NewspaperItem
    index_view_class = ArticleIndexView
    choose_parent_view_class = ChooseNewspaperView
    icon = "doc-full"
    menu_label = _("Newspaper")
    menu_order = 110
    add_to_admin_menu = True
    filterset_class = ArticleFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("category", label=_("Category")),
        DateColumn("date", label=_("In the newspaper"), sort_key="date", width="12%"),
        DateColumn(
            "latest_revision_created_at",
            label=_("Changed"),
            sort_key="latest_revision_created_at",
            width="12%",
        ),
        PageStatusColumn("status", label=_("State"), sort_key="live", width="14%"),
    ]
