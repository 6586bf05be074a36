"""Pictures of messages: kept before the words are sent, shown to who may read the words."""

import mimetypes

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from chat.access import Verb, may
from chat.door import seated
from chat.guests import person_of
from chat.models import MessagePicture
from chat.models.picture import LARGE, SMALL
from chat.person import Person
from chat.pictures import describe, upload
from chat.posted import as_place, as_text, refused, who_and_where
from chat.refusals import Refused
from neighbourhoods.caching import private_page


@require_POST
@private_page
def add(request: HttpRequest) -> HttpResponse:
    """Keep the picture in `picture` for a message to come; or say what is on one that was kept."""
    data = request.POST.dict()
    try:
        person, room, now = who_and_where(request, data.get("room"))
        file = request.FILES.get("picture")
        if file:
            picture = upload(room, person, file, as_text(data, "alt"), now)
        else:
            picture = _mine(person, as_place(data.get("id")))
            describe(picture, as_text(data, "alt"))
    except Refused as refusal:
        return refused(refusal, {})
    return JsonResponse(
        {"type": "picture", "id": picture.pk, "small": picture.small_url, "alt": picture.alt}
    )


def _mine(person: Person, pk: int | None) -> MessagePicture:
    waiting = MessagePicture.objects.filter(pk=pk or 0, owner_id=person.user_id, message=None)
    found = waiting.first() if person.user_id else None
    if found is None:
        raise Refused("picture_gone")
    return found


@require_GET
@private_page
def show(request: HttpRequest, picture_id: int, size: str) -> HttpResponse:
    """The picture, for who reads the message that it hangs on; what waits, for its owner alone."""
    found = (
        MessagePicture.objects.select_related("room__site", "message")
        .filter(pk=picture_id, room__site=request.site)
        .first()
    )
    if found is None or size not in {LARGE, SMALL} or not _may_see(request, found):
        raise Http404("no such picture")
    stored = found.large if size == LARGE else found.small
    try:
        with stored.open("rb") as file:
            data = file.read()
    except FileNotFoundError as error:
        raise Http404("the file is gone") from error
    kind = mimetypes.guess_type(stored.name)[0] or "application/octet-stream"
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = "inline"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _may_see(request: HttpRequest, picture: MessagePicture) -> bool:
    person = seated(person_of(request), picture.room)
    now = timezone.now()
    if not may(person, Verb.READ, picture.room, now):
        return False
    message = picture.message
    if message is not None and message.is_visible:
        return True
    owns = picture.owner_id == person.user_id
    waits = message is None or message.state == "held"
    moderates = message is not None and bool(may(person, Verb.HIDE, picture.room, now))
    return (owns and waits) or moderates
