"""Find or open the case of a thing."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Model

from moderation.models import Case
from moderation.registry import kind_of


def case_of(thing: Model, now: datetime) -> Case:
    """The case of `thing`, made when there is none yet; a new one is not yet in the queue."""
    kind = kind_of(thing)
    case, _made = Case.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(thing),
        object_id=str(thing.pk),
        defaults={
            "site": kind.site(thing),
            "kind": kind.kind,
            "author": kind.author(thing),
            "opened_at": now,
            "is_open": False,
        },
    )
    return case


def hold_case(thing: Model) -> None:
    """Hold the case of `thing`, if there is one, inside a transaction that is going to change `thing`.

    Everybody holds what `Kind.hold` holds, then the case, then the thing; whoever does it in another
    order could wait for somebody who waits for them.
    """
    Case.objects.select_for_update().filter(
        content_type=ContentType.objects.get_for_model(thing), object_id=str(thing.pk)
    ).first()


def put_in_queue(case: Case, now: datetime, awaits_approval: bool = False) -> None:
    """Somebody has to look at `case`. Anybody who is deciding right now will be told to look again."""
    changes = {"version": F("version") + 1, "is_open": True, "closed_at": None}
    if awaits_approval:  # handed in, or changed: whoever read it before read something else
        changes |= {"awaits_approval": True, "waits_since": now, "needs_moderator": False}
        changes |= {"reminded_at": None, "escalated_at": None}
        case.opinions.all().delete()
    if not case.is_open:
        changes["opened_at"] = now
    Case.objects.filter(pk=case.pk).update(**changes)
    case.refresh_from_db()
