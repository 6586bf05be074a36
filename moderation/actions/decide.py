"""Decide about a thing: check, act, log, and tell its author afterwards."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site

from moderation.access import may_moderate
from moderation.actions.tell import tell_author, tell_reporters
from moderation.models import Case, Decision, Verdict
from moderation.models.decision import AGAINST_THE_AUTHOR
from people.models import User


class CannotDecide(ValidationError):
    """This person can't decide this now; the message says why."""


def verdicts(case: Case) -> list[Verdict]:
    """What can be decided in `case` as it stands."""
    if case.thing is None:
        return [Verdict.LEAVE]
    if case.awaits_approval and case.what.approve:
        return [Verdict.APPROVE, Verdict.SEND_BACK]
    return [Verdict.LEAVE, Verdict.RESTORE if case.is_hidden else Verdict.HIDE]


@transaction.atomic
def decide(
    case_id: int,
    site: Site,
    by: User,
    *,
    verdict: str,
    reason: str,
    words: str,
    version: int,
    now: datetime,
    tell: bool = True,
) -> Decision:
    """Decide in a case of `site`; `version` is what `by` was looking at.

    Without `tell` the author gets no mail: who decides about many things at once tells it in one.

    Raises:
        CannotDecide: no right to, own post or own report, decided meanwhile, or not possible now.
    """
    case = Case.objects.get(pk=case_id, site=site)
    if case.thing is not None:
        case.what.hold(case.thing)
    case = Case.objects.select_for_update().get(pk=case_id, site=site)
    check(case, by, verdict, reason, version)
    act(case, by, verdict, reason, now)
    made = case.decisions.create(verdict=verdict, reason=reason, words=words, by=by, created_at=now)
    answered = list(case.reports.filter(decision=None).select_related("reporter"))
    case.reports.filter(decision=None).update(decision=made)
    case.is_open, case.awaits_approval, case.closed_at = False, False, now
    case.version += 1
    case.save()
    log(
        case.thing or case,
        f"moderation.{verdict}",
        user=by,
        data={"reason": reason, "case": case.pk, "decision": made.pk},
    )
    if tell:
        tell_author(case, made, now)
    tell_reporters(case, made, answered, now)
    return made


def check(case: Case, by: User, verdict: str, reason: str, version: int) -> None:
    """Every reason not to decide, in words."""
    if not may_moderate(by, case.site):
        raise CannotDecide(_("You are no moderator of this neighbourhood."), code="no_right")
    why_not = not_yours_to_decide(case, by)
    if why_not:
        raise CannotDecide(why_not, code="own")
    if version != case.version:
        raise CannotDecide(
            _("Somebody else was just busy with this. Look again before you decide."), code="stale"
        )
    if verdict not in verdicts(case):
        raise CannotDecide(_("That can't be decided now. Look again."), code="impossible")
    if verdict in AGAINST_THE_AUTHOR and not reason:
        raise CannotDecide(_("Choose a reason: the author gets to read it."), code="no_reason")


def not_yours_to_decide(case: Case, by: User) -> str:
    """Why `by` must leave this to somebody else, or nothing: nobody decides on their own."""
    if case.author_id == by.pk:
        return _("You posted this yourself. Another moderator decides about it.")
    if any(r.reporter_id == by.pk and not r.is_handled for r in case.reports.all()):
        return _("You reported this yourself. Another moderator decides about it.")
    return ""


def act(case: Case, by: User, verdict: str, reason: str, now: datetime) -> None:
    """Do to the thing what was decided.

    Raises:
        CannotDecide: the thing itself refuses: its author was just quicker.
    """
    thing, what = case.thing, case.what
    try:
        if verdict == Verdict.HIDE:
            what.hide(thing, by, reason, now)
        elif verdict == Verdict.RESTORE:
            what.restore(thing, by, now)
        elif verdict == Verdict.APPROVE:
            what.approve(thing, by, now)
        elif verdict == Verdict.SEND_BACK:
            what.send_back(thing, by, reason, now)
    except ValidationError as error:
        raise CannotDecide(error.messages[0], code="impossible") from error
