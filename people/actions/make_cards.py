"""Make welcome cards: a sheet for newcomers, or one for somebody who lost theirs; and withdraw them.

The codes exist only in what these functions return.
"""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site

from people.access import has_role
from people.actions.write_to import write_to
from people.library_data import end_visits
from people.models import CardKind, Membership, User, WelcomeCard
from people.models.welcome_card import KEPT, PER_SHEET, VALID, code_hash, new_code, sheet_label
from people.roles import Role


class CannotMake(ValidationError):
    """These cards are not made; the message says why and what can."""


def makes_cards(user: User, site: Site) -> bool:
    """Whether `user` makes and withdraws welcome cards in `site`."""
    return has_role(user, site, Role.WORKER, Role.MANAGER)


def make_sheet(site: Site, by: User, batch: uuid.UUID, now: datetime) -> list[str]:
    """Make a sheet of cards for people who join.

    Args:
        batch: from the form; the same one makes nothing again.

    Returns:
        The codes, in the order of their numbers.

    Raises:
        CannotMake: no right, or this sheet was made before.
    """
    if not makes_cards(by, site):
        raise CannotMake(_("Only a worker or manager of this neighbourhood makes cards."))
    with transaction.atomic():
        codes = _make(site, by, batch, now, PER_SHEET)
        log(site, "people.make_cards", user=by, data={"sheet": sheet_label(batch)})
    return codes


def make_replacement(member: Membership, by: User, batch: uuid.UUID, now: datetime) -> list[str]:
    """Make a card that signs into the account of `member`. Their visits and earlier cards end now.

    Returns:
        One code.

    Raises:
        CannotMake: see `why_no_card`, or it was made before.
    """
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=member.user_id)
        if why_not := why_no_card(person, member.site, by):
            raise CannotMake(why_not)
        earlier = WelcomeCard.objects.filter(person=person, kind=CardKind.REPLACEMENT)
        earlier.filter(used_at=None, revoked_at=None).update(revoked_at=now)
        codes = _make(member.site, by, batch, now, 1, person)
        end_visits(person)
        if not person.has_usable_password():
            person.set_unusable_password()  # another one: a session that slips through ends too
        person.save(update_fields=["password"])  # the living room looks again at open pages
        log(member, "people.new_card", user=by, data={"sheet": sheet_label(batch)})
        write_to(person, member.site, "people/mail/new_card.txt", now, dict)
    return codes


def _make(
    site: Site, by: User, batch: uuid.UUID, now: datetime, count: int, person: User | None = None
) -> list[str]:
    codes = [new_code() for _card in range(count)]
    cards = [
        WelcomeCard(
            site=site,
            code_hash=code_hash(code),
            batch=batch,
            number=number,
            kind=CardKind.REPLACEMENT if person else CardKind.NEW,
            made_by=by,
            made_at=now,
            expires_at=now + VALID,
            person=person,
        )
        for number, code in enumerate(codes, start=1)
    ]
    try:
        with transaction.atomic():
            WelcomeCard.objects.bulk_create(cards)
    except IntegrityError as error:
        raise CannotMake(
            _(
                "This was made already. The codes are shown only once; make new cards if you need them."
            ),
            code="made_before",
        ) from error
    return codes


def why_no_card(person: User, site: Site, by: User) -> str:
    """Why `by` can't make a card for `person` at the desk of `site`, or nothing."""
    if not makes_cards(by, site):
        return _("Only a worker or manager of this neighbourhood makes cards.")
    if why_not := opens_no_account(person, site):
        return why_not
    if person.email and not has_role(by, site, Role.MANAGER):
        return _(
            "This person has an e-mail address and signs in with a code by mail. When that doesn't work, a manager can make a card."
        )
    elsewhere = Membership.objects.filter(user=person).exclude(site=site).exists()
    if elsewhere and not by.is_superuser:
        return _(
            "This account is not only of this neighbourhood. Who runs the whole site can make a card."
        )
    return ""


def opens_no_account(person: User, site: Site) -> str:
    """Why no card may sign into the account of `person`, or nothing: never one that can do more than
    a resident, whoever printed it."""
    has_keys = person.is_superuser or person.is_staff or person.groups.exists()
    if has_keys or person.user_permissions.exists():
        return _(
            "This person helps to run the site. They sign in with their e-mail address, not with a card."
        )
    if not person.is_active:
        return _("This account is closed.")
    if not Membership.objects.filter(user=person, site=site).exists():
        return _("This person is not a member here.")
    return ""


@transaction.atomic
def revoke_cards(site: Site, which: Q, by: User, now: datetime) -> int:
    """Withdraw the cards of `site` that `which` names and that nobody used; returns how many.

    Raises:
        CannotMake: no right.
    """
    if not makes_cards(by, site):
        raise CannotMake(_("Only a worker or manager of this neighbourhood makes cards."))
    found = list(WelcomeCard.objects.filter(which, site=site, used_at=None, revoked_at=None))
    still = WelcomeCard.objects.filter(pk__in=[c.pk for c in found], used_at=None, revoked_at=None)
    count = still.update(revoked_at=now)
    if count:
        named = sorted(str(card) for card in found)
        log(site, "people.revoke_cards", user=by, data={"cards": named})
    return count


def forget_cards(now: datetime) -> int:
    """Delete cards a month after their time; returns how many."""
    return WelcomeCard.objects.filter(expires_at__lt=now - KEPT).delete()[0]
