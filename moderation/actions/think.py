"""Neighbours read what a newcomer handed in: two of them together are as good as a moderator."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from moderation.access import may_help
from moderation.actions.close_case import close_case
from moderation.actions.settle import CannotDecide, hold_both, settle
from moderation.actions.tell import tell_author
from moderation.models import Basis, Case, Opinion, Verdict
from moderation.quorum import Outcome, outcome
from moderation.waiting import is_for_neighbours
from people.models import User


@transaction.atomic
def think(
    case_id: int, site: Site, by: User, *, is_fine: bool, version: int, now: datetime
) -> Outcome:
    """Keep what `by` thinks of what waits in a case of `site`; a second thought replaces the first.

    `version` is what `by` read: when it was changed meanwhile they read again.

    Raises:
        CannotDecide: no resident here, one's own, decided or changed meanwhile.
    """
    found = Case.objects.filter(pk=case_id, site=site).first()
    if found is None or not may_help(by, site):
        raise CannotDecide(_("This is not here for you."), code="no_right")
    case = hold_both(found)
    if case.author_id == by.pk:
        raise CannotDecide(_("You posted this yourself."), code="own")
    if not is_for_neighbours(case, now):
        raise CannotDecide(_("Somebody decided this already. Thank you!"), code="over")
    if version != case.version:
        raise CannotDecide(_("This was just changed. Read it once more."), code="stale")
    Opinion.objects.update_or_create(
        case=case, person=by, defaults={"is_fine": is_fine, "created_at": now}
    )
    together = outcome(list(case.opinions.values_list("is_fine", flat=True)))
    if together == Outcome.FINE:
        made = settle(case, Verdict.APPROVE, basis=Basis.QUORUM, now=now)
        close_case(case, made, now)
        tell_author(case, made, now)
    elif together == Outcome.MODERATOR:
        case.needs_moderator = True
        case.save(update_fields=["needs_moderator"])
    return together
