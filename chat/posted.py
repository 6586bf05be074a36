"""What comes in by HTTP: a plain form or JSON, read so that nothing in it can break a view."""

import json
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.utils.translation import get_language

from chat.actions.open_living_room import living_room
from chat.door import come_in
from chat.guests import person_of
from chat.models import Room
from chat.person import Person
from chat.protocol import MAX_FRAME
from chat.refusals import STATUS, Refused
from neighbourhoods.pages import index_url


def who_and_where(request: HttpRequest, room_id: Any) -> tuple[Person, Room, datetime]:
    """Who asks, and which room: the living room when none is named.

    Raises:
        Refused: "not_found".
    """
    now = timezone.now()
    person = person_of(request)
    number = living_room(request.site).pk if room_id in (None, "") else as_number(room_id)
    room, person = come_in(request.site, person, number, now)
    return person, room, now


def to_room(room: Room, place: str) -> HttpResponse:
    """To the page of `room`; `place` is what follows its address."""
    response = HttpResponseRedirect(index_url(get_language() or "nl", room.path) + place)
    response.status_code = 303  # the page is fetched with GET
    return response


def refused(refusal: Refused, ref: dict[str, str]) -> HttpResponse:
    """A nack frame with the status that fits."""
    status = STATUS.get(refusal.code, 422)
    response = JsonResponse({"type": "nack", **ref, **refusal.data()}, status=status)
    if refusal.retry_after:
        response["Retry-After"] = str(refusal.retry_after)
    return response


def is_json(request: HttpRequest) -> bool:
    """Whether a script asks, and not a form."""
    return request.content_type == "application/json"


def posted(request: HttpRequest) -> dict[str, Any]:
    """What was posted; an empty dict when it can't be read."""
    if not is_json(request):
        return request.POST.dict()
    try:
        data = json.loads(request.body) if len(request.body) <= MAX_FRAME else {}
    except (ValueError, RecursionError):
        data = {}
    return data if isinstance(data, dict) else {}


def as_text(data: dict[str, Any], name: str) -> str:
    """A text, or an empty one for anything else."""
    value = data.get(name)
    return value if isinstance(value, str) else ""


def as_number(value: Any) -> int:
    """A number from a text or a number.

    Raises:
        Refused: "not_found" for anything else.
    """
    text = str(value)
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise Refused("not_found")
    return int(text)


def as_place(value: Any) -> int | None:
    """A place in the room, or None for nothing and for nonsense."""
    try:
        return as_number(value)
    except Refused:
        return None
