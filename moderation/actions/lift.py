"""End somebody's rest, or that their posts are read first, before its time."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site

from moderation.access import may_moderate
from moderation.actions.impose import CannotSanction
from moderation.actions.objected import already_right
from moderation.models import Sanction
from moderation.signals import sanction_changed
from people.models import User


@transaction.atomic
def lift(site: Site, sanction_id: int, by: User, now: datetime) -> Sanction:
    """Let go of the person of this sanction; doing it twice is doing it once.

    Raises:
        CannotSanction: no moderator here, no such sanction here, or one's own.
    """
    if not may_moderate(by, site):
        raise CannotSanction(_("You are no moderator of this neighbourhood."), code="no_right")
    sanction = Sanction.objects.select_for_update().filter(site=site, pk=sanction_id).first()
    if sanction is None:
        raise CannotSanction(_("This is over already."), code="gone")
    if sanction.person_id == by.pk:
        raise CannotSanction(
            _("This is about yourself. Another moderator decides about it."), code="own"
        )
    if sanction.lifted is None and sanction.until > now:
        sanction.lifted = now
        sanction.save(update_fields=["lifted"])
        log(sanction, "moderation.lift", user=by)
        already_right(by, "", now, sanction=sanction)
        sanction_changed.send(Sanction, sanction=sanction)
    return sanction
