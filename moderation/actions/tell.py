"""Tell the people concerned: the author what and why, who reported it that somebody looked.

A mail is stored with the decision, in one transaction; the post takes it later. Who gave no e-mail
address reads it on their own page.
"""

from collections.abc import Iterable
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.models import Site

from moderation.models import Case, Decision, Report, Sanction, Verdict
from neighbourhoods.models import NeighbourhoodSettings
from people.actions import post_mail
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
    person = sanction.person
    if person is None or not person.email:
        return
    with override(person.language):
        context = {
            "person": person,
            "sanction": sanction,
            "neighbourhood": NeighbourhoodSettings.for_site(sanction.site),
        }
        text = render_to_string("moderation/mail/sanction.txt", context)
        subject, _newline, body = text.strip().partition("\n")
        post_mail(sanction.site, person.email, subject, body.strip() + "\n", now=now)


def tell_swept(
    site: Site, person: User | None, count: int, decision: Decision, now: datetime
) -> None:
    """That several messages were covered at once, in one mail."""
    if person is None or not person.email:
        return
    with override(person.language):
        context = {
            "person": person,
            "count": count,
            "decision": decision,
            "neighbourhood": NeighbourhoodSettings.for_site(site),
        }
        text = render_to_string("moderation/mail/sweep.txt", context)
        subject, _newline, body = text.strip().partition("\n")
        post_mail(site, person.email, subject, body.strip() + "\n", now=now)


def _mail(case: Case, to: User, template: str, decision: Decision, now: datetime) -> None:
    if not to.email:
        return
    with override(to.language):
        body = render_to_string(
            template,
            {
                "person": to,
                "decision": decision,
                "content": case.what.describe(case.thing)
                if case.thing and not case.what.is_private(case.thing)
                else None,
                "kind": case.what.name,
                "url": case.site.root_url + case.what.url(case.thing) if case.thing else "",
                "neighbourhood": NeighbourhoodSettings.for_site(case.site),
            },
        )
        subject, _newline, body = body.strip().partition("\n")
        post_mail(case.site, to.email, subject, body.strip() + "\n", now=now)
