"""Forget somebody: the last mail, then everything in one transaction, through every room's own hands."""

import logging
from datetime import datetime

from django.db import transaction
from wagtail.models import Site

from people import personal_data
from people.actions.deliver_mail import deliver_mail
from people.actions.write_to import write_to
from people.models import Erasure, OutgoingMail, RoleGroup, User
from people.personal_data import Farewell
from people.roles import Role

log = logging.getLogger("rosa.privacy")


def erase_due(now: datetime) -> int:
    """Forget everybody whose time has come; returns how many. May run twice or late.

    Somebody whose last mail can't leave waits for the next round, but never longer than a day.
    """
    due = Erasure.objects.filter(due_at__lte=now).order_by("due_at")
    gone = 0
    for pk in list(due.values_list("pk", flat=True)[:50]):
        try:
            gone += _tell(pk, now) and _erase(pk, now)
        except Exception:
            log.exception("an account could not be erased", extra={"erasure": pk})
    return gone


def _tell(pk: int, now: datetime) -> bool:
    """Let the last mail leave. Whether it did, or nothing may hold it up any longer."""
    asked = Erasure.objects.select_related("user", "site").filter(pk=pk).first()
    if asked is None:
        return False
    user = asked.user
    if asked.told_at is None:
        with transaction.atomic():
            if Erasure.objects.filter(pk=pk, told_at=None).update(told_at=now):
                told = {"erasure": asked}
                write_to(user, asked.site, "people/mail/erased.txt", now, lambda: told)
    waiting = OutgoingMail.objects.filter(to__iexact=user.email) if user.email else None
    if waiting is None:
        return True
    for mail_id in list(waiting.values_list("pk", flat=True)):
        deliver_mail(mail_id, now)
    return asked.must_end(now) or not waiting.filter(created__gte=asked.told_at or now).exists()


@transaction.atomic
def _erase(pk: int, now: datetime) -> bool:
    asked = Erasure.objects.select_for_update().filter(pk=pk, due_at__lte=now).first()
    if asked is None:  # taken back, or done by another process
        return False
    user = User.objects.select_for_update().get(pk=asked.user_id)
    forget(user, asked.words, now)
    return True


@transaction.atomic
def forget(user: User, words: str, now: datetime) -> None:
    """Take `user` out of every table.

    Args:
        words: a Choice: what happens with what they wrote.
    """
    farewell = Farewell(user, words, now)
    _ = farewell.addresses, farewell.without_name("-")  # asked while they are still there
    personal_data.forget(farewell)
    user.delete()


def handed_over(user: User) -> list[tuple[Site, User | None]]:
    """Neighbourhoods of which `user` is the last manager, and who becomes it: the worker who has been
    there longest, else a moderator; None when only who runs the whole site is left."""
    found = []
    for group in RoleGroup.objects.filter(role=Role.MANAGER, group__user=user):
        active = User.objects.filter(is_active=True, erasure=None).exclude(pk=user.pk)
        if active.filter(groups=group.group).exists():
            continue
        heir = None
        for role in (Role.WORKER, Role.MODERATOR):
            heirs = active.filter(
                groups__role_group__site=group.site, groups__role_group__role=role
            )
            heir = heir or heirs.order_by("date_joined", "pk").first()
        found.append((group.site, heir))
    return found
