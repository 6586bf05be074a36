"""What the newspaper adds to the admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from neighbourhoods import todo
from news.admin.articles import ArticleListing
from news.admin.categories import CategoryViewSet, policy
from news.models import Category, NewsIndexPage

register_permission_policy(Category, policy)
register_snippet(CategoryViewSet)


@hooks.register("register_admin_viewset")
def article_listing():
    """The list of articles."""
    return ArticleListing("buurtkrant")


def _where_to_write(user, site) -> str | None:
    index = NewsIndexPage.objects.of(site, "nl")
    if index is None or not index.permissions_for_user(user).can_add_subpage():
        return None
    return reverse("wagtailadmin_pages:add", args=["news", "articlepage", index.pk])


todo.register_start(
    "news.article", text=_("Write an article"), url=_where_to_write, icon="edit", order=10
)
