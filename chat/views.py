"""The doors for who has no socket or no JavaScript: say, look back, wait, glance."""

from dataclasses import replace
from datetime import datetime

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from chat import feed
from chat.actions.send import Draft, send
from chat.composing import Composing
from chat.models import Room, RoomKind
from chat.models.picture import MOST_PICTURES
from chat.person import Person
from chat.pictures import upload
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
from chat.refusals import STATUS, Refused
from chat.room_view import show_room
from neighbourhoods.caching import private_page
from people.views.unsent import unsent

GLANCE_SECONDS = 5


@require_GET
@private_page
def theme_room(request: HttpRequest, slug: str) -> HttpResponse:
    """A room with a theme, such as the language café."""
    rooms = Room.objects.select_related("site").filter(
        site=request.site, kind=RoomKind.THEME, is_archived=False
    )
    return show_room(request, get_object_or_404(rooms, slug=slug))


@require_POST
@private_page
def say(request: HttpRequest) -> HttpResponse:
    """Send a message: a plain form comes back to the room, JSON gets an ack or nack frame."""
    data = posted(request)
    draft = _draft(request, data)
    try:
        person, room, now = who_and_where(request, data.get("room"))
        draft = with_files(request, room, person, draft, now)
        sent = send(room, person, draft, now)
    except Refused as refusal:
        if is_json(request):
            return refused(refusal, {"cid": draft.cid})
        return room_again(request, Composing.of(draft), refusal)
    if is_json(request):
        message = sent.message
        at = message.created.isoformat(timespec="milliseconds")
        return JsonResponse(ack({"cid": draft.cid}, message.seq, message.rev, at, sent.dup))
    return to_room(room, f"#m{sent.message.seq}")


def _draft(request: HttpRequest, data: dict) -> Draft:
    pictures = data.get("pictures", []) if is_json(request) else request.POST.getlist("pictures")
    pictures = pictures if isinstance(pictures, list) else []
    ids = tuple(as_place(pk) or 0 for pk in pictures[: MOST_PICTURES + 1])
    return Draft(
        as_text(data, "cid"),
        as_text(data, "body"),
        get_language() or "nl",
        as_place(data.get("reply_to")),
        ids,
    )


@require_GET
@private_page
def history(request: HttpRequest) -> HttpResponse:
    """Messages before place `voor`, as a sync without people."""
    try:
        person, room, _now = who_and_where(request, request.GET.get("kamer"))
        before = request.GET.get("voor")
        page = feed.older(room.pk, as_number(before) if before else None)
    except Refused as refusal:
        return refused(refusal, {})
    data = page.data(person.card.id)
    return JsonResponse({"type": "history", "room": room.pk, **data, "reset": False})


@require_GET
def glance(request: HttpRequest) -> HttpResponse:
    """Who is in and what was said last, for the front page; the same for everybody."""
    key = f"chat.glance.{request.site.pk}.{get_language()}"
    found = cache.get(key)
    if found is None:
        found = feed.room_glance(request.site, timezone.now()).data()
        cache.set(key, found, GLANCE_SECONDS)
    response = JsonResponse(found)
    response["Cache-Control"] = f"public, max-age={GLANCE_SECONDS}"
    return response


def with_files(
    request: HttpRequest, room: Room, person: Person, draft: Draft, now: datetime
) -> Draft:
    """`draft` with the pictures that came along in the form itself, kept now."""
    alt = as_text(request.POST.dict(), "alt")
    files = request.FILES.getlist("picture")
    if len(files) + len(draft.pictures) > MOST_PICTURES:
        raise Refused("too_many_pictures")
    kept = [upload(room, person, file, alt, now).pk for file in files if file.size]
    return replace(draft, pictures=(*draft.pictures, *kept))


def room_again(request: HttpRequest, form: Composing, refusal: Refused) -> HttpResponse:
    """The room with the words still in the form and the reason above it.

    Where that room is not theirs (any more) the words are only shown, to be copied: they may have been
    meant for one person, and must not end up in the form of a room for all.
    """
    try:
        _person, room, _now = who_and_where(request, request.POST.get("room"))
    except Refused as shut:
        page = unsent(request, refusal.text)
        page.status_code = STATUS.get(shut.code, 422)
        return page
    return show_room(request, room, form, refusal)
