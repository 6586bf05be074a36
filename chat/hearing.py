"""Whom and what somebody does not want to hear. Rooms say the same to all; this is taken away at the
reader's own side, so that nobody else can notice."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Site

from chat.models import Block, Room, Silence
from chat.render import Said


@dataclass(frozen=True)
class Hearing:
    """What one person hears in a room.

    Attributes:
        blocked: ids ("u12") of people whose words they see folded.
        unheard: stretches of places, as (after, until), that they don't see at all but for their own.
    """

    blocked: frozenset[str] = frozenset()
    unheard: tuple[tuple[int, int | None], ...] = ()

    def folds(self, said: Said) -> bool:
        """Whether only a folded line stands in the place of these words."""
        return said.is_visible and said.who.id in self.blocked

    def misses(self, seq: int, is_mine: bool) -> bool:
        """Whether nothing at all stands at this place."""
        return not is_mine and any(
            after < seq and (until is None or seq <= until) for after, until in self.unheard
        )

    def data(self) -> dict[str, Any]:
        """For the page's script."""
        return {
            "blocked": sorted(self.blocked),
            "unheard": [list(stretch) for stretch in self.unheard],
        }


EVERYTHING = Hearing()


def blocked_by(site: Site, user_id: int | None) -> frozenset[str]:
    """Ids ("u12") of the people whom somebody blocked in `site`."""
    key = (site.pk, user_id)
    return frozenset(blocked_by_each([key]).get(key, ()))


def blocked_by_each(
    people: Iterable[tuple[int, int | None]],
) -> dict[tuple[int, int | None], list[str]]:
    """As `blocked_by`, for many, each as (site, person): 1 query, none when nobody has an account."""
    wanted = {(site, pk) for site, pk in people if pk is not None}
    if not wanted:
        return {}
    blocks = Block.objects.filter(
        site__in={site for site, _pk in wanted}, blocker__in={pk for _site, pk in wanted}
    )
    found: dict[tuple[int, int | None], list[str]] = {}
    for site, blocker, blocked in blocks.values_list("site", "blocker", "blocked"):
        found.setdefault((site, blocker), []).append(f"u{blocked}")
    return {key: sorted(ids) for key, ids in found.items()}


def hearing(room: Room, user_id: int | None) -> Hearing:
    """What somebody hears in `room`: 1 query, in a closed circle 2."""
    if user_id is None:
        return EVERYTHING
    unheard: tuple = ()
    if room.is_closed_circle:
        found = Silence.objects.filter(room=room, person_id=user_id)
        unheard = tuple(found.values_list("after_seq", "until_seq"))
    return Hearing(blocked_by(room.site, user_id), unheard)
