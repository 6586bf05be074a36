"""The frames of `rosa.chat.v1`: JSON text, one object each way; the server may also send an array.

Knows nothing of Django, so that it can be read, tested and fuzzed alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import orjson

SUBPROTOCOL = "rosa.chat.v1"
MAX_FRAME = 16 * 1024  # bytes
MAX_NUMBER = 2**53 - 1  # what JavaScript counts without loss
MAX_ROOMS = 4
MAX_PICTURES = 10  # in a frame; the room itself takes fewer and says so in words
LANGUAGES = {"nl", "en", "tr", "ar"}

# Close codes. 1012 is the standard's "service restart".
PROTOCOL, SESSION_ENDED, BANNED, NO_ROOM = 4400, 4401, 4403, 4404
SILENT, TOO_SLOW, FLOOD, RESTART = 4408, 4409, 4429, 1012


class BadFrame(Exception):
    """What came is not a frame of ours. `ref` is its cid or rid, if it had one."""

    def __init__(self, ref: dict[str, str] | None = None) -> None:
        super().__init__("bad frame")
        self.ref = ref or {}


@dataclass(frozen=True)
class Hello:
    """First frame: which rooms, and up to which number each is known (None: nothing yet)."""

    tab: str
    lang: str
    rooms: dict[int, int | None]


@dataclass(frozen=True)
class Send:
    """Say something in a room."""

    room: int
    cid: str
    body: str
    reply_to: int | None = None
    pictures: tuple[int, ...] = ()


@dataclass(frozen=True)
class Remove:
    """Take back one's own message."""

    room: int
    rid: str
    seq: int


@dataclass(frozen=True)
class Edit:
    """Change one's own words."""

    room: int
    rid: str
    seq: int
    body: str


@dataclass(frozen=True)
class React:
    """Have reaction `emoji` (a kind, such as "heart") at a message, or not."""

    room: int
    rid: str
    seq: int
    emoji: str
    on: bool


@dataclass(frozen=True)
class Hide:
    """Cover somebody's message, as a moderator."""

    room: int
    rid: str
    seq: int
    reason: str


@dataclass(frozen=True)
class Read:
    """Everything up to `seq` was seen."""

    room: int
    seq: int


@dataclass(frozen=True)
class Typing:
    """Somebody is writing."""

    room: int


@dataclass(frozen=True)
class Here:
    """Still here: up to which numbers, and whether somebody looks at the screen."""

    cursors: dict[int, int] = field(default_factory=dict)
    visible: bool = True


Frame = Hello | Send | Edit | Remove | React | Hide | Read | Typing | Here


def parse(data: object) -> Frame:
    """A frame from what came over the line.

    Raises:
        BadFrame: binary, too long, not JSON, not an object, unknown type, wrong types of values.
    """
    if not isinstance(data, str) or len(data) > MAX_FRAME:
        raise BadFrame
    try:
        raw = orjson.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadFrame from error
    if not isinstance(raw, dict):
        raise BadFrame
    reader = READERS.get(raw["type"]) if isinstance(raw.get("type"), str) else None
    try:
        if reader is None:
            raise BadFrame
        return reader(raw)
    except BadFrame as error:
        raise BadFrame(_ref(raw)) from error


def _hello(raw: dict[str, Any]) -> Hello:
    rooms = _list(raw, "rooms", MAX_ROOMS)
    wanted: dict[int, int | None] = {}
    for room in rooms:
        if not isinstance(room, dict):
            raise BadFrame
        cursor = room.get("cursor")
        wanted[_number(room, "id")] = None if cursor is None else _number(room, "cursor")
    lang = _text(raw, "lang", 8)
    return Hello(_text(raw, "tab", 36, least=8), lang if lang in LANGUAGES else "nl", wanted)


def _send(raw: dict[str, Any]) -> Send:
    answers = raw.get("reply_to")
    return Send(
        _number(raw, "room"),
        _text(raw, "cid", 36, least=8),
        _text(raw, "body", MAX_FRAME),
        None if answers is None else _number(raw, "reply_to"),
        _ids(raw, "pictures", MAX_PICTURES),
    )


def _edit(raw: dict[str, Any]) -> Edit:
    return Edit(*_about(raw), _text(raw, "body", MAX_FRAME))


def _react(raw: dict[str, Any]) -> React:
    return React(*_about(raw), _text(raw, "emoji", 12), _flag(raw, "on"))


def _hide(raw: dict[str, Any]) -> Hide:
    return Hide(*_about(raw), _text(raw, "reason", 12))


