"""The six reactions at a message, as the template shows them to this reader."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chat.models import ReactionKind
from chat.person import Person

if TYPE_CHECKING:
    from chat.render import Said


@dataclass(frozen=True)
class Feeling:
    """One of the six at one message.

    Attributes:
        name: what screen readers say.
        is_mine: whether this reader has it.
    """

    kind: str
    name: str
    count: int = 0
    is_mine: bool = False


def feelings(said: "Said", person: Person) -> tuple[Feeling, ...]:
    """All six, in their order, with how many have each at this message."""
    by = dict(said.hung.reactions)
    return tuple(
        Feeling(
            kind.value,
            str(kind.label),
            len(by.get(kind.value, ())),
            bool(person.card.id) and person.card.id in by.get(kind.value, ()),
        )
        for kind in ReactionKind
    )
