"""What stands on the paper: each card with its QR, its code and how it works in four languages."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

import segno
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_noop, override

from people.models.welcome_card import in_two, sheet_label

STEPS = (
    gettext_noop("Scan the square, or type the code at the address."),
    gettext_noop("Fill in what we may call you. No e-mail needed."),
    gettext_noop("The card works once."),
)
IN_SHORT = gettext_noop("Scan, fill in a name, and you are in. No e-mail needed.")
OTHERS = ("en", "tr", "ar")


@dataclass(frozen=True)
class PaperCard:
    """One card on paper.

    Attributes:
        name: the sheet and its number, by which the desk finds it back; says nothing about the code.
        qr: the address with the code, as SVG.
    """

    name: str
    code: str
    qr: SafeString


@dataclass(frozen=True)
class Line:
    """A sentence in a language."""

    language: str
    words: str


def paper_cards(request: HttpRequest, batch: uuid.UUID, codes: Iterable[str]) -> list[PaperCard]:
    """The cards of one sheet."""
    cards = []
    for number, code in enumerate(codes, start=1):
        with override("nl"):
            address = request.build_absolute_uri(
                reverse("people:welcome_card", args=[in_two(code)])
            )
        cards.append(PaperCard(f"{sheet_label(batch)}-{number}", in_two(code), qr_code(address)))
    return cards


def address_to_type(request: HttpRequest) -> str:
    """Without "https://": browsers know."""
    with override("nl"):
        return request.get_host() + reverse("people:welcome").rstrip("/")


def steps() -> list[str]:
    """How it works, in Dutch whatever the worker reads."""
    with override("nl"):
        return [gettext(step) for step in STEPS]


def in_short() -> list[Line]:
    """How it works, in one line for each other language."""
    lines = []
    for language in OTHERS:
        with override(language):
            lines.append(Line(language, gettext(IN_SHORT)))
    return lines


def qr_code(address: str) -> SafeString:
    """The address as a drawing."""
    return mark_safe(  # noqa: S308 - drawn by segno from an address of our own
        segno.make(address, error="m").svg_inline(
            border=2, svgclass="qr", lineclass=None, omitsize=True
        )
    )
