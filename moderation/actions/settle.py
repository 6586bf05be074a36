"""Do what was decided, by whomever or by whichever rule, and keep it. Whoever calls this holds the locks."""

from datetime import datetime

from django.core.exceptions import ValidationError
from wagtail.log_actions import log

from moderation.actions.objected import already_right
from moderation.models import Basis, Case, Decision, Verdict
from people.models import User

ACTS = {  # what stands in the log when it was no moderator
    (Verdict.HIDE, Basis.REPORTS): "hide_automatically",
    (Verdict.HIDE, Basis.URGENT): "hide_automatically",
    (Verdict.HIDE, Basis.PAUSE): "pause",
    (Verdict.RESTORE, Basis.CLOCK): "restore_in_time",
    (Verdict.APPROVE, Basis.CLOCK): "approve_in_time",
    (Verdict.APPROVE, Basis.QUORUM): "approve_together",
    (Verdict.RESTORE, Basis.OBJECTION): "uphold",
    (Verdict.APPROVE, Basis.OBJECTION): "uphold",
}


BRINGS_BACK = (Verdict.RESTORE, Verdict.APPROVE)


class CannotDecide(ValidationError):
    """This person can't decide this now; the message says why."""


def hold_both(case: Case) -> Case:
    """Hold what this kind holds, then the case: the order that everybody keeps. Inside a transaction."""
    if case.thing is not None:
        case.what.hold(case.thing)
    return Case.objects.select_for_update(of=("self",)).select_related("site").get(pk=case.pk)


def settle(
    case: Case,
    verdict: str,
    *,
    basis: str,
    now: datetime,
    by: User | None = None,
    reason: str = "",
    words: str = "",
) -> Decision:
    """Act on the thing and write the decision and the log. The case itself is not saved yet.

    Raises:
        CannotDecide: the thing itself refuses: its author was just quicker.
    """
    act(case, by, verdict, reason, now)
    made = case.decisions.create(
        verdict=verdict, reason=reason, words=words, by=by, basis=basis, created_at=now
    )
    case.version += 1
    if verdict in BRINGS_BACK and basis != Basis.OBJECTION:
        already_right(by, words, now, decision__case=case)
    log(
        case.thing or case,
        f"moderation.{ACTS.get((verdict, basis), verdict)}",
        user=by,
        data={"reason": reason, "case": case.pk, "decision": made.pk, "basis": str(basis)},
    )
    return made


def act(case: Case, by: User | None, verdict: str, reason: str, now: datetime) -> None:
    """Do to the thing what was decided; nobody in person is None.

    Raises:
        CannotDecide: the thing itself refuses.
    """
    thing, what = case.thing, case.what
    try:
        if verdict == Verdict.HIDE:
            what.hide(thing, by, reason, now)
        elif verdict == Verdict.RESTORE and thing is not None:
            what.restore(thing, by, now)
        elif verdict == Verdict.APPROVE:
            what.approve(thing, by, now)
        elif verdict == Verdict.SEND_BACK:
            what.send_back(thing, by, reason, now)
    except ValidationError as error:
        raise CannotDecide(error.messages[0], code="impossible") from error
