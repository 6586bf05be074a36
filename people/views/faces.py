"""The book of faces: neighbours who chose to be found, for neighbours who are signed in."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from neighbourhoods.caching import private_page
from people.access import membership
from people.models import Profile, Step

PER_PAGE = 24


@private_page
def faces(request: HttpRequest) -> HttpResponse:
    """`/smoelenboek/`: a visitor reads what it is; a resident sees who wants to be found."""
    member = membership(request.user, request.site)
    if member is None or member.step == Step.NEW:
        return render(request, "people/faces_closed.html", {"member": member})
    words = " ".join(request.GET.get("zoek", "").split())[:80]
    visible = Profile.objects.visible_to(request.user, request.site)
    shown = visible.exclude(membership=member) if not member.profile.is_shown else visible
    found = shown.search(words).order_by("membership__user__called", "pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    return render(
        request,
        "people/faces.html",
        {
            "member": member,
            "people": page,
            "words": words,
            "query": urlencode({"zoek": words}) if words else "",
        },
    )


@private_page
def one_face(request: HttpRequest, profile_id: int) -> HttpResponse:
    """`/smoelenboek/<id>/`: one neighbour, as far as they chose."""
    if not request.user.is_authenticated:
        return render(request, "people/faces_closed.html", {"member": None})
    profile = Profile.objects.visible_to(request.user, request.site).filter(pk=profile_id).first()
    if profile is None:
        raise Http404
    mine = profile.membership.user_id == request.user.pk
    return render(request, "people/one_face.html", {"profile": profile, "is_mine": mine})
