"""The organisations of a neighbourhood, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from neighbourhoods.caching import public_page
from partners.models import Organisation


@public_page
def organisations(request: HttpRequest) -> HttpResponse:
    """Every organisation that is shown."""
    found = Organisation.objects.shown(request.site)
    return render(request, "partners/list.html", {"organisations": found})


@public_page
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation; what they do stands in the agenda, under their name."""
    found = get_object_or_404(Organisation.objects.shown(request.site), slug=slug)
    crumbs = [(reverse("partners:list"), _("Partners"))]
    return render(request, "partners/detail.html", {"organisation": found, "crumbs": crumbs})
