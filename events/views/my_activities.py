"""`/mijn/activiteiten/`: what I take part in, with a way out and the seats that I was offered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events.actions.take_part import leave, take_offer
from events.models import Followed, Participation
from events.party_reading import PartyRow, read_parties
from neighbourhoods.caching import private_page

MOST_PAST = 20


@private_page
@login_required
def my_activities(request: HttpRequest) -> HttpResponse:
    """What comes first on top; below it the way to what I keep, and what is over."""
    now = timezone.now()
    parties = Participation.objects.of_person(request.user, request.site).active()
    rows = read_parties(parties, get_language() or "nl", now)
    coming = sorted((row for row in rows if not row.is_over), key=lambda row: row.date.start)
    past = sorted((row for row in rows if row.is_over), key=PartyRow.last_moment, reverse=True)
    kept = Followed.objects.by(request.user, request.site).count()
    context = {"coming": coming, "past": past[:MOST_PAST], "kept": kept}
    return render(request, "events/my_activities.html", context)


@private_page
@login_required
def leave_one(request: HttpRequest, number: int) -> HttpResponse:
    """GET asks whether you are sure, POST leaves."""
    party = _own(request, number)
    if request.method == "POST":
        try:
            leave(party, timezone.now())
            messages.success(request, _("You are off the list. Thank you for telling us."))
        except ValidationError as error:
            messages.warning(request, error.messages[0])
        return redirect("events_mine:activities")
    row = PartyRow(party, get_language() or "nl", timezone.now())
    if not row.can_leave:
        return redirect("events_mine:activities")
    return render(request, "events/my_activities_leave.html", {"party_row": row})


@private_page
@login_required
@require_POST
def take_seat(request: HttpRequest, number: int) -> HttpResponse:
    """Take the seat that was offered to me."""
    try:
        take_offer(_own(request, number), timezone.now())
        messages.success(request, _("The seat is yours. We look forward to seeing you."))
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return redirect("events_mine:activities")


def _own(request: HttpRequest, number: int) -> Participation:
    mine = Participation.objects.of_person(request.user, request.site)
    return get_object_or_404(mine, pk=number)
