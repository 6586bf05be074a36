"""What the page of a closed circle shows around the talk itself: who the other is, and what can be done."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from chat.help_desk import is_worker, workers
from chat.help_line import expected
from chat.models import HelpTalk, Room, RoomKind, Talk, TalkState
from chat.person import Card, Person, cards


def circle_context(request: HttpRequest, room: Room, person: Person) -> dict[str, Any]:
    """For `chat/talk_page.html`; `person` sits in `room`."""
    if room.kind == RoomKind.HELP:
        return _help(request, room, person)
    talk = Talk.objects.get(room=room)
    other_id = talk.other_than(person.user_id)
    other = cards(room.site, [other_id]).get(other_id or 0, Card())
    is_asker = talk.asker_id == person.user_id
    return {
        "template": "chat/talk_page.html",
        "title": other.name or _("Somebody who left"),
        "talk": talk,
        "other": other,
        "other_id": other_id,
        "is_waiting": is_asker and talk.state in {TalkState.ASKED, TalkState.DECLINED},
        "is_over": talk.state == TalkState.ENDED,
        "hint": _("Only the two of you can read this."),
    }


def _help(request: HttpRequest, room: Room, person: Person) -> dict[str, Any]:
    talk, now = HelpTalk.objects.get(room=room), timezone.now()
    is_asker = talk.asker_id == person.user_id
    other_id = talk.taken_by_id if is_asker else talk.asker_id
    other = cards(room.site, [other_id]).get(other_id or 0, Card())
    title = other.name or (_("Help talk") if is_asker else _("Somebody who left"))
    hint = _("Only the two of you can read this.")
    if is_asker:
        hint = _("Only you and the welfare worker can read this.")
    return {
        "template": "chat/help_page.html",
        "title": title,
        "help": talk,
        "other": other,
        "is_asker": is_asker,
        "expected": expected(room.site, now, person.user_id)
        if is_asker and talk.is_waiting
        else None,
        "is_over": talk.is_closed,
        "may_reopen": is_asker and talk.may_reopen(now),
        "colleagues": []
        if is_asker or not is_worker(person)
        else [w for w in workers(room.site) if w.pk not in {person.user_id, talk.asker_id}],
        "hint": hint,
    }
