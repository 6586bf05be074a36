"""Private conversations and help talks of the demo accounts, as if they had just talked."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from wagtail.models import Site

from chat.circles import new_circle
from chat.models import (
    HelpState,
    HelpTalk,
    Member,
    Message,
    Room,
    RoomKind,
    RoomStatus,
    Talk,
    TalkState,
)
from chat.sequence import locked, next_number
from demo.content.talks import HELP, TALKS
from demo.world import World


def load(world: World) -> None:
    """Make what is missing: who talks already is left alone."""
    for told in TALKS:
        _talk(world, world.lombok, told)
    for told in HELP:
        _help(world, world.lombok, told)
    world.tell("gesprekken tussen twee", Talk.objects.count())
    world.tell("hulpgesprekken", HelpTalk.objects.count())


def _talk(world: World, site: Site, told: dict) -> None:
    asker, other = world.people[told["asker"]], world.people[told["other"]]
    first, second = sorted((asker, other), key=lambda user: user.pk)
    if Talk.objects.filter(site=site, first=first, second=second).exists():
        return
    waits = told.get("waits", False)
    room = new_circle(site, RoomKind.PRIVATE)
    began = _moment(world, told["said"][0])
    Talk.objects.create(
        site=site,
        room=room,
        first=first,
        second=second,
        asker=asker,
        about=told["about"],
        state=TalkState.ASKED if waits else TalkState.OPEN,
        asked_at=began,
        answered_at=None if waits else _moment(world, told["said"][1]),
    )
    _say(world, room, told, [told["asker"]] if waits else [told["asker"], told["other"]])
    if waits:
        Room.objects.filter(pk=room.pk).update(status=RoomStatus.READ_ONLY)


def _help(world: World, site: Site, told: dict) -> None:
    asker, worker = world.people[told["asker"]], world.people.get(told.get("worker", ""))
    if HelpTalk.objects.filter(site=site, asker=asker).exists():
        return
    closed, said = told.get("closed", False), told["said"]
    room = new_circle(site, RoomKind.HELP)
    state = HelpState.TAKEN if worker else HelpState.WAITING
    HelpTalk.objects.create(
        site=site,
        room=room,
        asker=asker,
        subject=told["subject"],
        state=HelpState.CLOSED if closed else state,
        taken_by=worker,
        language=asker.language,
        asked_at=_moment(world, said[0]),
        taken_at=_moment(world, said[1]) if worker else None,
        closed_at=_moment(world, said[-1]) if closed else None,
    )
    _say(world, room, told, [told["asker"], *([told["worker"]] if worker else [])])
    if closed:
        Room.objects.filter(pk=room.pk).update(status=RoomStatus.CLOSED)


def _say(world: World, room: Room, told: dict, seats: list[str]) -> None:
    """Everything that was said, numbered by the room's own counter, and who sits there."""
    with locked(room.pk) as place:
        for who, minutes, words in told["said"]:
            number = next_number(place)
            Message.objects.create(
                room=place,
                seq=number,
                rev=number,
                author=world.people[who],
                cid=str(uuid5(NAMESPACE_URL, f"rosa-demo:talk:{place.site_id}:{who}:{minutes}")),
                body=words,
                lang="nl",
                created=world.now - timedelta(minutes=minutes),
            )
        unread = told.get("unread", {})
        Member.objects.bulk_create(
            Member(
                room=place,
                person=world.people[who],
                last_read_seq=place.head - unread.get(who, 0),
            )
            for who in seats
        )


def _moment(world: World, line: tuple) -> datetime:
    return world.now - timedelta(minutes=line[1])
