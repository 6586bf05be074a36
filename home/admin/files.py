"""A file is given out at the door of its own neighbourhood."""

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.models import Collection, GroupCollectionPermission


@hooks.register("before_serve_document")
def only_here(document, request: HttpRequest) -> None:
    """As if another neighbourhood's file did not exist. One in nobody's folder is everybody's.

    Raises:
        Http404: its folder is of other neighbourhoods only.
    """
    path = Collection.objects.values_list("path", flat=True).get(pk=document.collection_id)
    held = GroupCollectionPermission.objects.filter(group__role_group__isnull=False)
    rows = held.values_list("collection__path", "group__role_group__site_id").distinct()
    sites = {site for folder, site in rows if path.startswith(folder)}
    if sites and request.site.pk not in sites:
        raise Http404
