"""What somebody said lately, for the rules that look back. The journal asks it for all who talk at
the same moment in two queries; elsewhere it is asked when it is needed."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from chat.models import Message
from chat.person import Person


class _Ahead(threading.local):
    """What was asked beforehand in this thread's transaction; None outside `foreseen`."""

    since: datetime | None = None
    said: dict[int, list[Message]]
    sent: dict[tuple[int, str], Message | None]


_ahead = _Ahead()


@contextmanager
def foreseen(sendings: Iterable[tuple[int, str]], now: datetime, seconds: float) -> Iterator[None]:
    """Within this, in one transaction: `sent` of these (person, cid) and `said` of these people over
    the last `seconds` cost no queries."""
    pairs = set(sendings)
    if not pairs:
        yield
        return
    people = {user_id for user_id, _cid in pairs}
    _ahead.said, _ahead.sent = {user_id: [] for user_id in people}, dict.fromkeys(pairs)
    since = now - timedelta(seconds=seconds)
    mine = Message.objects.filter(author_id__in=people)
    for message in mine.filter(cid__in={cid for _user_id, cid in pairs}):
        _ahead.sent[message.author_id, message.cid] = message
    for message in mine.filter(created__gt=since).order_by("-created", "-seq"):
        _ahead.said[message.author_id].append(message)
    _ahead.since = since
    try:
        yield
    finally:
        _ahead.since = None


def is_foreseen() -> bool:
    """Whether what this transaction says is looked up among what was foreseen, not in the database."""
    return _ahead.since is not None


def sent(person: Person, cid: str) -> Message | None:
    """The message that somebody made with this cid."""
    key = person.user_id or 0, cid
    if _ahead.since is not None and key in _ahead.sent:
        return _ahead.sent[key]
    return Message.objects.filter(**person.sender, cid=cid).first()


def said(person: Person, since: datetime, most: int) -> list[Message]:
    """What somebody said after `since`, newest first, at most `most`."""
    user_id = person.user_id or 0
    if _ahead.since is not None and since >= _ahead.since and user_id in _ahead.said:
        return [message for message in _ahead.said[user_id] if message.created > since][:most]
    mine = Message.objects.filter(**person.sender, created__gt=since)
    return list(mine.order_by("-created", "-seq")[:most])


def add(message: Message) -> None:
    """Something was said just now, in this transaction."""
    if _ahead.since is not None and message.author_id in _ahead.said:
        _ahead.said[message.author_id].insert(0, message)
        _ahead.sent[message.author_id, message.cid] = message


def forget() -> None:
    """Something was undone: from here on ask when it is needed."""
    _ahead.since = None
