"""Finds the neighbourhood of a request by its host, and nothing but its host."""

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from neighbourhoods.hosts import site_for_host
from neighbourhoods.models import NeighbourhoodSettings


class NeighbourhoodMiddleware:
    """Set `request.site` and `request.neighbourhood`; an unknown host is 404, never another's door."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            site = site_for_host(request.get_host())
        except DisallowedHost:
            return HttpResponse("Unknown host.", status=400, content_type="text/plain")
        if site is None:
            return HttpResponse("Here is no neighbourhood.", status=404, content_type="text/plain")
        request.site = request._wagtail_site = site  # Site.find_for_request agrees
        request.neighbourhood = SimpleLazyObject(lambda: NeighbourhoodSettings.for_request(request))
        return self.get_response(request)
