"""What the template of the room shows to this person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from chat import feed, talks, translation
from chat.access import Verb, Verdict, may, may_edit, may_remove
from chat.circle_view import circle_context
from chat.composing import Composing
from chat.door import seated
from chat.feelings import Feeling, feelings
from chat.guests import person_of
from chat.hearing import EVERYTHING, Hearing, hearing
from chat.host_line import host_line
from chat.models import ChatPage, GuestAccess, Message, Room, RoomKind
from chat.page_words import page_words
from chat.person import Card, Person
from chat.places import places
from chat.posted import as_place
from chat.presence import Presence, Seat, present
from chat.reading import Search, page_to_read
from chat.refusals import STATUS, Refused, words
from chat.render import BLANK, Said, for_reader
from chat.translation import known
from chat.turn import turn_of
from moderation.models.report import Reason
from neighbourhoods.today import today

TOGETHER = timedelta(minutes=5)  # words of one person within this stand under one name


@dataclass(frozen=True)
class Line:
    """A message in the list.

    Attributes:
        day: set on the first message of a day.
        is_first_unread: the line "new" stands above it.
        follows: the same person spoke just before, so the name is not said again.
        translated: the words in the reader's language, when they asked for it (?vertaal=7).
        is_open: all that can be done with it is shown (?doe=7).
        is_folded: the reader blocked who said it.
    """

    said: Said
    day: date | None = None
    is_first_unread: bool = False
    follows: bool = False
    is_mine: bool = False
    can_remove: bool = False
    can_edit: bool = False
    can_hide: bool = False
    feelings: tuple[Feeling, ...] = ()
    is_open: bool = False
    translated: str = ""
    is_folded: bool = False


def show_room(
    request: HttpRequest,
    room: Room,
    form: Composing | None = None,
    refusal: Refused | None = None,
    nickname: str | None = None,
) -> HttpResponse:
    """The page of `room`, in the words of the living room's page.

    After a form that was refused with `refusal`, what stood in it comes back; with `nickname` it was
    the form for who comes as a guest.

    Raises:
        Http404: this language has no living room page.
    """
    pages, home = ChatPage.objects.live().public(), request.site.root_page
    page = pages.child_of(home.localized).first()
    if page is None and room.is_closed_circle:  # who sits there reads on in any language
        page = pages.child_of(home).first()
    if page is None:
        raise Http404
    request.is_preview = False
    error = refusal.text if refusal else ""
    context = page.page_context(request) | room_context(request, room, form, error)
    if nickname is not None:
        context |= {"nickname": nickname, "nickname_error": error, "error": ""}
    if room.is_closed_circle and "shut" not in context:
        context |= circle_context(request, room, context["me"])
    elif room.kind != RoomKind.LIVING:
        context["title"] = room.name
    status = STATUS.get(refusal.code, 422) if refusal else 200
    return render(request, context.get("template", page.template), context, status=status)


def room_context(
    request: HttpRequest, room: Room, form: Composing | None = None, error: str = ""
) -> dict[str, Any]:
    """For `chat/chat_page.html`. `form` and `error` come back after a form that was refused."""
    now = timezone.now()
    person = seated(person_of(request), room)
    if not (verdict := may(person, Verb.READ, room, now)):
        return {"room": room, "shut": _shut_words(person, room, verdict, now), "me": person}
    page = page_to_read(room, request.GET)
    hears = hearing(room, person.user_id)
    search = Search.asked(request.GET, room, hears, person.card.id)
    read_up_to = feed.last_read(room, person.user_id)
    turn = turn_of(person, room, now)
    presence = present(room)
    shown = for_reader(page.messages, person.card.id)
    return {
        "room": room,
        "me": person,
        "lines": list(lines(shown, room, person, read_up_to, now, hears, *_chosen(request))),
        "page_of_room": page,
        "is_newest": not page.later and not search.words,
        "oldest": page.messages[0].seq if page.messages else None,
        "latest": page.messages[-1].seq if page.messages else None,
        "search": search,
        "seats": presence.shown(person.is_member),
        "presence": presence,
        "blocked": hears.blocked,
        "talks_waiting": talks.count_waiting(request.user, request.site) if person.is_member else 0,
        "turn": turn,
        "may_speak": not turn.code,
        "has_composer": person.is_member or (person.guest_id is not None and guests_talk(room)),
        "guests_talk": guests_talk(room),
        "places": places(person, room, now),
        "today": today(request, now) if not room.is_closed_circle else [],
        "host_line": _host_words(room, person, presence, now),
        "error": error,
        "now": now,
        "words": page_words(),
        "reasons": Reason.choices,
        "may_translate": translation.is_on() and person.user_id is not None,
        "blank": Line(BLANK, feelings=feelings(BLANK, person)),
        "blank_seat": Seat(Card(), False),
        "start": start(room, person, page, presence.data(person.is_member), now, hears)
        | {"turn": turn.data(), "calm": person.is_team},
        "slow_seconds": 0 if person.is_team else room.slow_seconds,
        **(form or Composing.asked(request)).context(room, person, now),
    }


def _host_words(room: Room, person: Person, presence: Presence, now: datetime) -> str:
    """As everybody reads them who comes in next: who reads this is in."""
    if room.is_closed_circle:
        return ""
    if person.card.is_host:
        presence = Presence((*presence.seats, Seat(person.card, False)), presence.onlookers)
    return host_line(room, presence, now)


def guests_talk(room: Room) -> bool:
    """Whether visitors under a nickname belong at this table."""
    return room.guests == GuestAccess.TALK and not room.is_closed_circle


def _shut_words(person: Person, room: Room, verdict: Verdict, now: datetime) -> str:
    if verdict.code == "banned":
        return turn_of(person, room, now).text
    return words(verdict.code)


def _chosen(request: HttpRequest) -> tuple[int | None, int | None]:
    """The message whose menu is open (?doe=7), and the one that is translated (?vertaal=7)."""
    return as_place(request.GET.get("doe")), as_place(request.GET.get("vertaal"))


def start(
    room: Room,
    person: Person,
    page: feed.Page,
    people: dict,
    now: datetime,
    hears: Hearing = EVERYTHING,
) -> dict[str, Any]:
    """What the script begins with, so that it need not ask again for what stands in the page."""
    return {
        "room": room.pk,
        "me": person.card.data() if person.has_name else None,
        "member": person.is_member,
        "now": now.isoformat(),
        "read": feed.last_read(room, person.user_id),
        "may_hide": bool(may(person, Verb.HIDE, room, now)),
        "may_speak": bool(may(person, Verb.SEND, room, now)),
        "sync": {**page.data(person.card.id), "people": people},
        **hears.data(),
    }


def lines(
    messages: list[Said],
    room: Room,
    person: Person,
    read_up_to: int | None,
    now: datetime,
    hears: Hearing = EVERYTHING,
    opened: int | None = None,
    asked: int | None = None,
) -> Iterator[Line]:
    """The messages with what stands between them: days, the mark of what is new, names not repeated.

    What waits for a moderator is shown to its writer alone.
    """
    before: Said | None = None
    marked = read_up_to is None
    hides = bool(may(person, Verb.HIDE, room, now))
    speaks = bool(may(person, Verb.SEND, room, now))
    for said in messages:
        if said.state == "held" and not said.is_visible:
            continue
        mine = bool(person.card.id) and said.who.id == person.card.id
        if hears.misses(said.seq, mine):
            continue
        folded = hears.folds(said)
        day = timezone.localdate(said.at)
        new_day = before is None or timezone.localdate(before.at) != day
        unread = (
            not marked and not (mine or folded) and said.is_visible and said.seq > (read_up_to or 0)
        )
        marked = marked or unread
        yield Line(
            said,
            day if new_day else None,
            unread,
            not (new_day or unread or folded) and before is not None and _together(before, said),
            mine,
            mine and bool(may_remove(person, _own(person, said), now)),
            mine and speaks and bool(may_edit(person, _own(person, said), now)),
            hides and not mine,
            feelings(said, person) if said.state == "visible" else (),
            said.seq == opened,
            known(Message(pk=said.id, body=said.body), get_language() or "nl")
            if said.seq == asked
            else "",
            folded,
        )
        before = said


def _own(person: Person, said: Said) -> Message:
    """A message of one's own, as far as its buttons need it."""
    return Message(**person.sender, created=said.at, state=said.state)


def _together(before: Said, said: Said) -> bool:
    return (
        before.is_visible
        and said.is_visible
        and bool(said.who.id)
        and before.who.id == said.who.id
        and said.at - before.at < TOGETHER
    )
