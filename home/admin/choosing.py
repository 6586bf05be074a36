"""Page choosers offer only the pages of neighbourhoods where a person works."""

from django.http import HttpRequest
from wagtail import hooks

from home.admin.own_pages import own_pages


@hooks.register("construct_page_chooser_queryset")
def only_own_pages(pages, request: HttpRequest):
    """Wagtail's chooser shows and searches every page of every site, drafts included."""
    if request.user.is_superuser:
        return pages
    return pages.filter(own_pages(request.user))
