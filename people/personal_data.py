"""Everything about somebody, wherever it is kept: a register, since people/ knows no room.

A room says from `AppConfig.ready` how it hands over what it holds of a person, how it forgets them, and
what stays undone when they leave:

    personal_data.register("board", export=parts, erase=forget, duties=open_duties)
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.core.files import File
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from people.models import User
from people.models.erasure import Choice

AT_ONCE = 200  # rows read from the database at a time


@dataclass(frozen=True)
class Part:
    """One kind of thing in the export, readable and as JSON.

    Attributes:
        key: of the JSON file, such as "notices"; English, never changes.
        title: lazily translated, such as "Your notices".
        columns: by key of a row the lazily translated name that people read.
        rows: makes the rows; asked more than once, each time from the database, a few at a time.
        pictures: the files of a row, which come into the folder of pictures.
    """

    key: str
    title: str
    columns: dict[str, str]
    rows: Callable[[], Iterable[dict[str, Any]]]
    pictures: Callable[[dict[str, Any]], Iterable[File]] = field(default=lambda row: ())


@dataclass(frozen=True)
class Farewell:
    """Somebody who is being forgotten, as the rooms need to know them.

    Attributes:
        words: what happens with what they wrote, a Choice.
    """

    user: User
    words: str
    now: datetime

    @property
    def keeps_words(self) -> bool:
        """Whether what they wrote stays, without their name."""
        return self.words == Choice.NAMELESS

    @cached_property
    def stand_in(self) -> str:
        """What is read instead of the name."""
        with override(self.user.language):
            return _("a neighbour")

    @cached_property
    def addresses(self) -> set[str]:
        """The e-mail addresses of this person, in small letters."""
        return addresses_of(self.user)

    @cached_property
    def _names(self) -> re.Pattern[str]:
        user = self.user
        full = f"{user.first_name} {user.last_name}".strip()
        names = {name.strip() for name in (user.called, full) if name.strip()} or {user.username}
        words = [re.escape(name) for name in sorted(names, key=len, reverse=True)]
        mails = [f"(?i:{re.escape(address)})" for address in sorted(self.addresses)]
        return re.compile(r"(?<!\w)(?:" + "|".join([*mails, *words]) + r")(?!\w)")

    def without_name(self, text: str) -> str:
        """`text` with "a neighbour" for the name and the addresses of this person."""
        return self._names.sub(self.stand_in, text) if text else text

    def without_call(self, text: str) -> str:
        """Words of somebody else, in which this person was called with an @."""
        call = re.escape(f"@{self.user.called}") + r"(?!\w)"
        return re.sub(call, f"@{self.stand_in}", text) if self.user.called else text


@dataclass(frozen=True)
class Holder:
    """A room, and how it deals with one person's things; see `register`."""

    export: Callable[[User], Iterable[Part]]
    erase: Callable[[Farewell], None]
    duties: Callable[[User], Iterable[str]]


_register: dict[str, Holder] = {}


def register(
    key: str,
    *,
    export: Callable[[User], Iterable[Part]],
    erase: Callable[[Farewell], None],
    duties: Callable[[User], Iterable[str]] = lambda user: (),
) -> None:
    """Take part in exports and erasures. Registering `key` again replaces.

    Args:
        export: everything of a person in this app, in all neighbourhoods; never another's words or name.
        erase: takes it away, inside the transaction that erases the account; may run twice.
        duties: translated sentences: what the person does for others, and what happens with it.
    """
    _register[key] = Holder(export, erase, duties)


def addresses_of(user: User) -> set[str]:
    """The e-mail addresses that are surely of `user`, in small letters; none that were only claimed."""
    known = user.emailaddress_set.filter(verified=True).values_list("email", flat=True)
    return {address.lower() for address in [user.email, *known] if address}


def parts(user: User) -> Iterator[Part]:
    """Everything that is held of `user`: the person first, then the rooms."""
    for holder in reversed(list(_register.values())):
        yield from holder.export(user)


def forget(farewell: Farewell) -> None:
    """Let the rooms forget, then the ground floor: that is how INSTALLED_APPS has them."""
    for holder in _register.values():
        holder.erase(farewell)


def duties(user: User) -> list[str]:
    """What `user` still does for others, in words."""
    return [line for holder in _register.values() for line in holder.duties(user)]


def values(rows: QuerySet, **columns: str) -> Callable[[], Iterator[dict[str, Any]]]:
    """Rows of an export straight from the database: column=lookup, a few at a time."""
    lookups = list(columns.values())

    def read() -> Iterator[dict[str, Any]]:
        for row in rows.values_list(*lookups).iterator(AT_ONCE):
            yield dict(zip(columns, row, strict=True))

    return read
