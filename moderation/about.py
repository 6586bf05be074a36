"""What was decided about somebody, for their own eyes: never by whom it was reported."""

from datetime import datetime

from django.contrib.contenttypes.prefetch import GenericPrefetch
from wagtail.models import Site

from moderation.actions.object import why_not_object
from moderation.models import Basis, Decision, Sanction
from moderation.models.decision import AGAINST_THE_AUTHOR
from moderation.registry import KINDS
from moderation.terms import OBJECT_FOR
from people.models import User

MOST = 50


def decisions_about(user: User, site: Site, now: datetime, every: bool = False) -> list[Decision]:
    """Against what `user` posted in `site`, the latest first; each bears `content` and `why_not` (object).

    Without `every` only what one may still object to in time, and at most MOST.
    """
    found = (
        Decision.objects.filter(case__site=site, case__author=user, verdict__in=AGAINST_THE_AUTHOR)
        .exclude(basis=Basis.OBJECTION)
        .select_related("case__site", "objection")
        .prefetch_related(GenericPrefetch("case__thing", [k.things() for k in KINDS.values()]))
    )
    if not every:
        found = found.filter(created_at__gt=now - OBJECT_FOR)[:MOST]
    made = list(found)
    for one in made:
        thing = one.case.thing
        one.content = one.case.what.describe(thing) if thing else None
        one.why_not = "" if every else why_not_object(one, user, now)
    return made


def sanctions_about(user: User, site: Site, now: datetime, every: bool = False) -> list[Sanction]:
    """Sanctions of `user` in `site`, the latest first; each bears `why_not` (object)."""
    found = Sanction.objects.filter(site=site, person=user).select_related("site", "objection")
    if not every:
        found = found.filter(created__gt=now - OBJECT_FOR)[:MOST]
    made = list(found)
    for one in made:
        one.why_not = why_not_object(one, user, now)
    return made
