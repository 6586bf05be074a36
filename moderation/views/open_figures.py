"""`/open-kaart/`: how moderation goes, month by month, without names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from moderation.figures import months
from neighbourhoods.caching import public_page


@public_page
def open_figures(request: HttpRequest) -> HttpResponse:
    """The last twelve months."""
    context = {"months": months(request.site, timezone.now())}
    return render(request, "moderation/open_figures.html", context)
