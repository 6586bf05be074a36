"""Hide something without a moderator, until one looks: many reports, an urgent one, or a pause."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from moderation.access import may_pause
from moderation.actions.open_case import case_of, put_in_queue
from moderation.actions.settle import CannotDecide, hold_both, settle
from moderation.actions.tell import tell_author
from moderation.models import Basis, Case, Decision, Reason, Report, Unheard, Verdict
from moderation.models.decision import HOLDS
from moderation.terms import FRESH_FOR
from moderation.weights import THRESHOLD, URGENT, Voice, said_with_reason, tally
from people.models import Membership, User, WelcomeCard


def voices_of(case: Case, now: datetime) -> list[Voice]:
    """The open reports since the score was last restarted, as they count: 4 queries."""
    open_reports = case.reports.filter(decision=None).select_related("reporter")
    return voices({case: counted_reports(case, open_reports)}, case.site, now)[case]


def counted_reports(case: Case, reports: Iterable[Report]) -> list[Report]:
    """Those of `reports` that nobody answered and that came since the score was last restarted."""
    return [
        report
        for report in reports
        if not report.is_handled
        and (case.score_from is None or report.created_at > case.score_from)
    ]


def voices(reports: dict[Case, list[Report]], site: Site, now: datetime) -> dict[Case, list[Voice]]:
    """The reports of many cases, as they count: 3 queries."""
    people = {r.reporter_id for found in reports.values() for r in found if r.reporter_id}
    members = Membership.objects.filter(site=site, user__in=people)
    steps = dict(members.values_list("user", "step"))
    unheard = Unheard.objects.filter(site=site, person__in=people).holding(now)
    silent = set(unheard.values_list("person", flat=True))
    cards = WelcomeCard.objects.made_an_account().filter(site=site, person__in=people)
    batches = {person: str(batch) for person, batch in cards.values_list("person", "batch")}
    return {
        case: [
            Voice(
                person=report.reporter_id,
                step=steps.get(report.reporter_id),
                urgent=report.reason == Reason.URGENT,
                is_fresh=bool(
                    report.reporter and report.reporter.date_joined > report.created_at - FRESH_FOR
                ),
                is_unheard=report.reporter_id in silent,
                batch=batches.get(report.reporter_id, ""),
            )
            for report in found
        ]
        for case, found in reports.items()
    }


def hide_when_enough(case: Case, now: datetime) -> Decision | None:
    """Hide the thing of `case` when its reports are heavy enough; `case` is held."""
    if case.thing is None or case.awaits_approval:
        return None
    counted = tally(voices_of(case, now))
    if counted.hides_urgently:
        basis, score, threshold = Basis.URGENT, counted.urgent, URGENT
    elif counted.hides_by_number:
        basis, score, threshold = Basis.REPORTS, counted.weight, THRESHOLD
    else:
        return None
    if not _is_heavier(case, basis):
        return None
    reports = case.reports.filter(decision=None)
    reason = Reason.URGENT if basis == Basis.URGENT else _mostly(reports)
    return _hide(case, basis, reason, now, score=score, threshold=threshold)


@transaction.atomic
def pause(thing, by: User, reason: str, now: datetime) -> Decision:
    """A neighbourhood connector takes `thing` out of sight for a day, for a moderator to look at.

    Raises:
        CannotDecide: no connector here, their own, hidden already, waiting, or paused before by anybody.
    """
    found = case_of(thing, now)
    case = hold_both(found)
    if not may_pause(by, case.site):
        raise CannotDecide(
            _("Only a neighbourhood connector can pause something."), code="no_right"
        )
    if case.author_id == by.pk:
        raise CannotDecide(_("You posted this yourself."), code="own")
    if case.thing is None or case.awaits_approval or case.hold or case.is_hidden:
        raise CannotDecide(_("Nobody else sees this now. A moderator looks."), code="impossible")
    if case.decisions.filter(basis=Basis.PAUSE).exists():
        raise CannotDecide(
            _("This was paused before. Now a moderator decides: send a report."), code="again"
        )
    if not case.is_open:
        put_in_queue(case, now)
    return _hide(case, Basis.PAUSE, reason, now, by=by)


def _is_heavier(case: Case, basis: str) -> bool:
    """Whether `basis` weighs more than what hides it now; what a person hid stays theirs."""
    if not case.hold:
        return not case.is_hidden
    return HOLDS.index(Basis(basis)) > HOLDS.index(Basis(case.hold))


def _mostly(reports) -> str:
    return said_with_reason(reports.values_list("reason", flat=True))


def _hide(
    case: Case,
    basis: str,
    reason: str,
    now: datetime,
    *,
    by: User | None = None,
    score: float | None = None,
    threshold: float | None = None,
) -> Decision:
    made = settle(case, Verdict.HIDE, basis=basis, by=by, reason=reason, now=now)
    case.put_on_hold(basis, now)
    case.score, case.threshold = score, threshold
    case.save()
    tell_author(case, made, now)
    return made
