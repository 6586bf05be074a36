"""Whatever people and clocks do, in whatever order: what is hidden has somebody who must look or who
decided, and nothing ends in an error."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from board.models import Notice
from chat import feed
from chat.models import Message
from moderation.actions import (
    answer_objection,
    case_of,
    decide,
    keep_time,
    object_to,
    pause,
    report,
    verdicts,
)
from moderation.models import Case, Decision, Objection, Outcome
from moderation.models.decision import AGAINST_THE_AUTHOR
from moderation.registry import kind_of
from people.models import User
from people.roles import Role
from tests.board.factories import notice
from tests.chat.factories import room_of, say
from tests.conftest import person
from tests.moderation.factories import aged, neighbours

STEPS = st.one_of(
    st.tuples(st.just("report"), st.integers(0, 5), st.sampled_from(["urgent", "unkind"])),
    st.tuples(st.just("decide"), st.integers(0, 1), st.integers(0, 1)),
    st.tuples(st.just("pause"), st.just(0), st.just(0)),
    st.tuples(st.just("object"), st.just(0), st.just(0)),
    st.tuples(st.just("answer"), st.integers(0, 1), st.sampled_from(Outcome.values)),
    st.tuples(st.just("wait"), st.sampled_from([1, 5, 25, 49, 73]), st.just(0)),
)


class History:
    """One thing, and everybody who may do something about it."""

    def __init__(self, site, thing, reporters: list[User | None], team: list[User]) -> None:
        self.site, self.thing, self.team = site, thing, team
        self.reporters, self.now = reporters, timezone.now()

    def do(self, act: str, which: int, how) -> None:
        """One step; what is refused is refused in words."""
        refused = ""
        try:
            getattr(self, act)(which, how)
        except ValidationError as error:
            refused = error.messages[0]
        assert not refused or refused.endswith((".", "!"))

    def case(self) -> Case:
        return Case.objects.get(pk=case_of(self.thing, self.now).pk)

    def report(self, who: int, reason: str) -> None:
        report(
            self.thing, reason=reason, words="", reporter=self.reporters[who],
            key=uuid.uuid4(), now=self.now,
        )  # fmt: skip

    def decide(self, who: int, which: int) -> None:
        case = self.case()
        decide(
            case.pk, self.site, self.team[who], verdict=verdicts(case)[which], reason="unkind",
            words="", version=case.version, now=self.now,
        )  # fmt: skip

    def pause(self, _who: int, _how) -> None:
        pause(self.thing, self.reporters[4], "unkind", self.now)

    def object(self, _who: int, _how) -> None:
        against = Decision.objects.filter(verdict__in=AGAINST_THE_AUTHOR, case=self.case()).first()
        if against:
            object_to(against, self.case().author, "Nee.", self.now)

    def answer(self, who: int, outcome: str) -> None:
        asked = Objection.objects.open().filter(decision__case=self.case()).first()
        if asked:
            answer_objection(
                asked.pk, self.site, self.team[who], outcome=outcome, answer="Zo.", now=self.now
            )

    def wait(self, hours: int, _how) -> None:
        self.now += timedelta(hours=hours)
        keep_time(self.now)
        assert keep_time(self.now) == 0, "twice is once"

    def check(self) -> None:
        """What always holds."""
        self.thing.refresh_from_db()
        case = self.case()
        hidden = kind_of(self.thing).is_hidden(self.thing)
        last = case.decisions.first()
        if hidden:
            assert last.verdict in {"hide", "leave"}, "somebody or some rule hid it, with a reason"
            assert case.is_open or not last.is_automatic, "a moderator decided, or has to look"
        elif last:
            assert last.verdict in {"leave", "restore"}
        assert bool(case.hold) <= (hidden and case.is_open)
        waiting = case.reports.filter(decision=None).exists()
        assert waiting <= case.is_open, "no report is forgotten"
        if case.hold == "urgent":
            assert case.put_back_at is None
        elif case.hold:
            assert case.put_back_at > self.now, "no clock is late"
        seen = _seen(self.site, self.thing, self.now)
        assert seen != hidden, "hidden is absent, and what is not hidden is there"


def _seen(site, thing, now) -> bool:
    if isinstance(thing, Notice):
        return Notice.objects.of(site).public(now).filter(pk=thing.pk).exists()
    page = feed.newest(room_of(site).pk)
    return any(line.seq == thing.seq and line.is_visible for line in page.messages)


@pytest.mark.parametrize("kind", ["notice", "message"])
@hypothesis_settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=1, max_size=9))
def test_any_history_keeps_its_promises(site, resident, kind, steps):
    known = neighbours(site, "new", "resident", "resident", "connector")
    team = [person(site, "moderator", Role.MODERATOR), person(site, "beheer", Role.MANAGER)]
    reporters = [None, *known, aged(person(site, "werker", Role.WORKER))]
    if kind == "notice":
        thing = notice(
            resident, site, expires_at=timezone.now() + timedelta(days=300), number=_number()
        )
    else:
        made = Message.objects.filter(author=resident).count()
        moment = timezone.now() - timedelta(days=1) + timedelta(minutes=made)
        thing = say(site, resident, f"Bericht {made}", moment).message
    history = History(site, thing, reporters, team)
    history.check()
    for step in steps:
        history.do(*step)
        history.check()


def _number() -> int:
    last = Notice.objects.order_by("-number").first()
    return (last.number if last else 100) + 1
