"""What can be reported. A room registers its kind of content once; the rest is the same for all.

register(Notice, kind="notice", describe=…, site=…, url=…, hide=…, restore=…)
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.models import Site

from people.models import User


@dataclass(frozen=True)
class Content:
    """What somebody posted, as a moderator reads it and as a report keeps it.

    Attributes:
        title, text: in the author's own words.
        language: code of those words, for `lang`.
        details: further (label, value) pairs.
        pictures: (address, alternative text) pairs.
    """

    title: str = ""
    text: str = ""
    language: str = ""
    details: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()

    def as_snapshot(self) -> dict[str, Any]:
        """As JSON, to keep what was reported even when the author changes it."""
        return asdict(self)


@dataclass(frozen=True)
class Kind:
    """How moderation handles one kind of content.

    Attributes:
        name: what people call it, such as "notice" (translated).
        describe: its content.
        site: the neighbourhood it belongs to.
        url: where it stands, for the moderator.
        hide: take it off every list, page, search and feed: `hide(obj, by, reason, now)`.
        restore: put it back: `restore(obj, by, now)`.
        is_hidden: whether it is hidden now.
        author: who posted it, None when nobody is known.
        find: `find(site, id, user)`: the thing, or None when this person can't see it.
        is_private: whether it stands where only a few may read: then no mail repeats it, and no link
            leads a moderator there.
        things: all of them, with what `describe` needs, so that a list costs no query for each.
        hold: locks what whoever changes a thing locks before its case, inside a transaction.
        approve, send_back: for what waits before it is shown: `approve(obj, by, now)` and
            `send_back(obj, by, reason, now)`.
        show_after_all: show what was sent back, because an objection was right:
            `show_after_all(obj, by, now)`. Left out when `restore` does that.

    Where a rule acts instead of a person, `by` is None.
    """

    model: type[Model]
    kind: str
    name: str
    describe: Callable[[Any], Content]
    site: Callable[[Any], Site]
    url: Callable[[Any], str]
    hide: Callable[[Any, User | None, str, datetime], None]
    restore: Callable[[Any, User | None, datetime], None]
    is_hidden: Callable[[Any], bool]
    author: Callable[[Any], User | None]
    find: Callable[[Site, str, User], Model | None]
    things: Callable[[], QuerySet]
    is_private: Callable[[Any], bool] = field(default=lambda thing: False)
    hold: Callable[[Any], object] = field(default=lambda thing: None)
    approve: Callable[[Any, User | None, datetime], None] | None = field(default=None)
    send_back: Callable[[Any, User | None, str, datetime], None] | None = field(default=None)
    show_after_all: Callable[[Any, User | None, datetime], None] | None = field(default=None)


KINDS: dict[str, Kind] = {}


def register(model: type[Model], *, kind: str, describe, site, url, hide, restore, **more) -> Kind:
    """Let things of `model` be reported and decided on; the arguments are those of Kind.

    Left out, `name` is the model's verbose name, `author` its attribute `author`, `is_hidden` its
    attribute `is_hidden`, `things` all of the model, and `find` looks by primary key within the neighbourhood: give your own
    `find` when not everybody may see everything.
    """

    def find(where: Site, object_id: str, _user: User) -> Model | None:
        found = model._default_manager.filter(pk=object_id).first() if object_id.isdigit() else None
        return found if found and site(found) == where else None

    defaults = {
        "name": model._meta.verbose_name,
        "author": lambda thing: getattr(thing, "author", None),
        "is_hidden": lambda thing: bool(getattr(thing, "is_hidden", False)),
        "find": find,
        "things": model._default_manager.all,
    }
    KINDS[kind] = Kind(
        model=model,
        kind=kind,
        describe=describe,
        site=site,
        url=url,
        hide=hide,
        restore=restore,
        **(defaults | more),
    )
    return KINDS[kind]


def kind_of(thing: Model) -> Kind:
    """The kind of a thing; KeyError when its model was never registered."""
    for kind in KINDS.values():
        if isinstance(thing, kind.model):
            return kind
    raise KeyError(f"{type(thing).__name__} was not registered for moderation")
