"""Counting in rounds A B A: the yardstick before and after, so that a busy machine hurts both alike."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass

from bench._chat.crowd import Crowd
from bench._chat.visited import Visited

LOWEST, HIGHEST = 0.85, 1.15  # A to A; outside this the round says nothing
TRIES = 4  # rounds that are tried for each that is wanted


@dataclass(frozen=True)
class Rate:
    """What a flood gave.

    Attributes:
        per_cpu: deliveries per second of the server's processor time.
        messages: a second of wall time.
        crowd_share: how much of a processor the crowd itself used.
    """

    per_cpu: float
    messages: float
    crowd_share: float
    lost: int


def flood(server: Visited, crowd: Crowd, seconds: float, window: int) -> Rate:
    """As many messages as go with `window` of them on their way, and what they cost."""
    before = server.cpu
    answer = crowd.tell("flood", seconds, window)
    spent = server.cpu - before
    took = answer["seconds"]
    return Rate(
        answer["delivered"] / spent,
        answer["messages"] / took,
        answer["crowd_cpu"] / took,
        answer["lost"],
    )


@dataclass(frozen=True)
class Ratios:
    """What the rounds of one comparison gave; `void` of them were thrown away."""

    values: list[float]
    rates: list[Rate]
    yardstick: list[Rate]
    void: int

    @property
    def median(self) -> float | None:
        """None when not one round counted."""
        return statistics.median(self.values) if self.values else None


def compare(yardstick: Callable[[], Rate], other: Callable[[], Rate], wanted: int) -> Ratios:
    """Rounds until `wanted` of them counted, or too many did not."""
    values, rates, bare, void = [], [], [], 0
    while len(values) < wanted and len(values) + void < wanted * TRIES:
        first, between, last = yardstick(), other(), yardstick()
        if not LOWEST <= first.per_cpu / last.per_cpu <= HIGHEST:
            void += 1
            continue
        values.append(between.per_cpu / ((first.per_cpu + last.per_cpu) / 2))
        rates.append(between)
        bare += [first, last]
    return Ratios(values, rates, bare, void)
