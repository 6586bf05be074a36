"""Everything that people do over sockets, written by one thread, many acts at a time.

The writer takes what has arrived while it was busy, or in the same turn of the loop: one transaction and
one wait for the disk for all of it, and no timer, so whoever is alone doesn't wait. Each act has a
savepoint of its own: what is refused or fails undoes only itself. Plain words need none, since they are
refused before anything is written; they are stored together. When the transaction as a whole fails, each
act is tried alone. Nobody gets an answer before the commit.
"""

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone
from wagtail.models import Site

from chat import limits, memo, publish, recent, rights, shelf, worries
from chat.database import WRITER, in_hand
from chat.person import foresee
from chat.refusals import Refused
from chat.sequence import alone, lock_all, one_count, room_by_id
from people.access import know
from people.models import User

log = logging.getLogger("rosa.chat")

MOST = 200  # acts in one transaction
LOOK_BACK_SECONDS = max(limits.SECONDS, worries.SAME_SECONDS)


@dataclass(frozen=True)
class Known:
    """What is asked once for all acts of a transaction.

    Attributes:
        ended: keys of the pages whose session is over.
        users: who is not in it has no account any more, or one that is switched off.
    """

    now: datetime
    ended: frozenset[str]
    users: dict[int, User]


@dataclass(frozen=True)
class Act:
    """Something that somebody does in a room.

    Attributes:
        badge: what the page of it showed; None for who has no session.
        do: checks and does it, in the writer's thread and in its transaction.
        cid: of what is said, when something is.
        is_plain: words alone, which are refused before anything is written.
    """

    room_id: int
    site: Site
    user_id: int | None
    badge: rights.Pass | None
    do: Callable[[Known], Any]
    cid: str = ""
    is_plain: bool = False


@dataclass(frozen=True)
class Waiting:
    """An act and who waits for its outcome."""

    act: Act
    outcome: asyncio.Future


class Journal:
    """The acts of this process that were not written yet."""

    def __init__(self) -> None:
        self._arrived: deque[Waiting] = deque()
        self._lock = threading.Lock()
        self._busy = False
        self._due: asyncio.AbstractEventLoop | None = None  # which is about to wake the writer

    async def write(self, act: Act) -> Any:
        """What `act` gave, after its commit.

        Raises:
            Refused: the act was.
        """
        loop = asyncio.get_running_loop()
        waiting = Waiting(act, loop.create_future())
        with self._lock:
            self._arrived.append(waiting)
            asleep = not self._busy or (self._due is not None and self._due.is_closed())
            if asleep:
                self._busy, self._due = True, loop
        if asleep:
            loop.call_soon(self._wake)  # after what else arrived in this turn of the loop
        return await waiting.outcome

    def _wake(self) -> None:
        self._due = None
        WRITER.submit(self._turn)

    def _turn(self) -> None:
        """One turn of the writer. Without a connection everybody hears that, and the next one tries anew."""
        try:
            in_hand(self._write_down)
        except BaseException as error:
            log.warning("the writer has no connection: %s", type(error).__name__)
            with self._lock:
                some, self._busy = list(self._arrived), False
                self._arrived.clear()
            _tell(some, [error] * len(some))

    def _write_down(self) -> None:
        with self._lock:
            some = [self._arrived.popleft() for _ in range(min(MOST, len(self._arrived)))]
        with publish.together():  # who said it hears that it is kept before they hear it
            try:
                outcomes = keep([waiting.act for waiting in some])
            except BaseException as error:  # nobody may wait for ever
                outcomes = [error] * len(some)
            with self._lock:
                self._busy = bool(self._arrived)
            if self._busy:
                WRITER.submit(self._turn)  # behind what else the writer has to do
            _tell(some, outcomes)


def _tell(some: Sequence[Waiting], outcomes: Sequence[Any]) -> None:
    loops: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future, Any]]] = {}
    for waiting, outcome in zip(some, outcomes, strict=True):
        loops.setdefault(waiting.outcome.get_loop(), []).append((waiting.outcome, outcome))
    for loop, pairs in loops.items():
        try:
            loop.call_soon_threadsafe(_settle, pairs)
        except RuntimeError:  # that loop has ended, and its pages with it
            log.debug("nobody waits any more")


def _settle(pairs: list[tuple[asyncio.Future, Any]]) -> None:
    for future, outcome in pairs:
        if future.done():  # the page is gone; what it did is kept all the same
            continue
        if isinstance(outcome, BaseException):
            future.set_exception(outcome)
        else:
            future.set_result(outcome)


def keep(acts: Sequence[Act]) -> list[Any]:
    """Do `acts` in one transaction; for each what it gave, or the exception that it ended with."""
    try:
        with publish.together(), transaction.atomic(), one_count(), memo.kept():
            return _do_all(acts)
    except Exception as error:
        if len(acts) == 1:
            return [error]
        log.warning("%d acts are tried one by one: %s", len(acts), type(error).__name__)
    return [outcome for act in acts for outcome in keep([act])]


def _do_all(acts: Sequence[Act]) -> list[Any]:
    lock_all(act.room_id for act in acts)
    known = _look_up(acts)
    sendings = [(act.user_id, act.cid) for act in acts if act.user_id and act.cid]
    with recent.foreseen(sendings, known.now, LOOK_BACK_SECONDS), shelf.one_insert():
        outcomes = _do_each(acts, known)
    # It would undo everything without a word, while all are told that it is kept.
    if transaction.get_rollback():
        raise TransactionManagementError("an act undid the transaction of all")
    return outcomes


def _do_each(acts: Sequence[Act], known: Known) -> list[Any]:
    outcomes: list[Any] = [None] * len(acts)
    for place, act in enumerate(acts):
        if _needs_no_savepoint(act):
            try:
                outcomes[place] = act.do(known)
            except Refused as refusal:
                outcomes[place] = refusal
            continue  # any other failure is the transaction's: each is tried alone
        try:
            with shelf.apart(), alone():
                outcomes[place] = act.do(known)
        except Refused as refusal:
            outcomes[place] = refusal
        except Exception as error:
            log.exception("an act failed")
            outcomes[place] = error
            recent.forget()
    return outcomes


def _needs_no_savepoint(act: Act) -> bool:
    """Whether `act` is refused before it writes. At the door of a closed circle is written who came."""
    if not (act.is_plain and act.user_id and recent.is_foreseen()):
        return False
    room = room_by_id(act.room_id)
    return room is not None and not room.is_closed_circle


def _look_up(acts: Sequence[Act]) -> Known:
    """In a handful of queries, whatever the number of acts."""
    ids = {act.user_id for act in acts if act.user_id}
    users = {user.pk: user for user in User.objects.filter(pk__in=ids, is_active=True)}
    for site in {act.site for act in acts}:
        here = {act.user_id for act in acts if act.site == site and act.user_id in users}
        know([users[pk] for pk in here if pk], site)
        foresee([pk for pk in here if pk], site)
    changed = rights.changed((act.badge for act in acts if act.badge), users)
    ended = frozenset(key for key, kind in changed.items() if kind == "ended")
    return Known(timezone.now(), ended, users)


journal = Journal()
