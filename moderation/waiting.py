"""What waits before it is shown: which of it neighbours read, and which only a moderator."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Site

from moderation.access import may_help
from moderation.models import Case, Sanction, SanctionKind
from moderation.worries import worry_in
from people.models import Membership, Step, User

MOST = 50  # shown at once


def waiting_cases(user: User, site: Site, now: datetime) -> list[Case]:
    """What `user` may read and say "fine" about, the oldest first: others' posts only, and only those of
    newcomers. Each bears `content` and `mine`, what this person thought of it. 9 queries at most."""
    if not may_help(user, site):
        return []
    cases = Case.objects.filter(site=site, awaits_approval=True, needs_moderator=False)
    others = cases.exclude(author=user).exclude(author=None).with_content()[:MOST]
    found = for_neighbours(others, site, now)
    thought = dict(user.opinions.filter(case__in=found).values_list("case", "is_fine"))
    for case in found:
        case.content = case.what.describe(case.thing)
        case.mine = thought.get(case.pk)
    return found


def count_waiting(user: User, site: Site) -> int:
    """How many wait for this person's first look: 2 queries when nothing waits."""
    if not may_help(user, site):
        return 0
    cases = Case.objects.filter(site=site, awaits_approval=True, needs_moderator=False)
    others = cases.exclude(author=user).exclude(author=None).exclude(opinions__person=user)
    return len(for_neighbours(others.with_content()[:MOST], site, timezone.now()))


def may_look_at(user: User, thing: Model, site: Site, now: datetime) -> bool:
    """Whether `user` may see all of `thing`, pictures too, because it waits for neighbours like them."""
    if not may_help(user, site):
        return False
    case = Case.objects.filter(
        site=site,
        awaits_approval=True,
        content_type=ContentType.objects.get_for_model(thing),
        object_id=str(thing.pk),
    ).first()
    return case is not None and case.author_id != user.pk and is_for_neighbours(case, now)


def is_for_neighbours(case: Case, now: datetime) -> bool:
    """Whether neighbours may read what waits in `case`."""
    if not case.awaits_approval or case.needs_moderator:
        return False
    return bool(for_neighbours([case], case.site, now))


def for_neighbours(cases: Iterable[Case], site: Site, now: datetime) -> list[Case]:
    """Those of newcomers, without words that worry, nothing private or reported, and not of who is read
    first because of what they did before: 2 queries when reports were prefetched."""
    cases = [case for case in cases if case.thing is not None and case.author_id]
    if not cases:
        return []
    authors = {case.author_id for case in cases}
    members = Membership.objects.filter(site=site, user__in=authors, step=Step.NEW)
    new = set(members.values_list("user", flat=True))
    held = Sanction.objects.filter(site=site, person__in=authors, kind=SanctionKind.LOOK)
    looked_at = set(held.holding(now).values_list("person", flat=True))
    return [
        case
        for case in cases
        if case.author_id in new - looked_at
        and all(report.is_handled for report in case.reports.all())
        and not case.what.is_private(case.thing)
        and not worry_in(case.what.describe(case.thing), site)
    ]
