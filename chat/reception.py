"""The door when many come in at the same moment, such as all of them after a restart. Who arrives while
others are being asked about is asked about together with the next: no timer, so who is alone doesn't wait.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from wagtail.models import Site

from chat import memo
from chat.database import ask, write
from chat.door import come_in
from chat.hearing import blocked_by_each
from chat.models import Room
from chat.person import NOBODY, Person, foresee, person_for, visitor
from chat.presence import Arrival, leave, take_seats
from chat.refusals import Refused
from chat.signed_in import SignedIn, signed_in
from neighbourhoods.hosts import site_for_host
from people.access import know

Q = TypeVar("Q")
A = TypeVar("A")
MOST = 100  # at a time: readers are few, and others want to read too


class Queue(Generic[Q, A]):
    """Questions that are answered together, and fail alone.

    Args:
        answer: gives for each question its answer, or the exception that it ends with.
        hop: to the thread in which it is answered: `chat.database.ask`, or `write` when it writes.
    """

    def __init__(
        self, answer: Callable[[Sequence[Q]], list[A | Exception]], hop: Callable = ask
    ) -> None:
        self._answer, self._hop = answer, hop
        self._waiting: list[tuple[Q, asyncio.Future[A]]] = []
        self._work: asyncio.Future | None = None

    async def ask(self, question: Q) -> A:
        """The answer."""
        loop = asyncio.get_running_loop()
        outcome: asyncio.Future[A] = loop.create_future()
        self._waiting.append((question, outcome))
        if self._work is None or self._work.done() or self._work.get_loop() is not loop:
            self._work = asyncio.ensure_future(self._work_off())
        return await outcome

    async def _work_off(self) -> None:
        while self._waiting:
            some, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            answers = await self._answers([question for question, _outcome in some])
            for (_question, outcome), found in zip(some, answers, strict=True):
                if outcome.done():  # the page is gone
                    continue
                if isinstance(found, Exception):
                    outcome.set_exception(found)
                else:
                    outcome.set_result(found)

    async def _answers(self, some: list[Q]) -> list[A | Exception]:
        try:
            return await self._hop(self._answer, some)
        except Exception as error:
            if len(some) == 1:
                return [error]
        return [answer for question in some for answer in await self._answers([question])]


@dataclass(frozen=True)
class Caller:
    """Who rings: what their cookies hold. `guest_key` is the hash of a visitor's key."""

    host: str
    session: str
    guest_key: str


@dataclass(frozen=True)
class AtTheDoor:
    """Whose door it is, and who stands before it; no site for an unknown host."""

    site: Site | None = None
    person: Person = NOBODY
    account: SignedIn | None = None


def _look_at(callers: Sequence[Caller]) -> list[AtTheDoor | Exception]:
    sites = {host: site_for_host(host) for host in {caller.host for caller in callers}}
    accounts = signed_in(caller.session for caller in callers)
    with memo.kept():
        for host, site in sites.items():
            here = {caller.session for caller in callers if caller.host == host}
            users = [accounts[key].user for key in here & accounts.keys()]
            if site is not None:
                know(users, site)
                foresee([user.pk for user in users], site)
        return [_who(c, sites[c.host], accounts.get(c.session)) for c in callers]


def _who(caller: Caller, site: Site | None, account: SignedIn | None) -> AtTheDoor:
    if site is None:
        return AtTheDoor()
    if account is not None:
        return AtTheDoor(site, person_for(account.user, site), account)
    return AtTheDoor(site, visitor(site, caller.guest_key))


@dataclass(frozen=True)
class Entry:
    """Who wants to enter which rooms."""

    site: Site
    person: Person
    rooms: tuple[int, ...]
    now: datetime


@dataclass(frozen=True)
class Inside:
    """The rooms that somebody entered, the person in them, and whose words they want folded."""

    rooms: list[Room]
    person: Person
    blocked: list[str] = field(default_factory=list)


def _let_in(entries: Sequence[Entry]) -> list[Inside | Exception]:
    blocked = blocked_by_each((entry.site.pk, entry.person.user_id) for entry in entries)
    with memo.kept():
        return [_enter(entry, blocked) for entry in entries]


def _enter(entry: Entry, blocked: dict[tuple[int, int | None], list[str]]) -> Inside | Exception:
    rooms, person = [], entry.person
    try:
        for pk in entry.rooms:
            room, person = come_in(entry.site, person, pk, entry.now)
            rooms.append(room)
    except Refused as refusal:
        return refusal
    return Inside(rooms, person, blocked.get((entry.site.pk, person.user_id), []))


def _seat(arrivals: Sequence[Arrival]) -> list[Exception | None]:
    take_seats(arrivals)
    return [None] * len(arrivals)


def _stand_up(seats: Sequence[str]) -> list[Exception | None]:
    leave(seats)
    return [None] * len(seats)


callers: Queue[Caller, AtTheDoor] = Queue(_look_at)
entries: Queue[Entry, Inside] = Queue(_let_in)
arrivals: Queue[Arrival, None] = Queue(_seat, write)
departures: Queue[str, None] = Queue(_stand_up, write)
