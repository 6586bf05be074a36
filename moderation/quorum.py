"""Two neighbours say "fine", a third when they disagree (community.md, Clocks). Pure."""

from collections.abc import Sequence
from enum import StrEnum

ENOUGH = 2


class Outcome(StrEnum):
    """What neighbours said together."""

    OPEN = "open"
    FINE = "fine"
    MODERATOR = "moderator"


def outcome(opinions: Sequence[bool]) -> Outcome:
    """Of one opinion for each neighbour, True for fine: whoever first has two."""
    if opinions.count(True) >= ENOUGH:
        return Outcome.FINE
    if opinions.count(False) >= ENOUGH:
        return Outcome.MODERATOR
    return Outcome.OPEN
