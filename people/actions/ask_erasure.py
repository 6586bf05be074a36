"""Ask to be forgotten, and take that back."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site

from people.access import has_role
from people.actions.write_to import write_to
from people.models import Choice, Erasure, Membership, OutgoingMail, RoleGroup, User
from people.models.erasure import WAIT
from people.roles import Role


class CannotErase(ValidationError):
    """It can't be done now, or not by this person; the message says why and what can."""


@transaction.atomic
def ask_erasure(
    user: User, site: Site, words: str, now: datetime, *, by: User | None = None
) -> Erasure:
    """Forget `user` within a day, in all neighbourhoods; asking twice is asking once.

    Args:
        words: a Choice: what happens with what they wrote.
        by: the manager at whose desk it was asked; None when the person does it.

    Raises:
        CannotErase: nobody else could run the installation, or this manager may not.
    """
    if words not in Choice.values:
        raise CannotErase(_("Choose what happens with your words."), code="no_choice")
    User.objects.select_for_update().get(pk=user.pk)
    if why_not := not_yet(user) or (by and not_yours_to_erase(user, site, by)):
        raise CannotErase(why_not, code="not_yet")
    asked, is_new = Erasure.objects.get_or_create(
        user=user,
        defaults={
            "site": site,
            "words": words,
            "at_the_desk": by is not None,
            "asked_at": now,
            "due_at": now + WAIT,
        },
    )
    if is_new:
        if by is not None:  # about the neighbourhood, so that the log holds no name
            log(site, "people.start_erasure", user=by)
        told = {"erasure": asked}
        write_to(user, site, "people/mail/erasure_asked.txt", now, lambda: told)
    return asked


def not_yet(user: User) -> str:
    """Why nobody can erase `user` now, or nothing."""
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    if user.is_superuser and not others.exists():
        return _(
            "You are the only one who can run the whole site. Let somebody else do that first; then you can leave."
        )
    return ""


def not_yours_to_erase(user: User, site: Site, by: User) -> str:
    """Why `by` can't start this for `user` at the desk of `site`, or nothing."""
    if not has_role(by, site, Role.MANAGER):
        return _("Only a manager of this neighbourhood can do this.")
    if user.pk == by.pk:
        return _("Do this for yourself on your own page.")
    elsewhere = (
        Membership.objects.filter(user=user).exclude(site=site).exists()
        or RoleGroup.objects.filter(group__user=user).exclude(site=site).exists()
    )
    if user.is_superuser or elsewhere:
        return _(
            "This account is not only of this neighbourhood. The person can do it on their own page."
        )
    if not Membership.objects.filter(user=user, site=site).exists():
        return _("This person is not a member here.")
    return ""


@transaction.atomic
def take_back_erasure(user: User) -> bool:
    """Stay after all. Whether there was something to take back; twice is once."""
    User.objects.select_for_update().filter(pk=user.pk).first()
    asked = Erasure.objects.filter(user=user).first()
    if asked is None:
        return False
    if asked.told_at and user.email:  # the last mail could not leave yet; it is no longer true
        OutgoingMail.objects.filter(to__iexact=user.email, created=asked.told_at).delete()
    asked.delete()
    return True
