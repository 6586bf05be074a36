"""Welcome cards in the admin: a sheet for newcomers, a new card for who lost theirs, and withdrawing."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_variables
from wagtail.admin.menu import MenuItem

from neighbourhoods.caching import private_page
from people import card_sheet
from people.actions import (
    CannotMake,
    make_replacement,
    make_sheet,
    makes_cards,
    revoke_cards,
    why_no_card,
)
from people.models import CardState, Membership, WelcomeCard
from people.models.welcome_card import VALID, sheet_label

LIST = "people_cards"


@dataclass(frozen=True)
class Sheet:
    """Cards that were made together, with what became of each."""

    batch: uuid.UUID
    cards: list[tuple[WelcomeCard, CardState]]

    @property
    def name(self) -> str:
        """As on the paper."""
        return sheet_label(self.batch)

    @property
    def first(self) -> WelcomeCard:
        """Tells what holds for all: who, when, which kind."""
        return self.cards[0][0]

    @property
    def used(self) -> int:
        """How many let somebody in."""
        return sum(state == CardState.USED for _card, state in self.cards)

    @property
    def left(self) -> int:
        """How many still do."""
        return sum(state == CardState.OPEN for _card, state in self.cards)


def sheets(cards: Iterable[WelcomeCard], now: datetime) -> list[Sheet]:
    """Cards in order, by sheet."""
    return [
        Sheet(batch, [(card, card.state(now)) for card in found])
        for batch, found in groupby(cards, key=lambda card: card.batch)
    ]


class CardsItem(MenuItem):
    """In the menu, for who makes cards."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Of the neighbourhood whose door was used."""
        return makes_cards(request.user, request.site)


@private_page
def cards(request: HttpRequest) -> HttpResponse:
    """`/beheer/welkomstkaarten/`: the sheets of this neighbourhood."""
    _only_the_desk(request)
    here = WelcomeCard.objects.filter(site=request.site).select_related("made_by", "person")
    ordered = here.order_by("-made_at", "batch", "number")
    context = {
        "sheets": sheets(ordered, timezone.now()),
        "new_batch": uuid.uuid4(),
        "page_title": _("Welcome cards"),
        "header_icon": "key",
    }
    return render(request, "people/admin/cards.html", context)


@private_page
@sensitive_variables("codes", "paper")
def make(request: HttpRequest) -> HttpResponse:
    """`…/maken/`: make a sheet and show it, this once."""
    _only_the_desk(request)
    if request.method != "POST":
        return redirect(LIST)
    now = timezone.now()
    try:
        batch = _batch(request)
        codes = make_sheet(request.site, request.user, batch, now)
    except CannotMake as error:
        messages.warning(request, error.messages[0])
        return redirect(LIST)
    return _print(request, batch, codes, now)


@private_page
def revoke(request: HttpRequest) -> HttpResponse:
    """`…/intrekken/`: one card, or what is left of a sheet."""
    _only_the_desk(request)
    if request.method != "POST":
        return redirect(LIST)
    number = request.POST.get("card", "")
    if number.isdecimal() and len(number) < 19:
        which = Q(pk=int(number))
    else:
        try:
            which = Q(batch=uuid.UUID(request.POST.get("sheet", "")))
        except ValueError:
            which = Q(pk=None)
    count = revoke_cards(request.site, which, request.user, timezone.now())
    if count:
        words = ngettext("%(n)d card withdrawn.", "%(n)d cards withdrawn.", count)
        messages.success(request, words % {"n": count})
    else:
        messages.warning(request, _("There was no card left to withdraw."))
    return redirect(LIST)


@private_page
@sensitive_variables("codes", "paper")
def replace(request: HttpRequest, member_id: int) -> HttpResponse:
    """`/beheer/mensen/<id>/kaart/`: a new card for who lost theirs. GET changes nothing."""
    _only_the_desk(request)
    members = Membership.objects.filter(site=request.site).select_related("user", "site")
    member = get_object_or_404(members, pk=member_id)
    why_not = why_no_card(member.user, request.site, request.user)
    if request.method == "POST" and not why_not:
        now = timezone.now()
        try:
            batch = _batch(request)
            codes = make_replacement(member, request.user, batch, now)
            return _print(request, batch, codes, now)
        except CannotMake as error:
            messages.warning(request, error.messages[0])
            return redirect(LIST)
    context = {
        "member": member,
        "why_not": why_not,
        "new_batch": uuid.uuid4(),
        "page_title": _("New card for somebody"),
        "header_icon": "key",
    }
    return render(request, "people/admin/new_card.html", context)


def _only_the_desk(request: HttpRequest) -> None:
    if not makes_cards(request.user, request.site):
        raise PermissionDenied


def _batch(request: HttpRequest) -> uuid.UUID:
    """The number that the form carries, so that sending it twice makes one sheet."""
    try:
        return uuid.UUID(request.POST.get("batch", ""))
    except ValueError as error:
        raise CannotMake(_("That did not come through. Press the button once more.")) from error


def _print(request: HttpRequest, batch: uuid.UUID, codes: list[str], now: datetime) -> HttpResponse:
    paper = {
        "name": sheet_label(batch),
        "cards": card_sheet.paper_cards(request, batch, codes),
        "steps": card_sheet.steps(),
        "in_short": card_sheet.in_short(),
        "address": card_sheet.address_to_type(request),
        "valid_until": now + VALID,
    }
    return render(request, "people/admin/card_sheet.html", paper)
