"""Wagtail's filters offer the names and words of every neighbourhood; ours offer those of one."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.http import HttpRequest
from taggit.models import Tag
from wagtail.admin import filters
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.images.views import chooser
from wagtail.models import Site

BY_PERSON = ("owner", "edited_by")


def only_ours() -> None:
    """Change the filters where Wagtail has no setting for it. Called once, when the app is ready."""
    for name in BY_PERSON:
        found = PageFilterSet.base_filters[name]
        found.queryset = _of_this_neighbourhood(found.queryset)
    sites = PageFilterSet.base_filters["site"]
    sites.queryset = lambda request: Site.objects.filter(pk=request.site.pk)
    filters.popular_tags_for_model = chooser.popular_tags_for_model = _no_tags


def _of_this_neighbourhood(people: Callable[[HttpRequest], QuerySet]) -> Callable:
    def colleagues(request: HttpRequest) -> QuerySet:
        return people(request).filter(groups__role_group__site=request.site).distinct()

    return colleagues


def _no_tags(model, count: int = 10) -> QuerySet[Tag]:
    """Tags know no neighbourhood."""
    return Tag.objects.none()
