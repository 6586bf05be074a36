"""Come in without account, under a nickname, and go again. Plain forms."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from chat.actions.leave_as_guest import leave_as_guest
from chat.actions.open_living_room import living_room
from chat.actions.take_nickname import take_nickname
from chat.door import come_in
from chat.guests import give_key, key_in, new_key, person_of, take_key
from chat.models import Room
from chat.places import readable_rooms
from chat.refusals import Refused
from chat.room_view import show_room
from neighbourhoods import limits
from neighbourhoods.caching import private_page
from neighbourhoods.pages import index_url

TRIES = 40  # names from one address, in WINDOW seconds; a school class shares one
WINDOW = 600


@require_POST
@private_page
def sit_down(request: HttpRequest) -> HttpResponse:
    """Take a nickname; a name that can't be comes back in the form with the reason."""
    room = _room(request)
    if request.user.is_authenticated:
        return _to(room)
    now = timezone.now()
    name = request.POST.get("nickname", "")
    key = key_in(request.COOKIES) or new_key()
    address = limits.client_address(request)
    try:
        allowed = limits.hit(request.site, "chat.nickname", address, TRIES, WINDOW, now)
        if not allowed.ok:
            raise Refused("name_often")
        take_nickname(room, name, key, now)
    except Refused as refusal:
        return show_room(request, room, refusal=refusal, nickname=name)
    response = _to(room)
    give_key(response, key)
    return response


@require_POST
@private_page
def leave(request: HttpRequest) -> HttpResponse:
    """Go: the nickname is forgotten."""
    room = _room(request)
    response = _to(room)
    if leave_as_guest(request.site, key_in(request.COOKIES), timezone.now()):
        take_key(response)
    return response


def _room(request: HttpRequest) -> Room:
    """The room that the form was in, else the first one that this person may read."""
    now, person = timezone.now(), person_of(request)
    number = request.POST.get("room", "")
    try:
        if number.isascii() and number.isdigit() and len(number) < 16:
            return come_in(request.site, person, int(number), now)[0]
    except Refused:
        pass
    rooms = readable_rooms(request.site, person, now)
    return rooms[0] if rooms else living_room(request.site)


def _to(room: Room) -> HttpResponse:
    response = HttpResponseRedirect(index_url(get_language() or "nl", room.path))
    response.status_code = 303
    return response
