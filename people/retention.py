"""What is kept of people, why, how long, and which job ends it: one table for all apps.

Every field that can hold something about a person stands in it, or is said to hold nothing personal
(tests/people/test_every_field_has_a_term.py). An app declares its own from `AppConfig.ready`:

    retention.keeps(_("Your notices, so that neighbours can answer"), YEAR, {"board.Notice": "author title"})
    retention.not_personal("board.BoardPage", "introduction", because="editors write it for everybody")
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import (  # fmt: skip
    BinaryField,
    CharField,
    Field,
    FileField,
    GenericIPAddressField,
    JSONField,
    Model,
    TextField,
)
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

HOLDS_WORDS = (CharField, TextField, JSONField, FileField, BinaryField, GenericIPAddressField)
STAND_FOR_PEOPLE = {"chat.Guest"}  # besides the user: models of which each row is somebody


@dataclass(frozen=True)
class Term:
    """How long something is kept.

    Attributes:
        words: for people; a function of the site where neighbourhoods differ.
        job: name in `neighbourhoods.periodic.JOBS` of what ends it. Without job it ends with the
            account (`people.personal_data`), or when an editor takes it off the site.
    """

    words: "str | Callable[[Site], str]"
    job: str = ""

    def in_words(self, site: Site) -> str:
        """The term as it holds in `site`."""
        return str(self.words(site) if callable(self.words) else self.words)


ACCOUNT = Term(_("as long as you have an account"))
ON_THE_SITE = Term(_("as long as it stands on the site; editors can change it"))


@dataclass(frozen=True)
class Kept:
    """One line of the table: what and why in one sentence, how long, and which fields."""

    purpose: str
    term: Term
    fields: frozenset[tuple[str, str]]


_kept: list[Kept] = []
_plain: dict[tuple[str, str], str] = {}


def keeps(purpose: str, term: Term, fields: dict[str, str]) -> None:
    """Declare personal fields.

    Args:
        purpose: lazily translated; what it is and why, to the person: "Your notices, so that …".
        fields: names with blanks between them, by model ("board.Notice": "author title").
    """
    _kept.append(Kept(purpose, term, frozenset(_pairs(fields))))


def not_personal(model: str, fields: str, because: str) -> None:
    """Declare that these fields of `model` never hold anything about a person; for developers."""
    for pair in _pairs({model: fields}):
        _plain[pair] = because


def _pairs(fields: dict[str, str]) -> Iterator[tuple[str, str]]:
    for model, names in fields.items():
        for name in names.split():
            yield model, name


def table() -> list[Kept]:
    """All lines, for people to read: the account first, then the rooms, then the work of editors."""
    return sorted(_kept, key=_place)


def _place(kept: Kept) -> int:
    if any(model.startswith("people.") for model, _name in kept.fields):
        return 0
    ours = {app.label for app in apps.get_app_configs() if "." not in app.name}
    is_of_a_room = any(model.partition(".")[0] in ours for model, _name in kept.fields)
    return 1 if is_of_a_room and kept.term is not ON_THE_SITE else 2


def can_be_personal(field: Field) -> bool:
    """Whether `field` must be declared: it links to a person, or holds words, files or addresses.

    Numbers, moments, yes or no, choices from a list and links between things say nothing by
    themselves; they go with the words and the people in their row.
    """
    if field.is_relation:
        related = field.related_model
        if not isinstance(related, type) or not issubclass(related, Model):
            return False
        return related is get_user_model() or related._meta.label in STAND_FOR_PEOPLE
    return isinstance(field, HOLDS_WORDS) and not field.choices


def to_declare() -> set[tuple[str, str]]:
    """(model, field) of everything in this installation that can be personal. Fields that a model
    inherits from another table are declared there, once."""
    return {
        (model._meta.label, field.name)
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if can_be_personal(field)
    }


def undeclared() -> list[str]:
    """The fields without a term, as "app.Model.field"."""
    return sorted(".".join(pair) for pair in to_declare() - declared())


def declared() -> set[tuple[str, str]]:
    """(model, field) of everything that stands in the table, personal or not."""
    return {pair for kept in _kept for pair in kept.fields} | set(_plain)


def declared_twice() -> list[str]:
    """Fields with two terms, or with a term and said not to be personal."""
    seen: set[tuple[str, str]] = set(_plain)
    twice = set()
    for kept in _kept:
        twice |= seen & kept.fields
        seen |= kept.fields
    return sorted(".".join(pair) for pair in twice)