def _about(raw: dict[str, Any]) -> tuple[int, str, int]:
    """Room, rid and place of what a frame is about."""
    return _number(raw, "room"), _text(raw, "rid", 36, least=1), _number(raw, "seq")


def _remove(raw: dict[str, Any]) -> Remove:
    return Remove(*_about(raw))


def _read(raw: dict[str, Any]) -> Read:
    return Read(_number(raw, "room"), _number(raw, "seq"))


def _typing(raw: dict[str, Any]) -> Typing:
    return Typing(_number(raw, "room"))


def _here(raw: dict[str, Any]) -> Here:
    cursors = raw.get("cursors", {})
    if not isinstance(cursors, dict) or len(cursors) > MAX_ROOMS:
        raise BadFrame
    known: dict[int, int] = {}
    for key in cursors:
        if not (key.isascii() and key.isdigit() and len(key) < 17):
            raise BadFrame
        known[int(key)] = _number(cursors, key)
    return Here(known, _flag(raw, "visible") if "visible" in raw else True)


READERS: dict[str, Callable[[dict[str, Any]], Frame]] = {
    "hello": _hello,
    "send": _send,
    "edit": _edit,
    "remove": _remove,
    "react": _react,
    "hide": _hide,
    "read": _read,
    "typing": _typing,
    "here": _here,
}


def _number(raw: dict[str, Any], name: str) -> int:
    value = raw.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MAX_NUMBER:
        raise BadFrame
    return value


def _text(raw: dict[str, Any], name: str, longest: int, least: int = 0) -> str:
    value = raw.get(name)
    if not isinstance(value, str) or not least <= len(value) <= longest:
        raise BadFrame
    return value


def _flag(raw: dict[str, Any], name: str) -> bool:
    value = raw.get(name)
    if not isinstance(value, bool):
        raise BadFrame
    return value


def _ids(raw: dict[str, Any], name: str, longest: int) -> tuple[int, ...]:
    """Numbers in a list that may be left out."""
    numbers = _list(raw, name, longest) if name in raw else []
    return tuple(_number({"id": number}, "id") for number in numbers)


def _list(raw: dict[str, Any], name: str, longest: int) -> list[Any]:
    value = raw.get(name)
    if not isinstance(value, list) or len(value) > longest:
        raise BadFrame
    return value


def _ref(raw: dict[str, Any]) -> dict[str, str]:
    return {
        name: raw[name]
        for name in ("cid", "rid")
        if isinstance(raw.get(name), str) and len(raw[name]) <= 36
    }


def encode(frame: dict[str, Any] | list[dict[str, Any]]) -> str:
    """A frame as it goes over the line."""
    return orjson.dumps(frame).decode()


def welcome(
    me: dict[str, Any] | None, now: str, limits: dict[str, int], blocked: list[str] | None = None
) -> dict[str, Any]:
    """Answer to hello: who you are to us, and whom you blocked."""
    return {"type": "welcome", "me": me, "now": now, "limits": limits, "blocked": blocked or []}


def sync(
    room: int, since: int | None, page: dict[str, Any], people: dict[str, Any]
) -> dict[str, Any]:
    """Everything after `since`, or the newest page when `reset`."""
    return {"type": "sync", "room": room, "from": since, **page, "people": people}


def change(room: int, number: int, before: int, what: dict[str, Any]) -> dict[str, Any]:
    """One change, whole: an upsert. `prev` is the change that went out before this one."""
    return {"type": "change", "room": room, "n": number, "prev": before, **what}


def turn(room: int, what: dict[str, Any]) -> dict[str, Any]:
    """What this reader may do in the room from now on, and what its door says. A sync holds the same
    under `turn`."""
    return {"type": "turn", "room": room, **what}


def ack(ref: dict[str, str], seq: int, number: int, at: str, dup: bool) -> dict[str, Any]:
    """It is kept."""
    return {"type": "ack", **ref, "seq": seq, "n": number, "at": at, "dup": dup}


def nack(ref: dict[str, str], refusal: dict[str, Any]) -> dict[str, Any]:
    """It was not done, and why."""
    return {"type": "nack", **ref, **refusal}


def heartbeat(now: str, heads: dict[int, int]) -> dict[str, Any]:
    """We are here; the number of the last change in each room."""
    return {"type": "hb", "now": now, "heads": {str(room): head for room, head in heads.items()}}


def bye(code: int, text: str, reconnect: bool, after_ms: int) -> dict[str, Any]:
    """Last words before a close."""
    return {
        "type": "bye",
        "code": code,
        "text": text,
        "reconnect": reconnect,
        "after_ms": after_ms,
    }
