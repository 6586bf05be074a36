"""The talk in the living rooms: a week of it, as if everybody had just been there."""

from datetime import time, timedelta
from uuid import NAMESPACE_URL, uuid5

from wagtail.models import Site

from chat.actions.change_room import change_room
from chat.actions.open_living_room import living_room
from chat.actions.open_room import open_room
from chat.models import (
    ChatPage,
    GuestAccess,
    Member,
    Message,
    MessageState,
    Room,
    RoomHours,
    RoomOtherDays,
    Shift,
)
from chat.sequence import locked, next_number
from demo.content.rooms import HOUSE_RULES, OVERVECHT, PLACES, ROOMS, ROSTER
from demo.markup import CONTENT
from demo.talk import Line, read_talk
from demo.world import World

UNREAD = 9  # what the residents' accounts find new in the room


def load(world: World) -> None:
    """Say everything once: a room in which was talked is left as it is."""
    _furnish(world.lombok, ROOMS["huiskamer"])
    _furnish(world.overvecht, OVERVECHT["huiskamer"])
    home = living_room(world.lombok)
    if not home.messages.exists():
        home.guests = GuestAccess.TALK
        change_room(home)
    _talk(world, home, read_talk(CONTENT / "conversation"))
    _talk(
        world,
        living_room(world.overvecht),
        read_talk(CONTENT / "overvecht" / "conversation"),
    )
    rooms = {"huiskamer": home}
    for told in PLACES:
        rooms[told["slug"]] = room = _place(world, told)
        _talk(world, room, read_talk(CONTENT / "rooms_talk" / told["slug"]))
    _roster(world, rooms)
    world.tell("berichten in de kamers", Message.objects.count())
    world.tell("diensten van gastvrouwen en -heren", Shift.objects.count())


def _place(world: World, told: dict) -> Room:
    """A room with a theme and its hours, or the one that is there."""
    known = Room.objects.filter(site=world.lombok, slug=told["slug"]).first()
    if known:
        return known
    words = {name: told[name] for name in ("name", "topic", "house_rules", "guests")}
    room = Room(site=world.lombok, **words)
    room.hours = [
        RoomHours(weekday=day, opens=time.fromisoformat(opens), closes=time.fromisoformat(closes))
        for day, opens, closes in told["hours"]
    ]
    room.other_days = [
        RoomOtherDays(
            first_day=world.today + timedelta(days=other["in_days"]),
            last_day=world.today + timedelta(days=other["in_days"] + other["days"] - 1),
            reason=other["reason"],
        )
        for other in told["other_days"]
    ]
    return open_room(room)


def _roster(world: World, rooms: dict[str, Room]) -> None:
    """Who receives people, every week; a roster that somebody made is left alone."""
    monday = world.today - timedelta(days=world.today.weekday())
    if Shift.objects.filter(room__site=world.lombok).exists():
        return
    Shift.objects.bulk_create(
        Shift(
            room=rooms[room],
            host=world.people[who],
            first_day=monday + timedelta(days=day),
            starts=time.fromisoformat(starts),
            ends=time.fromisoformat(ends),
            is_weekly=True,
        )
        for room, day, starts, ends, who in ROSTER
    )


def _furnish(site: Site, words: str) -> None:
    page = ChatPage.objects.child_of(site.root_page).get()
    if not page.introduction:
        page.introduction = page.search_description = words
        page.house_rules = HOUSE_RULES
        page.save_revision().publish()


def _talk(world: World, place: Room, lines: list[Line]) -> None:
    """Write the lines in the order of time, numbered by the room's own counter, without telling anyone."""
    if place.messages.exists():
        return
    lines = sorted(lines, key=lambda line: line.moment(world.now))
    with locked(place.pk) as room:
        messages = [_message(world, room, line) for line in lines]
        Message.objects.bulk_create(messages)
        _tie_answers(lines, messages)
        people = {line.who for line in lines}
        Member.objects.bulk_create(
            Member(
                room=room,
                person=world.people[who],
                last_read_seq=max(0, room.head - (UNREAD if who == "samira" else 0)),
            )
            for who in sorted(people)
        )


def _message(world: World, room: Room, line: Line) -> Message:
    number = next_number(room)
    key = f"rosa-demo:{room.site_id}{room.slug}:{line.day}:{line.time}:{line.who}"
    message = Message(
        room=room,
        seq=number,
        rev=number,
        author=world.people[line.who],
        cid=str(uuid5(NAMESPACE_URL, key)),
        state=MessageState.REMOVED if line.is_removed else MessageState.VISIBLE,
        created=line.moment(world.now),
    )
    message.put_words("" if line.is_removed else line.text, line.language)
    return message


def _tie_answers(lines: list[Line], messages: list[Message]) -> None:
    named = {line.name: message for line, message in zip(lines, messages, strict=True) if line.name}
    answers = []
    for line, message in zip(lines, messages, strict=True):
        if line.answers:
            message.reply_to = named[line.answers]
            answers.append(message)
    Message.objects.bulk_update(answers, ["reply_to"])
