"""`/agenda/meedoen/<secret>/`: what a visitor's link leads to. GET shows, POST leaves or takes a seat."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from events.actions.take_part import leave, take_offer
from events.models import Participation
from events.models.participation import print_of
from events.party_reading import PartyRow
from neighbourhoods.caching import private_page


@csrf_exempt  # the secret in the address is the right; SameOriginMiddleware keeps others out
@private_page
def party(request: HttpRequest, secret: str) -> HttpResponse:
    """The party of this link; `?afmelden` asks once more before they leave.

    A mail scanner that opens the link changes nothing. Other sites never learn the address: the
    policy is not "no-referrer", since browsers then hide from us too where the form came from.
    """
    found = (
        Participation.objects.filter(site=request.site, link_print=print_of(secret))
        .select_related("series", "occurrence", "series__page")
        .first()
    )
    if found is None:
        answer = render(request, "events/party_unknown.html", status=404)
    elif request.method == "POST":
        answer = _act(request, found)
    else:
        answer = _show(request, found)
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _act(request: HttpRequest, found: Participation) -> HttpResponse:
    now = timezone.now()
    try:
        if request.POST.get("do") == "take":
            take_offer(found, now)
        else:
            leave(found, now)
    except ValidationError as error:
        found.refresh_from_db()
        return _show(request, found, error.messages[0])
    return redirect(request.path)


def _show(request: HttpRequest, found: Participation, why_not: str = "") -> HttpResponse:
    row = PartyRow(found, get_language() or "nl", timezone.now())
    asks = "afmelden" in request.GET and row.can_leave
    context = {
        "party_row": row,
        "why_not": why_not,
        "is_new": "nieuw" in request.GET,
        "keep_this": request.build_absolute_uri(request.path),
        "leave_url": f"{request.path}?afmelden",
    }
    return render(request, "events/party_leave.html" if asks else "events/party.html", context)
