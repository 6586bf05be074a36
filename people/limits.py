"""How often one may knock at the door: per address and per account. It slows down, never locks out.

A community centre has one address for many people, so the limit per address is wide; what guards an
account is the limit per account, and a code of eight digits that dies after three wrong guesses. A welcome
card has no account to count by, so the neighbourhood as a whole is counted too.
"""

from dataclasses import dataclass
from enum import Enum

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import ngettext

from neighbourhoods import limits


class Per(Enum):
    """Whom a rule counts."""

    ADDRESS = "address"
    ACCOUNT = "account"
    BOTH = "both"
    SITE = "site"


@dataclass(frozen=True)
class Rule:
    """At most `times` in each stretch of `seconds`."""

    per: Per
    times: int
    seconds: int


RULES = {
    "sign-in": (Rule(Per.ADDRESS, 40, 60), Rule(Per.ACCOUNT, 6, 60)),
    "ask-code": (
        Rule(Per.ADDRESS, 60, 600),
        Rule(Per.BOTH, 4, 300),
        Rule(Per.ACCOUNT, 12, 1800),
    ),
    "give-code": (Rule(Per.ADDRESS, 120, 600), Rule(Per.ACCOUNT, 12, 300)),
    "sign-up": (
        Rule(Per.ADDRESS, 40, 600),
        Rule(Per.BOTH, 4, 300),
        Rule(Per.ACCOUNT, 12, 1800),
    ),
    # A guess hits one of a thousand cards once in 850 million: the site as a whole allows 86,400 a day.
    "card": (Rule(Per.ADDRESS, 30, 600), Rule(Per.SITE, 600, 600)),
    "password": (Rule(Per.ACCOUNT, 6, 60),),
}


def slow_down(request: HttpRequest, verb: str, account: str = "") -> None:
    """Count one attempt.

    Raises:
        ValidationError: too often (code "too_fast"); says in words how long to wait.
    """
    now = timezone.now()
    waits = [
        limits.hit(request.site, _scope(verb, rule), who, rule.times, rule.seconds, now).retry_after
        for rule, who in _counted(request, verb, account)
    ]
    if any(waits):
        minutes = -(-max(waits) // 60)
        raise ValidationError(
            ngettext(
                "That was a bit too often in a row. Wait %(n)d minute and try again.",
                "That was a bit too often in a row. Wait %(n)d minutes and try again.",
                minutes,
            )
            % {"n": minutes},
            code="too_fast",
        )


def forgive(request: HttpRequest, verb: str, account: str = "") -> None:
    """Uncount an attempt that turned out well."""
    now = timezone.now()
    for rule, who in _counted(request, verb, account):
        limits.give_back(request.site, _scope(verb, rule), who, rule.seconds, now)


def _scope(verb: str, rule: Rule) -> str:
    return f"{verb} {rule.per.value}"


def _counted(request: HttpRequest, verb: str, account: str) -> list[tuple[Rule, str]]:
    address, account = limits.client_address(request), account.strip().lower()
    who = {
        Per.ADDRESS: address,
        Per.ACCOUNT: account,
        Per.BOTH: f"{address} {account}",
        Per.SITE: "",
    }
    return [
        (rule, who[rule.per])
        for rule in RULES[verb]
        if account or rule.per in {Per.ADDRESS, Per.SITE}
    ]
