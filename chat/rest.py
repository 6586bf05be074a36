"""Who has rest: what moderation decided, as the rooms must know it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from moderation.models import Sanction, SanctionKind


@dataclass(frozen=True)
class Rest:
    """What holds for a person now, and until when; over by itself after that.

    Attributes:
        is_ban: may not come in at all, else reads along.
        is_look: may talk, and what they say is read before others see it.
        reason: a value of `moderation.models.Reason`.
    """

    until: datetime
    is_ban: bool
    sanction: int
    reason: str
    words: str = ""
    is_look: bool = False


Key = tuple[int, int | None, str]  # site, person, hash of a visitor's key


def rests(keys: Iterable[Key]) -> dict[Key, tuple[Rest, ...]]:
    """What was decided about each of these and not lifted, also what is over by now: one query."""
    keys = set(keys)
    people = {person for _site, person, _key in keys if person}
    guests = {key for _site, _person, key in keys if key}
    if not people and not guests:
        return {}
    about = Q(person__in=people) if people else Q()
    if guests:
        about |= Q(guest_key__in=guests)
    found: dict[Key, tuple[Rest, ...]] = {}
    for one in Sanction.objects.filter(about, lifted__isnull=True).order_by("-until", "-pk"):
        key = (one.site_id, one.person_id, one.guest_key)
        if key in keys:
            found[key] = (*found.get(key, ()), _rest(one))
    return found


def _rest(sanction: Sanction) -> Rest:
    return Rest(
        sanction.until,
        sanction.kind == SanctionKind.BAN,
        sanction.pk,
        sanction.reason,
        sanction.words,
        sanction.kind == SanctionKind.LOOK,
    )
