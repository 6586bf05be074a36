"""Two people, or two workers, in the very same moment: one thing happens, and nobody gets an error."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from board.kinds import State
from board.models import Notice
from moderation.actions import answer_objection, ask_approval, decide, keep_time, object_to
from moderation.models import Case, Decision, Objection, Report
from people.models import OutgoingMail, Step
from people.roles import Role
from tests.at_once import at_once, statuses
from tests.board.factories import notice
from tests.board.test_at_once import signed_in
from tests.conftest import person
from tests.moderation.factories import hidden_by_many, neighbours, tell

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _several_connections(db):
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite lives in memory: one connection, so nothing happens at once")


def mails_to(user, sent) -> int:
    """Those that left at once, and those that wait in the post."""
    waiting = OutgoingMail.objects.filter(to=user.email).count()
    return waiting + sum(user.email in mail.to for mail in sent)


def test_two_neighbours_say_fine_at_once_and_it_is_shown_once(site, newcomer, mailoutbox):
    waits = notice(newcomer, site, state=State.WAITING)
    case = ask_approval(waits, timezone.now())
    taps = [signed_in(one) for one in neighbours(site, *["resident"] * 4)]
    data = {"case": case.pk, "version": case.version, "opinion": "fine"}
    assert statuses(at_once(*(lambda c=c: c.post("/helpen/", data) for c in taps))) == [302] * 4
    assert Notice.objects.get().state == State.OPEN
    assert Decision.objects.count() == 1
    assert mails_to(newcomer, mailoutbox) == 1


def test_many_reports_at_once_hide_it_once(site, resident):
    hangs = notice(resident, site)
    crowd = neighbours(site, *["resident"] * 4)
    answers = at_once(*(lambda one=one: tell(hangs, one) for one in crowd))
    assert not [a for a in answers if isinstance(a, Exception)], answers
    assert Report.objects.count() == 4
    assert Decision.objects.count() == 1
    assert Case.objects.get().hold == "reports"


def test_two_workers_keep_the_same_clocks(site, resident, moderator, mailoutbox):
    now = timezone.now()
    hidden_by_many(resident, site, now)
    for hours in (4, 72):
        later = now + timedelta(hours=hours)
        done = at_once(*[lambda later=later: keep_time(later)] * 3)
        assert sum(done) == 1, done
    assert mails_to(moderator, mailoutbox) == 1
    assert Decision.objects.filter(basis="clock").count() == 1


def test_a_moderator_and_the_clock_at_once(site, resident, moderator):
    now = timezone.now()
    case = hidden_by_many(resident, site, now)
    later = now + timedelta(hours=72)
    answers = at_once(
        lambda: decide(
            case.pk, site, moderator, verdict="hide", reason="unkind", words="",
            version=case.version, now=later,
        ),
        lambda: keep_time(later),
    )  # fmt: skip
    case.refresh_from_db()
    assert case.hold == ""
    decided = isinstance(answers[0], Decision)
    assert Notice.objects.get().is_hidden == decided, answers


def test_an_objection_comes_once_and_is_answered_once(site, resident, moderator, mailoutbox):
    case = tell(notice(resident, site))
    made = decide(
        case.pk, site, moderator, verdict="hide", reason="unkind", words="",
        version=case.version, now=timezone.now(),
    )  # fmt: skip
    asked = at_once(*[lambda: object_to(made, resident, "Nee.", timezone.now())] * 3)
    assert not [a for a in asked if isinstance(a, Exception)], asked
    objection = Objection.objects.get()
    team = [person(site, f"team{n}", Role.MANAGER, Step.RESIDENT) for n in range(3)]
    answers = at_once(
        *(
            lambda one=one: answer_objection(
                objection.pk, site, one, outcome="rejected", answer="Nee.", now=timezone.now()
            )
            for one in team
        )
    )
    assert sum(isinstance(a, Objection) for a in answers) == 1, answers
    assert mails_to(resident, mailoutbox) == 2, "the decision, and one answer"
