"""`/huiskamer/geroepen/`: where I was called, and whether a mail may tell me."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from chat.access import Verb, may
from chat.actions.want_calls import want_calls
from chat.models import Member, Mention
from chat.on_my_page import calls
from chat.person import person_for
from chat.posted import posted, who_and_where
from chat.refusals import Refused
from chat.render import Said
from chat.render import render as render_messages
from neighbourhoods.caching import private_page

MOST = 30


@require_GET
@private_page
@login_required
def called(request: HttpRequest) -> HttpResponse:
    """The latest calls; those that were new are seen from now on."""
    now = timezone.now()
    person = person_for(request.user, request.site)
    found = calls(request.user, request.site).select_related("message__room__site")
    latest = [
        call
        for call in found.order_by("-message__created")[:MOST]
        if may(person, Verb.READ, call.message.room, now)
    ]
    said: dict[int, Said] = {
        one.id: one for one in render_messages(request.site, [call.message for call in latest])
    }
    lines = [(call, said[call.message_id]) for call in latest]
    context = {"lines": lines, "seats": _seats(request), "me": person}
    response = render(request, "chat/called.html", context)
    Mention.objects.filter(pk__in=[call.pk for call in latest], seen_at=None).update(seen_at=now)
    return response


def _seats(request: HttpRequest) -> list[Member]:
    """The rooms in which one can be called, with what one wants there."""
    mine = Member.objects.filter(person=request.user, room__site=request.site)
    seats = mine.select_related("room").order_by("room__name")
    return [seat for seat in seats if not seat.room.is_closed_circle]


@require_POST
@private_page
@login_required
def wish(request: HttpRequest) -> HttpResponse:
    """A mail when I am called and away: yes or no, for one room."""
    data = posted(request)
    try:
        person, room, _now = who_and_where(request, data.get("room"))
        want_calls(room, person, data.get("on") == "1")
    except Refused:
        return redirect("chat:called")
    return redirect("chat:called")
