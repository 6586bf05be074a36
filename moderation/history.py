"""What is known about the author of a case: facts only, no notes about people."""

from dataclasses import dataclass
from datetime import datetime

from moderation.models import Basis, Case, Decision, Verdict
from people.access import membership


@dataclass(frozen=True)
class Facts:
    """About an author in this neighbourhood.

    Attributes:
        step: how well the neighbourhood knows them, in words.
        since: when they joined.
        hidden: how often something of theirs was hidden.
        left: how often a report about them was looked at and left.
    """

    step: str
    since: datetime | None
    hidden: int
    left: int


def facts_about(case: Case) -> Facts | None:
    """The facts, or None when the author is not known: 2 queries."""
    if case.author is None:
        return None
    member = membership(case.author, case.site)
    verdicts = list(
        Decision.objects.filter(
            case__site=case.site, case__author=case.author, basis=Basis.PERSON
        ).values_list("verdict", flat=True)
    )
    return Facts(
        step=member.get_step_display() if member else "",
        since=member.joined if member else None,
        hidden=verdicts.count(Verdict.HIDE),
        left=verdicts.count(Verdict.LEAVE),
    )
