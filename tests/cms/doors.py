"""Every address of Rosa, what to ask there of another neighbourhood, and what came of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection

from chat.models import HelpTalk, Room, Shift
from contact.models import Question
from events.models import (
    EventPage,
    PartnerFeed,
)
from neighbourhoods.models import Picture
from people.models import Membership, User
from tests.cms.arguments import SNIPPETS, by_name, by_parameter, in_full
from tests.cms.overvecht import MARK, Overvecht

# The things that a number in an address of this namespace means.
OF_NAMESPACE: dict[str, type[Model]] = {
    "chat_help_talks": HelpTalk,
    "chat_rooms": Room,
    "chat_shifts": Shift,
    "contact_questions": Question,
    "events_admin": EventPage,
    "partner_feeds": PartnerFeed,
    "people_members": Membership,
    "wagtailadmin_collections": Collection,
    "wagtaildocs_chooser": get_document_model(),
    "wagtailimages_chooser": Picture,
    "wagtailusers_users": User,
}
for _model in SNIPPETS:
    for _kind in ("wagtailsnippets", "wagtailsnippetchoosers"):
        OF_NAMESPACE[f"{_kind}_{_model._meta.app_label}_{_model._meta.model_name}"] = _model


@dataclass(frozen=True)
class Door:
    """One pattern of the URL table.

    Attributes:
        name: its full name; that of a pattern without a name is its route.
        route: as it stands in the table.
        parameters: what an address of it needs.
    """

    name: str
    route: str
    parameters: frozenset[str]

    @property
    def namespace(self) -> str:
        """Whose it is."""
        return self.name.rpartition(":")[0]


def every_door(
    resolver: URLResolver | None = None, before: str = "", spaces: tuple = ()
) -> Iterator[Door]:
    """All patterns, also those in includes."""
    for one in (resolver or get_resolver()).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            inside = (*spaces, one.namespace) if one.namespace else spaces
            yield from every_door(one, route, inside)
        elif isinstance(one, URLPattern):
            name = ":".join((*spaces, one.name)) if one.name else route
            yield Door(name, route, frozenset(one.pattern.converters) | frozenset(
                one.pattern.regex.groupindex
            ))  # fmt: skip


class Addresses:
    """The addresses of every door, with arguments that mean something of another neighbourhood."""

    def __init__(self, there: Overvecht) -> None:
        self.there = there
        self.by_parameter = by_parameter(there)
        self.by_name = by_name(there)
        self.in_full = in_full(there)

    def of(self, door: Door) -> list[str]:
        """Its addresses; none when nobody said what its arguments are."""
        if door.name in self.in_full:
            return self.in_full[door.name]
        if door.name in self.by_name:
            chosen = [k for k in self.by_name[door.name] if set(k) == door.parameters]
            return [reverse(door.name, kwargs=kwargs) for kwargs in chosen]
        if not door.parameters:
            return self._plain(door, {})
        values = [self._values(door, parameter) for parameter in sorted(door.parameters)]
        if not all(values):
            return []
        most = max(len(found) for found in values)
        return [
            path
            for number in range(most)
            for path in self._plain(
                door,
                {
                    parameter: found[number % len(found)]
                    for parameter, found in zip(sorted(door.parameters), values, strict=True)
                },
            )
        ]

    def _plain(self, door: Door, kwargs: dict) -> list[str]:
        try:
            return [reverse(door.name, kwargs=kwargs)]
        except NoReverseMatch:
            return ["/" + door.route] if not kwargs and door.name == door.route else []

    def _values(self, door: Door, parameter: str) -> list[Any]:
        if parameter == "pk" and door.namespace in OF_NAMESPACE:
            return [one.pk for one in self.there.of(OF_NAMESPACE[door.namespace])][:4]
        return self.by_parameter.get(parameter, [])


@dataclass
class Rows:
    """The rows of one neighbourhood, and whether a request touched them.

    Attributes:
        before: the keys that each table had before the neighbourhood was made.
        kept: its rows, by table and key.
    """

    before: dict[str, set] = field(default_factory=dict)
    kept: dict[str, dict[Any, tuple]] = field(default_factory=dict)

    @staticmethod
    def tables() -> dict[str, type[Model]]:
        """Every table, and its model."""
        return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}

    def look_before(self) -> None:
        """Remember what was there."""
        self.before = {table: set(self._read(table)) for table in self.tables()}

    def look_after(self) -> None:
        """What is more than before belongs to the neighbourhood that was made."""
        for table in self.tables():
            now = self._read(table)
            self.kept[table] = {
                key: row for key, row in now.items() if key not in self.before[table]
            }

    def touched(self, tables: set[str]) -> list[str]:
        """What became of rows in these tables: changed, gone, or a new row that points to them."""
        known = self.tables()
        found = []
        for table in sorted(tables & set(known)):
            now = self._read(table)
            for key, row in self.kept[table].items():
                if now.get(key) != row:
                    found.append(f"{table} {key} {'changed' if key in now else 'is gone'}")
            for key in set(now) - self.before[table] - set(self.kept[table]):
                found += [
                    f"{table} has a row more for {to}" for to in self._points(known[table], key)
                ]
        return found

    def _points(self, model: type[Model], key: Any) -> list[str]:
        made = model._base_manager.filter(pk=key).values().first() or {}
        links = [f for f in model._meta.concrete_fields if f.is_relation and f.related_model]
        return [
            f"{link.name} {made[link.attname]}"
            for link in links
            if made.get(link.attname) in self.kept.get(link.related_model._meta.db_table, {})
        ]

    def _read(self, table: str) -> dict[Any, tuple]:
        model = self.tables()[table]
        names = [one.attname for one in model._meta.local_concrete_fields]
        key = names.index(model._meta.pk.attname)
        rows = model._base_manager.using("default").values_list(*names)
        return {row[key]: row for row in rows}


class Visitor:
    """Somebody with a browser, whose every step is taken back."""

    def __init__(self, rows: Rows, user: User | None, host: str) -> None:
        self.rows = rows
        self.browser = Client(headers={"host": host}, raise_request_exception=False)
        if user:
            self.browser.force_login(user)
        self.cookies = self.browser.cookies.copy()

    def ask(
        self, method: str, path: str, data: dict | None = None, query: dict | None = None
    ) -> "Answer":
        """One request; what it did to the database is looked at and undone."""
        self.browser.cookies = self.cookies.copy()
        written: set[str] = set()
        with transaction.atomic():
            with watching(written):
                kwargs = {"query_params": query} if query else {}
                response = getattr(self.browser, method)(path, data or None, **kwargs)
                body = _body(response)
            touched = self.rows.touched(written) if written else []
            transaction.set_rollback(True)
        headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
        return Answer(method, path, response.status_code, body + headers.encode(), touched)


@dataclass(frozen=True)
class Answer:
    """What came back, and what it did to rows that are not the visitor's."""

    method: str
    path: str
    status: int
    content: bytes
    touched: list[str]

    @property
    def leaks(self) -> bool:
        """Whether a word of the other neighbourhood stands in it."""
        return MARK.lower().encode() in self.content.lower()

    def around(self) -> str:
        """The words around the leak."""
        where = self.content.lower().find(MARK.lower().encode())
        return (
            self.content[max(0, where - 60) : where + 30]
            .decode(errors="replace")
            .replace("\n", " ")
        )


def _body(response) -> bytes:
    if response.streaming:
        if response.is_async:
            return b""
        return b"".join(response.streaming_content)
    return response.content


@contextmanager
def watching(written: set[str]) -> Iterator[None]:
    """Collect the tables that are written to."""

    def note(execute, sql, params, many, context):
        words = sql.split(None, 4)
        verb = words[0].upper()
        if verb in ("INSERT", "UPDATE", "DELETE"):
            name = words[1] if verb == "UPDATE" else next(w for w in words[1:] if w.startswith('"'))
            written.add(name.strip('"'))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield
