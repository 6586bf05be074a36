"""What each step of a member may do on the board (community.md, People)."""

from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Site

from board.models import Notice
from moderation.models import Sanction
from people.access import membership
from people.models import Membership, Step

READ_FIRST = 2  # so many notices of a newcomer are read before they hang
DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Rule:
    """For one step.

    Attributes:
        notices: put up in a day at most.
        pictures: on one notice at most.
        links: whether web addresses may stand in it.
        talks: other people's notices answered in a day at most.
    """

    notices: int
    pictures: int
    links: bool
    talks: int


RULES = {
    Step.NEW: Rule(notices=3, pictures=1, links=False, talks=3),
    Step.RESIDENT: Rule(notices=10, pictures=4, links=True, talks=10),
    Step.CONNECTOR: Rule(notices=20, pictures=4, links=True, talks=30),
}


def rule_for(member: Membership) -> Rule:
    """The rule of a member's step."""
    return RULES[Step(member.step)]


def member_of(user, site: Site) -> Membership | None:
    """The membership with which `user` may post in `site`, or None."""
    return membership(user, site)


def needs_approval(member: Membership, now: datetime) -> bool:
    """Whether somebody reads this member's notices first: they are new, or moderation decided so."""
    if Sanction.objects.reads_first(member.user, member.site, now):
        return True
    if member.step != Step.NEW:
        return False
    hung = Notice.objects.of(member.site).filter(author=member.user, placed_at__isnull=False)
    return hung.count() < READ_FIRST
