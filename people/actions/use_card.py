"""Come in with a welcome card."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from people.actions.join import join
from people.actions.make_cards import opens_no_account
from people.models import CardKind, CardState, User, WelcomeCard
from people.models.user import random_username
from people.models.welcome_card import code_hash


class CannotUse(ValidationError):
    """This card opens nothing; the message says why."""


@transaction.atomic
def use_card(site: Site, code: str, called: str, language: str, now: datetime) -> User:
    """Use a card once: make an account, or give back the account it was made for.

    Args:
        code: as typed.
        called: the name of who joins; not looked at for an account that is there already.
        language: in which they read.

    Returns:
        Who may be signed in now.

    Raises:
        CannotUse: no such card here (also one of another neighbourhood), used, withdrawn, too old, or
            the account it was made for can't be opened by a card any more.
    """
    hashed = code_hash(code)
    card = WelcomeCard.objects.filter(site=site, code_hash=hashed).first()
    if card is None:
        raise CannotUse(_("We don't know this code here. Look whether you typed it right."))
    if card.state(now) != CardState.OPEN:
        raise _refusal(card, now)
    if not WelcomeCard.objects.open(now).filter(pk=card.pk).update(used_at=now):
        card.refresh_from_db()  # somebody was just before us
        raise _refusal(card, now)
    if card.kind == CardKind.REPLACEMENT:
        person = card.person
        if person is None or opens_no_account(person, site):
            raise CannotUse(_("This card does not work any more."))
        return person
    newcomer = User(username=random_username(), called=called, language=language)
    newcomer.set_unusable_password()
    newcomer.save()
    join(newcomer, site)
    WelcomeCard.objects.filter(pk=card.pk).update(person=newcomer)
    return newcomer


def _refusal(card: WelcomeCard, now: datetime) -> CannotUse:
    words = {
        CardState.USED: _("This card was used already. A card works once."),
        CardState.REVOKED: _("This card does not work any more."),
        CardState.EXPIRED: _("This card is too old. A card works for 30 days."),
    }
    return CannotUse(words[card.state(now)])
