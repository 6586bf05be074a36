"""How often somebody may do something. Slows down; never locks out for good."""

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from wagtail.models import Site

from neighbourhoods.models import Hits


@dataclass(frozen=True)
class Allowed:
    """The answer of `hit`. `retry_after` is in seconds, 0 when ok."""

    ok: bool
    retry_after: int = 0


def hit(site: Site, scope: str, who: str, limit: int, per_seconds: int, now: datetime) -> Allowed:
    """Count one attempt of `who` at `scope` and say whether it is within the limit.

    Args:
        scope: what is done, such as "contact" or "sign-in".
        who: a user's id or `client_address`; stored as a keyed hash only.
        limit: attempts allowed in one window of `per_seconds` seconds.
    """
    start = int(now.timestamp()) // per_seconds * per_seconds
    key = _key(site, scope, who, start)
    with transaction.atomic():
        Hits.objects.bulk_create([Hits(**key)], ignore_conflicts=True)
        Hits.objects.filter(**key).update(count=F("count") + 1)
        count = Hits.objects.get(**key).count
    if count <= limit:
        return Allowed(True)
    return Allowed(False, max(1, start + per_seconds - int(now.timestamp())))


def give_back(site: Site, scope: str, who: str, per_seconds: int, now: datetime) -> None:
    """Uncount one attempt of this window: only failures should weigh."""
    start = int(now.timestamp()) // per_seconds * per_seconds
    Hits.objects.filter(**_key(site, scope, who, start), count__gt=0).update(count=F("count") - 1)


def _key(site: Site, scope: str, who: str, start: int) -> dict:
    return {
        "site": site,
        "scope": scope,
        "who": salted_hmac("rosa.limits", f"{scope}:{who}").hexdigest(),
        "window": datetime.fromtimestamp(start, UTC),
    }


def forget(now: datetime) -> int:
    """Delete counts of past days; returns how many."""
    return Hits.objects.filter(window__lt=now - timedelta(days=2)).delete()[0]


def client_address(request: HttpRequest) -> str:
    """The address the request came from, IPv6 cut to its /64.

    Behind proxies (ROSA_TRUSTED_PROXIES of them) the address is read from X-Forwarded-For,
    counted from the right, since anything further left can be made up by the client.
    """
    address = request.META.get("REMOTE_ADDR", "")
    proxies = settings.ROSA_TRUSTED_PROXIES
    if proxies:
        hops = [
            hop.strip()
            for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            if hop.strip()
        ]
        if len(hops) >= proxies:
            address = hops[-proxies]
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return str(ip.ipv4_mapped)
        return str(ipaddress.ip_network((ip, 64), strict=False).network_address)
    return str(ip)
