"""Decide about a thing: check, act, log, and tell its author afterwards."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from moderation.access import may_moderate
from moderation.actions.close_case import close_case
from moderation.actions.settle import CannotDecide, hold_both, settle
from moderation.actions.tell import tell_author
from moderation.models import Basis, Case, Decision, Verdict
from moderation.models.decision import AGAINST_THE_AUTHOR
from people.models import User


def verdicts(case: Case) -> list[Verdict]:
    """What can be decided in `case` as it stands."""
    if case.thing is None:
        return [Verdict.LEAVE]
    if case.awaits_approval and case.what.approve:
        return [Verdict.APPROVE, Verdict.SEND_BACK]
    if case.hold and case.is_hidden:
        return [Verdict.RESTORE, Verdict.HIDE]
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
    case = hold_both(Case.objects.get(pk=case_id, site=site))
    check(case, by, verdict, reason, version)
    made = settle(case, verdict, basis=Basis.PERSON, by=by, reason=reason, words=words, now=now)
    close_case(case, made, now)
    if tell:
        tell_author(case, made, now)
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
