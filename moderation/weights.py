"""How heavy reports weigh, and when they hide something by themselves (community.md, Moderation).

Pure: no clock and no database. Three neighbours who agree can take something off the board until a
moderator looks; ten visitors, or one person with many new accounts, can't.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from moderation.models.report import Reason
from people.models import Step

GUEST = 0.5
WEIGHTS = {Step.NEW: 1.0, Step.RESIDENT: 2.0, Step.CONNECTOR: 3.0}
PEOPLE = 3
THRESHOLD = 5.0
URGENT = WEIGHTS[Step.RESIDENT]

LAST_REPORTS = 10
MOST_REJECTED = 5  # of those; more than half


@dataclass(frozen=True)
class Voice:
    """One open report, as it counts.

    Attributes:
        person: who reported; None for a visitor.
        step: a value of `Step` in this neighbourhood, None for who does not belong to it.
        urgent: whether the reason is urgent.
        is_fresh: whether the account was younger than 24 hours when it reported.
        is_unheard: whether this person's reports weigh nothing for now.
        batch: the sheet of welcome cards the account came from; those of one sheet are one together.
    """

    person: int | None
    step: str | None = None
    urgent: bool = False
    is_fresh: bool = False
    is_unheard: bool = False
    batch: str = ""

    @property
    def weight(self) -> float:
        """What it adds."""
        if self.is_unheard:
            return 0.0
        return WEIGHTS[Step(self.step)] if self.person and self.step else GUEST

    @property
    def hides_alone(self) -> bool:
        """An urgent report of somebody whom the neighbourhood knows."""
        return self.urgent and bool(self.person) and self.weight >= URGENT


@dataclass(frozen=True)
class Tally:
    """The reports together.

    Attributes:
        people: different people who count; fresh accounts are one together, and so is a sheet of cards.
        weight: of those people.
        urgent: weight of the heaviest report that hides alone, or 0.
    """

    people: int
    weight: float
    urgent: float

    @property
    def hides_urgently(self) -> bool:
        """Rule (a)."""
        return self.urgent >= URGENT

    @property
    def hides_by_number(self) -> bool:
        """Rule (b)."""
        return self.people >= PEOPLE and self.weight >= THRESHOLD


def tally(voices: Iterable[Voice]) -> Tally:
    """Count each person (each sheet of cards) once, at their heaviest; visitors and who is unheard never count for a number."""
    voices = list(voices)
    known: dict[int | str, float] = {}
    fresh = 0.0
    for voice in voices:
        if voice.person is None or voice.step is None or not voice.weight:
            continue
        if voice.is_fresh:
            fresh = max(fresh, voice.weight)
        else:
            one = voice.batch or voice.person
            known[one] = max(known.get(one, 0.0), voice.weight)
    return Tally(
        people=len(known) + bool(fresh),
        weight=sum(known.values()) + fresh,
        urgent=max((voice.weight for voice in voices if voice.hides_alone), default=0.0),
    )


def score(voices: Iterable[Voice]) -> float:
    """All weight together, that of visitors too: how much a moderator has to make of it."""
    voices = list(voices)
    visitors = sum(v.weight for v in voices if v.person is None or v.step is None)
    return tally(voices).weight + visitors


def becomes_unheard(rejected: Iterable[bool]) -> bool:
    """Whether more than half of somebody's last ten reports were rejected.

    Args:
        rejected: the latest first.
    """
    last = list(rejected)[:LAST_REPORTS]
    return len(last) == LAST_REPORTS and sum(last) > MOST_REJECTED


def said_with_reason(reasons: Iterable[str]) -> str:
    """The reason that most of them gave; the first of the list when as many gave another."""
    given = list(reasons)
    return max(Reason.values, key=given.count)
