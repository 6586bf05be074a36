"""Who of the team can be talked with right now. The room that knows registers itself; others may ask."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Site


@dataclass(frozen=True)
class Host:
    """Somebody of the team who is in and looking.

    Attributes:
        called: the name they go by.
        avatar: key of their drawn face.
        path: where to talk with them, as Dutch writes it, such as "huiskamer".
    """

    called: str
    avatar: str
    path: str


Around = Callable[[Site, datetime], list[Host]]
ROOMS: dict[str, Around] = {}


def register(key: str, around: Around) -> None:
    """Ask `around` too; registering the same key again replaces it. It costs few queries."""
    ROOMS[key] = around


def hosts_around(site: Site, now: datetime) -> list[Host]:
    """Everybody of the team of `site` who can be talked with at `now`, as the rooms know it."""
    return [host for around in ROOMS.values() for host in around(site, now)]
