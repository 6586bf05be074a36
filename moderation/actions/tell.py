"""Tell the people concerned: the author what and why, who reported it that somebody looked.

A mail is stored with the decision, in one transaction; the post takes it later. Who gave no e-mail
address reads it on their own page.
"""

from collections.abc import Iterable
from datetime import datetime

from wagtail.models import Site

from moderation.models import Case, Decision, Report, Sanction, Verdict
from people.actions import write_to
from people.models import User

TOLD_TO_THE_AUTHOR = {Verdict.HIDE, Verdict.RESTORE, Verdict.APPROVE, Verdict.SEND_BACK}


def tell_author(case: Case, decision: Decision, now: datetime) -> None:
    """What was decided, for which reason, and whom to talk to."""
    if case.author and decision.verdict in TOLD_TO_THE_AUTHOR:
        _mail(case, case.author, f"moderation/mail/{decision.verdict}.txt", decision, now)


def tell_reporters(
    case: Case, decision: Decision, reports: Iterable[Report], now: datetime
) -> None:
    """That somebody looked, and what came of it. Once for each person."""
    people = {report.reporter for report in reports if report.reporter}
    for person in sorted(people, key=lambda user: user.pk):
        _mail(case, person, "moderation/mail/reporter.txt", decision, now)


def tell_sanctioned(sanction: Sanction, now: datetime) -> None:
    """What holds until when, why, and how to object. Who gave no address reads it in the room."""
    if sanction.person:
        told = {"sanction": sanction}
        write_to(sanction.person, sanction.site, "moderation/mail/sanction.txt", now, lambda: told)


def tell_swept(
    site: Site, person: User | None, count: int, decision: Decision, now: datetime
) -> None:
    """That several messages were covered at once, in one mail."""
    if person:
        told = {"count": count, "decision": decision}
        write_to(person, site, "moderation/mail/sweep.txt", now, lambda: told)


def _mail(case: Case, to: User, template: str, decision: Decision, now: datetime) -> None:
    def context() -> dict:
        thing, what = case.thing, case.what
        return {
            "decision": decision,
            "content": what.describe(thing) if thing and not what.is_private(thing) else None,
            "kind": what.name,
            "url": case.site.root_url + what.url(thing) if thing else "",
        }

    write_to(to, case.site, template, now, context)
