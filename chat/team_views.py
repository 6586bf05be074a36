"""What the team does from the spot: the door, calm, rest for somebody, and covering words. All plain forms."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chat.actions.set_door import set_door, set_pace
from chat.actions.sweep import sweep, swept_messages
from chat.models import Room, RoomStatus
from chat.person import person_for
from chat.places import readable_rooms
from chat.team_forms import MINUTES, RestForm, SweepForm
from chat.whom import Target, target
from moderation.access import may_moderate
from moderation.actions import CannotSanction, impose, lift, not_yours_to_sanction
from moderation.models import Sanction
from neighbourhoods.caching import private_page
from neighbourhoods.pages import index_url


@require_GET
@private_page
def team(request: HttpRequest, room_id: int) -> HttpResponse:
    """The room as its team sees it: door, pace, who has rest, and whom something can be done about."""
    room, now = _room(request, room_id)
    held = Sanction.objects.filter(site=request.site).holding(now).select_related("person", "by")
    return render(request, "chat/team.html", {"room": room, "sanctions": held, "now": now})


@require_POST
@private_page
def door(request: HttpRequest, room_id: int) -> HttpResponse:
    """Shut the door or open it."""
    room, now = _room(request, room_id)
    is_open = request.POST.get("door") == "open"
    set_door(room, RoomStatus.OPEN if is_open else RoomStatus.CLOSED, request.user, now)
    messages.success(request, _("The door is open.") if is_open else _("The door is closed."))
    return _back(room)


@require_POST
@private_page
def pace(request: HttpRequest, room_id: int) -> HttpResponse:
    """Ask everybody to take it slowly, or no longer."""
    room, now = _room(request, room_id)
    calm = request.POST.get("calm") == "on"
    set_pace(room, calm, request.user, now)
    messages.success(request, _("Slow mode is on.") if calm else _("Slow mode is off."))
    return _back(room)


@require_http_methods(["GET", "POST"])
@private_page
def person(request: HttpRequest, room_id: int, who: str) -> HttpResponse:
    """Rest for somebody, or their words covered. GET shows first what would happen."""
    room, now = _room(request, room_id)
    about = target(room, who)
    if about is None:
        raise Http404("nobody")
    deed = request.POST.get("deed", "")
    rest = RestForm(request.POST if deed == "rest" else None, prefix="rest")
    broom = SweepForm(request.POST if deed == "sweep" else None, prefix="sweep")
    try:
        if deed == "rest" and rest.is_valid():
            impose(request.site, about.whom, request.user, now=now, **rest.cleaned_data)
            messages.success(request, _("%(name)s has rest now.") % {"name": about.name})
            return _back(room)
        if deed == "sweep" and broom.is_valid():
            _sweep(request, room, about, broom.cleaned_data, now)
            return _back(room)
    except CannotSanction as error:
        (rest if deed == "rest" else broom).add_error(None, error)
    status = 422 if rest.errors or broom.errors else 200
    holding = Sanction.objects.filter(
        site=request.site, person=about.whom.person, guest_key=about.whom.guest_key
    ).holding(now)
    context = {
        "room": room,
        "about": about,
        "why_not": not_yours_to_sanction(request.site, about.whom, request.user),
        "rest": rest,
        "broom": broom,
        "sanctions": holding,
        "counts": [
            (words, len(swept_messages(room, about, int(minutes), now)))
            for minutes, words in MINUTES
        ],
    }
    return render(request, "chat/team_person.html", context, status=status)


@require_POST
@private_page
def end_rest(request: HttpRequest, room_id: int, sanction_id: int) -> HttpResponse:
    """Let somebody talk again before the time."""
    room, now = _room(request, room_id)
    try:
        ended = lift(request.site, sanction_id, request.user, now)
        messages.success(request, _("%(name)s can talk again.") % {"name": ended.name})
    except CannotSanction as error:
        messages.error(request, error.messages[0])
    return _back(room)


def _sweep(request: HttpRequest, room: Room, about: Target, chosen: dict, now: datetime) -> None:
    done = sweep(room, about, request.user, now=now, **chosen)
    text = ngettext("%(count)d message is hidden.", "%(count)d messages are hidden.", done.covered)
    text %= {"count": done.covered}
    if done.left:
        text += " " + ngettext(
            "Another moderator has to look at %(count)d message.",
            "Another moderator has to look at %(count)d messages.",
            done.left,
        ) % {"count": done.left}
    messages.success(request, text)


def _room(request: HttpRequest, room_id: int) -> tuple[Room, datetime]:
    """The room, for who may do something there."""
    now = timezone.now()
    if not may_moderate(request.user, request.site):
        raise PermissionDenied
    rooms = readable_rooms(request.site, person_for(request.user, request.site), now)
    found = next((room for room in rooms if room.pk == room_id), None)
    if found is None:
        raise Http404("no such room")
    return found, now


def _back(room: Room) -> HttpResponse:
    response = HttpResponseRedirect(index_url(get_language() or "nl", room.path))
    response.status_code = 303
    return response
