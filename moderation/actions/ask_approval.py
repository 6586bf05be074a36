"""A newcomer's post waits until somebody has read it."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Model

from moderation.actions.open_case import case_of, put_in_queue
from moderation.models import Case


@transaction.atomic
def ask_approval(thing: Model, now: datetime) -> Case:
    """Put `thing` in the queue; a moderator shows it or sends it back."""
    case = case_of(thing, now)
    put_in_queue(case, now, awaits_approval=True)
    return case


@transaction.atomic
def no_longer_waits(thing: Model, now: datetime) -> None:
    """`thing` was withdrawn by its author: nobody has to approve it. Open reports stay in the queue."""
    cases = Case.objects.select_for_update().filter(
        content_type=ContentType.objects.get_for_model(thing),
        object_id=str(thing.pk),
        awaits_approval=True,
    )
    for case in cases:
        stays = case.reports.filter(decision=None).exists()
        case.opinions.all().delete()
        case.close(now)
        case.is_open, case.closed_at = stays, None if stays else now
        case.version = F("version") + 1
        case.save()
