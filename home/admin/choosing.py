"""Page choosers offer only the pages of neighbourhoods where a person works."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import policy_registry


@hooks.register("construct_page_chooser_queryset")
def only_own_pages(pages, request: HttpRequest):
    """Wagtail's chooser shows and searches every page of every site, drafts included."""
    if request.user.is_superuser:
        return pages
    own = policy_registry.get_by_type(Page).explorable_instances(request.user)
    return pages.filter(pk__in=own.values("pk"))
