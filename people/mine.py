"""What rooms put on somebody's own page: a register, since people/ knows no room.

A room registers from its `AppConfig.ready`:

    mine.register("board", _("My notices"), "board:mine", icon="board", count=count_open, waiting=False)
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from wagtail.models import Site

from people.models import User


@dataclass(frozen=True)
class _Registered:
    label: str
    url_name: str
    icon: str
    count: Callable[[User, Site], int] | None
    waiting: bool
    hidden_when_none: bool


@dataclass(frozen=True)
class Entry:
    """One line on somebody's own page: `count` to show, of which `waiting` ask for attention."""

    text: str
    url: str
    icon: str
    count: int
    waiting: int


_register: dict[str, _Registered] = {}


def register(
    key: str,
    label: str,
    url_name: str,
    *,
    icon: str = "star",
    count: Callable[[User, Site], int] | None = None,
    waiting: bool = False,
    hidden_when_none: bool = False,
) -> None:
    """Put a line on everybody's own page, in the order of registering.

    Args:
        key: the room's own word for it; registering again replaces.
        label: lazily translated words, such as "My notices".
        count: how many there are for a user on a site, in one query.
        waiting: whether these wait for the person (unread messages), so that the bar adds them up.
        hidden_when_none: whether the line would be untrue without any, as in "a seat is free for you".
    """
    _register[key] = _Registered(label, url_name, icon, count, waiting, hidden_when_none)


def entries(user: User, site: Site) -> list[Entry]:
    """The lines of `user` in this neighbourhood."""
    lines = []
    for line in _register.values():
        number = line.count(user, site) if line.count else 0
        if line.hidden_when_none and not number:
            continue
        lines.append(
            Entry(
                str(line.label),
                reverse(line.url_name),
                line.icon,
                number,
                number if line.waiting else 0,
            )
        )
    return lines
