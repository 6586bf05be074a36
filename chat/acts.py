"""The doors for what one does to a message: change, take back, react, cover. By form or JSON."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from chat.actions.cover import cover
from chat.actions.edit import edit
from chat.actions.react import react
from chat.actions.remove import remove
from chat.composing import Composing
from chat.models import Message, Room
from chat.person import Person
from chat.posted import (
    as_number,
    as_place,
    as_text,
    is_json,
    posted,
    refused,
    to_room,
    who_and_where,
)
from chat.protocol import ack
from chat.refusals import Refused
from chat.views import room_again
from neighbourhoods.caching import private_page

Act = Callable[[Room, Person, datetime], Message]


@require_POST
@private_page
def take_back(request: HttpRequest) -> HttpResponse:
    """Remove one's own message."""
    data = posted(request)
    return _done(request, data, lambda r, who, now: remove(r, who, as_number(data.get("seq")), now))


@require_POST
@private_page
def change(request: HttpRequest) -> HttpResponse:
    """Other words for one's own message."""
    data = posted(request)
    body, lang = as_text(data, "body"), get_language() or "nl"
    form = Composing(body, edits=as_place(data.get("seq")))
    return _done(
        request,
        data,
        lambda r, who, now: edit(r, who, as_number(data.get("seq")), body, now, lang),
        form,
    )


@require_POST
@private_page
def feel(request: HttpRequest) -> HttpResponse:
    """One of the six reactions on or off; a form says it in one value: `set=12:heart:1`."""
    data = posted(request)
    seq, kind, on = (
        _split(data, 3)
        if not is_json(request)
        else (data.get("seq"), as_text(data, "emoji"), data.get("on"))
    )
    return _done(
        request,
        data,
        lambda r, who, now: react(r, who, as_number(seq), kind, on in {True, "1"}, now),
    )


@require_POST
@private_page
def hide(request: HttpRequest) -> HttpResponse:
    """A moderator covers a message; a form says it in one value: `set=12:unkind`."""
    data = posted(request)
    seq, reason = (
        _split(data, 2) if not is_json(request) else (data.get("seq"), as_text(data, "reason"))
    )
    return _done(request, data, lambda r, who, now: cover(r, who, as_number(seq), reason, now))


def _done(
    request: HttpRequest, data: dict, act: Act, form: Composing | None = None
) -> HttpResponse:
    rid = as_text(data, "rid")
    try:
        person, room, now = who_and_where(request, data.get("room"))
        message = act(room, person, now)
    except Refused as refusal:
        if is_json(request):
            return refused(refusal, {"rid": rid})
        return room_again(request, form or Composing(), refusal)
    if is_json(request):
        at = message.created.isoformat(timespec="milliseconds")
        return JsonResponse(ack({"rid": rid}, message.seq, message.rev, at, False))
    return to_room(room, f"?bij={message.seq}#m{message.seq}")


def _split(data: dict, count: int) -> list[str]:
    parts = as_text(data, "set").split(":")
    return parts if len(parts) == count else ["", *[""] * (count - 1)]
