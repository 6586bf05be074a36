"""Give somebody rest: check, keep it, log it, tell the person and the rooms."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site

from moderation.access import may_moderate
from moderation.actions.tell import tell_sanctioned
from moderation.models import LENGTHS, Reason, Sanction, SanctionKind
from moderation.signals import sanction_changed
from people.access import has_role
from people.models import User
from people.roles import Role


class CannotSanction(ValidationError):
    """This person can't do that to this person; the message says why."""


@dataclass(frozen=True)
class Whom:
    """Somebody with an account, or a visitor by the hash of their key and the name they chose."""

    person: User | None = None
    guest_key: str = ""
    called: str = ""


@transaction.atomic
def impose(
    site: Site, whom: Whom, by: User, *, kind: str, reason: str, words: str, now: datetime
) -> Sanction:
    """Give `whom` rest in `site`; a sanction of the same kind that still holds is answered, not doubled.

    Raises:
        CannotSanction: no right to, oneself, a manager, or no reason given.
    """
    if why_not := not_yours_to_sanction(site, whom, by):
        raise CannotSanction(why_not, code="no_right")
    if reason not in Reason.values:
        raise CannotSanction(_("Choose a reason: the person gets to read it."), code="no_reason")
    if kind not in SanctionKind.values:
        raise CannotSanction(_("Choose how long it lasts."), code="no_kind")
    if whom.person:  # two moderators at once: one after the other
        User.objects.select_for_update().get(pk=whom.person.pk)
    mine = Sanction.objects.filter(site=site, person=whom.person, guest_key=whom.guest_key)
    known = mine.holding(now).filter(kind=kind).first()
    if known:
        return known
    made = Sanction.objects.create(
        site=site,
        person=whom.person,
        guest_key=whom.guest_key,
        called="" if whom.person else whom.called,
        kind=kind,
        reason=reason,
        words=words,
        by=by,
        created=now,
        until=now + LENGTHS[SanctionKind(kind)],
    )
    log(made, "moderation.impose", user=by, data={"kind": kind, "reason": reason})
    tell_sanctioned(made, now)
    sanction_changed.send(Sanction, sanction=made)
    return made


def not_yours_to_sanction(site: Site, whom: Whom, by: User) -> str:
    """Why `by` may not do this to `whom`, or nothing."""
    if not may_moderate(by, site):
        return _("You are no moderator of this neighbourhood.")
    if whom.person is None:
        return "" if whom.guest_key else _("This person is no longer here.")
    if whom.person.pk == by.pk:
        return _("You can't give yourself rest.")
    if has_role(whom.person, site, Role.MANAGER):
        return _("The manager of the neighbourhood can't be given rest. Talk to each other.")
    return ""
