"""Whatever people do and in whatever order: never oversold, nobody twice, the queue in order."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from events.actions.take_part import AlreadyJoined, fill_seats, join, leave, take_offer
from events.models import Series, State
from events.models.participation import ACTIVE, HOLDS_A_SEAT
from events.seats import free_seats
from tests.events.joining import NOW, cooking, visitor

NAMES = [f"Naam{n}" for n in range(9)]
HOLDS = timedelta(hours=24)  # the date is years ahead


@dataclass
class Expected:
    """One party as the rule in words says it should be."""

    name: str
    size: int
    state: State
    until: datetime | None = None


class Queue(RuleBasedStateMachine):
    """People join, leave, take or let lapse what they are offered; the organiser adds seats."""

    series: Series

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.savepoint()
        self.date = self.series.occurrences.get()
        self.seats, self.now = 2, NOW
        self.expected: list[Expected] = []

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.undo)

    def _free(self) -> int:
        held = [p.size for p in self.expected if p.state in HOLDS_A_SEAT]
        return self.seats - sum(held)

    def _active(self, name: str) -> Expected | None:
        return next((p for p in self.expected if p.name == name and p.state in ACTIVE), None)

    def _offer(self) -> None:
        for party in self.expected:
            if party.state == State.WAITING and party.size <= self._free():
                party.state, party.until = State.OFFERED, self.now + HOLDS

    def _real(self, name: str):
        return self.series.participations.active().get(name=name)

    @rule(name=st.sampled_from(NAMES), guests=st.integers(0, 2))
    def joins(self, name: str, guests: int) -> None:
        if guests + 1 > self.seats:
            with pytest.raises(ValidationError):
                join(self.series, self.date, visitor(name), guests, "", self.now)
        elif self._active(name):
            with pytest.raises(AlreadyJoined):
                join(self.series, self.date, visitor(name), guests, "", self.now)
        else:
            fits = guests + 1 <= self._free()
            state = State.CONFIRMED if fits else State.WAITING
            self.expected.append(Expected(name, guests + 1, state))
            join(self.series, self.date, visitor(name), guests, "", self.now)

    @precondition(lambda self: any(p.state in ACTIVE for p in self.expected))
    @rule(data=st.data())
    def leaves(self, data) -> None:
        party = data.draw(st.sampled_from([p for p in self.expected if p.state in ACTIVE]))
        leave(self._real(party.name), self.now)
        party.state = State.LEFT
        self._offer()

    @precondition(lambda self: any(p.state in ACTIVE for p in self.expected))
    @rule(data=st.data())
    def takes(self, data) -> None:
        party = data.draw(st.sampled_from([p for p in self.expected if p.state in ACTIVE]))
        if party.state == State.WAITING:
            with pytest.raises(ValidationError):
                take_offer(self._real(party.name), self.now)
        else:
            take_offer(self._real(party.name), self.now)
            party.state = State.CONFIRMED

    @rule(hours=st.integers(1, 30))
    def time_goes_by(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        for party in self.expected:
            if party.state == State.OFFERED and party.until <= self.now:
                party.state = State.LEFT
        self._offer()
        fill_seats(self.series, None, self.now)

    @rule(more=st.integers(1, 3))
    def more_seats(self, more: int) -> None:
        self.seats += more
        Series.objects.filter(pk=self.series.pk).update(seats=self.seats)
        self._offer()
        fill_seats(self.series, self.date, self.now)

    @rule()
    def a_worker_passes_by(self) -> None:
        assert fill_seats(self.series, None, self.now) == []

    @invariant()
    def it_is_as_the_rule_says(self) -> None:
        parties = list(self.series.participations.all())
        said = [(p.name, p.size, p.state) for p in self.expected]
        assert [(p.name, p.size, p.state) for p in parties] == said

    @invariant()
    def never_oversold(self) -> None:
        self.series.refresh_from_db()
        assert free_seats(self.series, self.date, self.now) == self._free() >= 0

    @invariant()
    def nobody_twice(self) -> None:
        names = [p.name for p in self.series.participations.active()]
        assert len(names) == len(set(names))


@pytest.mark.django_db
def test_any_history_keeps_to_the_rule(site):
    series, _date = cooking(site, seats=2, start="2030-03-04 17:00", most_guests=2)
    machine = type("ThisQueue", (Queue,), {"series": series})
    run_state_machine_as_test(
        machine,
        settings=hypothesis_settings(
            max_examples=15, stateful_step_count=25, deadline=None, derandomize=True, database=None
        ),
    )
