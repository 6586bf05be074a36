"""A decision was made: who reported it is answered, and nobody has to look any more."""

from datetime import datetime

from moderation.actions.rest_reports import rest_reports_of
from moderation.actions.tell import tell_reporters
from moderation.models import Case, Decision
from moderation.models.decision import AGAINST_THE_AUTHOR


def close_case(case: Case, made: Decision, now: datetime) -> None:
    """`made` answers every open report; the case leaves the queue, and who reported it is told."""
    found_right = made.verdict not in AGAINST_THE_AUTHOR and case.thing is not None
    answered = list(case.reports.filter(decision=None).select_related("reporter"))
    case.reports.filter(decision=None).update(decision=made, is_rejected=found_right)
    case.opinions.all().delete()
    case.close(now)
    case.save()
    tell_reporters(case, made, answered, now)
    if found_right:
        rest_reports_of((report.reporter for report in answered), case.site, now)
