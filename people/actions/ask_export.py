"""Ask for a copy of everything about oneself, and make it."""

import logging
import tempfile
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _
from wagtail.models import Site

from people.export_file import write_export
from people.models import Export, User
from people.models.export import KEPT, MOST_ATTEMPTS

log = logging.getLogger("rosa.privacy")

ONCE_PER = timedelta(days=1)
LEASE = timedelta(minutes=30)  # after which somebody else may try


class TooSoon(ValidationError):
    """There was a copy already today."""


@transaction.atomic
def ask_export(user: User, site: Site, now: datetime) -> Export:
    """Let a copy be made in the background; asking twice while it is being made is asking once.

    Raises:
        TooSoon: a copy was made less than a day ago.
    """
    User.objects.select_for_update().get(pk=user.pk)  # two taps: one after the other
    recent = Export.objects.filter(user=user, asked_at__gt=now - ONCE_PER)
    latest = recent.filter(Q(ready_at__isnull=False) | Q(attempts__lt=MOST_ATTEMPTS)).first()
    if latest and latest.is_ready:
        raise TooSoon(
            _("You asked for this today already. You can ask again tomorrow."), code="too_soon"
        )
    if latest:
        return latest
    made = Export.objects.create(user=user, site=site, asked_at=now)
    transaction.on_commit(lambda: _make_soon(made.pk))
    return made


def _make_soon(export_id: int) -> None:
    from people.tasks import make_export as job  # the task imports the actions

    job.enqueue(export_id)


def make_export(export_id: int, now: datetime) -> bool:
    """Make the file, unless it is there or somebody else is at it. May run any number of times.

    Returns:
        Whether it was made now.
    """
    free = Q(started_at__isnull=True) | Q(started_at__lt=now - LEASE)
    mine = Export.objects.filter(
        free, pk=export_id, ready_at=None, attempts__lt=MOST_ATTEMPTS
    ).update(started_at=now, attempts=F("attempts") + 1)
    export = Export.objects.select_related("user").filter(pk=export_id).first()
    if not mine or export is None:
        return False
    with tempfile.TemporaryFile() as out:
        write_export(export.user, out, now)
        size = out.tell()
        out.seek(0)
        export.file.save("export.zip", File(out), save=False)
    done = Export.objects.filter(pk=export_id, ready_at=None).update(
        file=export.file.name, size=size, ready_at=now
    )
    if not done:  # erased meanwhile
        export.file.delete(save=False)
    return bool(done)


def make_left_behind(now: datetime) -> int:
    """Make what a crash or a failure left unmade; returns how many were made."""
    waiting = Export.objects.filter(
        ready_at=None, attempts__lt=MOST_ATTEMPTS, asked_at__lt=now - LEASE
    )
    made = 0
    for pk in list(waiting.values_list("pk", flat=True)[:20]):
        try:
            made += make_export(pk, now)
        except Exception:
            log.exception("a copy could not be made", extra={"export": pk})
    return made


def forget_exports(now: datetime) -> int:
    """Delete copies a week after they were made, with their files; returns how many."""
    old = Q(ready_at__lt=now - KEPT) | Q(ready_at=None, asked_at__lt=now - KEPT)
    return sum(export.delete()[0] for export in Export.objects.filter(old))
