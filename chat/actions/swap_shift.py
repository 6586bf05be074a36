"""On one day somebody else is host, or nobody. The roster itself stays as it is."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from chat.models import Shift, ShiftSwap
from chat.roster import may_host
from people.models import User


@transaction.atomic
def swap_shift(shift: Shift, day: date, host: User | None, by: User, now: datetime) -> None:
    """Let `host` do `shift` on `day`; doing it twice is doing it once.

    Raises:
        ValidationError: there is no such turn, it is over, or this person is no host here.
    """
    shift = (
        Shift.objects.select_for_update(of=("self",))
        .select_related("room__site", "host")
        .get(pk=shift.pk)
    )
    if not shift.is_on(day) or shift.stretch(day)[1] <= now:
        raise ValidationError(_("This turn is over, or it is no longer on the roster."))
    if host and not may_host(shift.room.site).filter(pk=host.pk).exists():
        raise ValidationError(_("Choose somebody of the team or a neighbourhood connector."))
    if host == shift.host:
        shift.swaps.filter(day=day).delete()
    else:
        ShiftSwap.objects.update_or_create(shift=shift, day=day, defaults={"host": host})
    log(
        shift,
        "chat.swap",
        user=by,
        data={"day": day.isoformat(), "host": host and host.pk},
        timestamp=now,
    )
