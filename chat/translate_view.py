"""The door for a translation: JSON for the script; without it the page comes back with the words."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from chat.composing import Composing
from chat.posted import as_number, as_text, is_json, posted, refused, to_room, who_and_where
from chat.refusals import Refused
from chat.translation import translate
from chat.views import room_again
from neighbourhoods.caching import private_page


@require_POST
@private_page
def translated(request: HttpRequest) -> HttpResponse:
    """The message in the language of the reader's page."""
    data = posted(request)
    language = get_language() or "nl"
    try:
        person, room, now = who_and_where(request, data.get("room"))
        seq = as_number(data.get("seq"))
        text = translate(room, person, seq, language, now)
    except Refused as refusal:
        if is_json(request):
            return refused(refusal, {"rid": as_text(data, "rid")})
        return room_again(request, Composing(), refusal)
    if is_json(request):
        return JsonResponse({"type": "translation", "seq": seq, "lang": language, "text": text})
    return to_room(room, f"?bij={seq}&vertaal={seq}#m{seq}")
