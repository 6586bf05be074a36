"""Portraits of the team: the drawn faces, large, in front of a wall of their own colour."""

from collections.abc import Callable

from ..parts import things
from ..parts.people import seated
from ..parts.place import paper

WALLS = {
    "fatma": ("#BFE3DA", "#9CD0C4"),
    "ayse": ("#D9EFEA", "#BFE3DA"),
    "joy": ("#FAD0D2", "#F3B9C4"),
    "henk": ("#CFE6F5", "#B4D4EC"),
    "shanti": ("#E5D6F2", "#D3BCE6"),
    "yusuf": ("#FFE3B0", "#FFD48A"),
}


def of(who: str) -> Callable[[], str]:
    """The scene that portrays `who`."""
    return lambda: _portrait(who)


def _portrait(who: str) -> str:
    wall, circle = WALLS[who]
    return (
        paper(wall)
        + f'<circle cx="800" cy="470" r="430" fill="{circle}"/>'
        + seated(who, 800, 1090, 4.1)
        + things.rug(0, 930, 1600, 70)
    )
