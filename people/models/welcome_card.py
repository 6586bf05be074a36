"""A card from the desk: whoever has it comes in once, without e-mail or telephone (community.md)."""

import unicodedata
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from people.querysets import WelcomeCardQuerySet

SYMBOLS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31, none of which is taken for another
LENGTH = 8
VALID = timedelta(days=30)
KEPT = timedelta(days=30)  # after that, so that the desk can still see what became of a sheet
PER_SHEET = 8


class CardKind(models.TextChoices):
    """What a card opens."""

    NEW = "new", _("new account")
    REPLACEMENT = "replacement", _("instead of a lost card")


class CardState(models.TextChoices):
    """What became of a card."""

    OPEN = "open", _("not used yet")
    USED = "used", _("used")
    REVOKED = "revoked", _("withdrawn")
    EXPIRED = "expired", _("too old")


class WelcomeCard(models.Model):
    """One card. Its code stands on paper only; here is a hash that is worthless without our key.

    Attributes:
        batch: the sheet it was printed on; also the key by which a reload makes no second sheet.
        number: its place on the sheet, from 1.
        person: the account that it opens (replacement) or made (new).
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    batch = models.UUIDField(db_index=True)
    number = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=12, choices=CardKind.choices, default=CardKind.NEW)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="welcome_cards",
    )

    objects = WelcomeCardQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("welcome card")
        verbose_name_plural = _("welcome cards")
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "number"], name="one_card_per_place_on_a_sheet"
            )
        ]

    def __str__(self) -> str:
        return f"{sheet_label(self.batch)}-{self.number}"

    def state(self, now: datetime) -> CardState:
        """What became of it."""
        if self.used_at:
            return CardState.USED
        if self.revoked_at:
            return CardState.REVOKED
        return CardState.EXPIRED if self.expires_at <= now else CardState.OPEN


def new_code() -> str:
    """A code for one card: one of 31^8, about 850 thousand million."""
    return get_random_string(LENGTH, SYMBOLS)


def normal(typed: str) -> str:
    """What was typed as it is compared: capitals, digits of any script, nothing between them."""
    text = unicodedata.normalize("NFKC", typed).upper()
    return "".join(str(int(c)) if c.isdecimal() else c for c in text if c.isalnum())


def is_code(typed: str) -> bool:
    """Whether it could be a code at all."""
    code = normal(typed)
    return len(code) == LENGTH and set(code) <= set(SYMBOLS)


def in_two(code: str) -> str:
    """A code as people read it: XXXX-XXXX. What is no code stays as it is."""
    plain = normal(code)
    return f"{plain[:4]}-{plain[4:]}" if is_code(code) else code


def code_hash(typed: str) -> str:
    """What is kept of a code."""
    return salted_hmac("people.welcome-card", normal(typed), algorithm="sha256").hexdigest()


def sheet_label(batch: uuid.UUID) -> str:
    """What people call a sheet: on the paper and in the list."""
    return batch.hex[:4].upper()
