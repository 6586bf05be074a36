"""Somebody else looks at it again, and answers with a reason."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from moderation.access import may_moderate
from moderation.actions.close_case import close_case
from moderation.actions.lift import lift
from moderation.actions.objected import close_objection
from moderation.actions.settle import CannotDecide, hold_both, settle
from moderation.actions.tell import tell_of_objection
from moderation.models import Basis, Case, Decision, Objection, Outcome, Verdict
from moderation.models.decision import AGAINST_THE_AUTHOR
from people.models import User


@transaction.atomic
def answer_objection(
    objection_id: int, site: Site, by: User, *, outcome: str, answer: str, now: datetime
) -> Objection:
    """Answer an objection of `site`; the person is told, and what was taken comes back when they are right.

    Raises:
        CannotDecide: no right to, one's own decision, item or report, no answer, or answered meanwhile.
    """
    objection = Objection.objects.select_related("decision__case").get(pk=objection_id, site=site)
    case = hold_both(objection.decision.case) if objection.decision else None
    objection = Objection.objects.select_for_update(of=("self",)).get(pk=objection.pk)
    _check(objection, case, by, outcome, answer)
    if outcome == Outcome.UPHELD:
        if case:
            _bring_back(case, objection.decision, by, answer, now)
        else:
            lift(site, objection.sanction_id, by, now)
    elif case and case.hold:  # a person has looked now: no clock brings it back
        how = {"basis": Basis.OBJECTION, "by": by, "words": answer, "now": now}
        made = settle(case, Verdict.HIDE, reason=objection.decision.reason, **how)
        close_case(case, made, now)
    close_objection(objection, by, outcome, answer, now)
    tell_of_objection(objection, now)
    return objection


def not_yours_to_answer(objection: Objection, by: User) -> str:
    """Why `by` must leave this objection to somebody else, or nothing."""
    if objection.person_id == by.pk:
        return _("This is your own objection. Another moderator answers it.")
    if objection.sanction and objection.sanction.by_id == by.pk:
        return _("You decided this yourself. Another moderator answers the objection.")
    if objection.decision:
        case = objection.decision.case
        if case.decisions.filter(by=by, verdict__in=AGAINST_THE_AUTHOR).exists():
            return _("You decided this yourself. Another moderator answers the objection.")
        if case.reports.filter(reporter=by).exists():
            return _("You reported this yourself. Another moderator answers the objection.")
    return ""


def _check(objection: Objection, case: Case | None, by: User, outcome: str, answer: str) -> None:
    if not may_moderate(by, objection.site):
        raise CannotDecide(_("You are no moderator of this neighbourhood."), code="no_right")
    if why_not := not_yours_to_answer(objection, by):
        raise CannotDecide(why_not, code="own")
    if objection.outcome:
        raise CannotDecide(_("Somebody else just answered this."), code="stale")
    if outcome not in Outcome.values:
        raise CannotDecide(_("Choose what you decide."), code="no_outcome")
    if not answer:
        raise CannotDecide(_("Write why: the person gets to read it."), code="no_answer")


def _bring_back(case: Case, against: Decision, by: User, words: str, now: datetime) -> None:
    """What was hidden or sent back stands again."""
    what, thing, is_over = case.what, case.thing, bool(case.hold)
    how = {"basis": Basis.OBJECTION, "by": by, "words": words, "now": now}
    if case.awaits_approval:
        made, is_over = settle(case, Verdict.APPROVE, **how), True
    else:
        made = settle(case, Verdict.RESTORE, **how)
        if against.verdict == Verdict.SEND_BACK and thing is not None and what.show_after_all:
            try:
                what.show_after_all(thing, by, now)
            except ValidationError as error:
                raise CannotDecide(error.messages[0], code="impossible") from error
    if is_over:
        close_case(case, made, now)
    case.save()
