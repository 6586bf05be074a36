"""Tell the people concerned: the author what and why, who reported it that somebody looked.

A mail is stored with the decision, in one transaction; the post takes it later. Who gave no e-mail
address reads it on their own page.
"""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from wagtail.models import Site

from moderation.models import Case, Decision, Objection, Report, Sanction, Verdict
from people.actions import write_to
from people.models import User
from people.roles import Role

TOLD_TO_THE_AUTHOR = {Verdict.HIDE, Verdict.RESTORE, Verdict.APPROVE, Verdict.SEND_BACK}


def tell_author(case: Case, decision: Decision, now: datetime) -> None:
    """What was decided, by whom or which rule, for which reason, and how to object."""
    if case.author and decision.verdict in TOLD_TO_THE_AUTHOR and not _is_empty(case):
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

        def told() -> dict:
            return {"sanction": sanction, "objection_url": _objection_url(sanction)}

        write_to(sanction.person, sanction.site, "moderation/mail/sanction.txt", now, told)


def tell_swept(
    site: Site, person: User | None, count: int, decision: Decision, now: datetime
) -> None:
    """That several messages were covered at once, in one mail."""
    if person:

        def told() -> dict:
            url = site.root_url + reverse("moderation:about_me")
            return {"count": count, "decision": decision, "objection_url": url}

        write_to(person, site, "moderation/mail/sweep.txt", now, told)


def tell_of_objection(objection: Objection, now: datetime) -> None:
    """What came of it, why, and whom to talk to when that is still not right."""
    about = objection.decision or objection.sanction
    case = objection.decision.case if objection.decision else None

    def told() -> dict:
        return {"objection": objection, "about": about, **(_about(case) if case else {})}

    write_to(objection.person, objection.site, "moderation/mail/objection.txt", now, told)


def tell_team(
    about: Case | Objection, template: str, roles: tuple[Role, ...], now: datetime
) -> None:
    """That something waits too long, to everybody with one of `roles`: never what stands in it."""
    name = "moderation_case" if isinstance(about, Case) else "moderation_objection"

    def told() -> dict:
        return {"about": about, "url": about.site.root_url + reverse(name, args=[about.pk])}

    team = User.objects.filter(
        groups__role_group__site=about.site, groups__role_group__role__in=roles, is_active=True
    )
    for person in team.distinct().order_by("pk"):
        write_to(person, about.site, template, now, told)


def _mail(case: Case, to: User, template: str, decision: Decision, now: datetime) -> None:
    def context() -> dict:
        mine = decision.is_against_the_author and to == case.author
        url = _objection_url(decision) if mine else ""
        return {"decision": decision, "objection_url": url, **_about(case)}

    write_to(to, case.site, template, now, context)


def _about(case: Case) -> dict:
    thing, what = case.thing, case.what
    return {
        "content": what.describe(thing) if thing and not what.is_private(thing) else None,
        "kind": what.name,
        "url": case.site.root_url + what.url(thing) if thing else "",
    }


def _is_empty(case: Case) -> bool:
    """Whether its author took every word of it back."""
    if case.thing is None:
        return True
    content = case.what.describe(case.thing)
    return not (content.title or content.text or content.pictures)


def _objection_url(about: Decision | Sanction) -> str:
    is_decision = isinstance(about, Decision)
    site = about.case.site if is_decision else about.site
    word = "besluit" if is_decision else "maatregel"
    return site.root_url + reverse("moderation:object", args=[word, about.pk])
