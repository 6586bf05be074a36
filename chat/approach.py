"""May this neighbour be spoken to, by this person? Nobody finds people here whom they could not see
elsewhere: by their words or presence in a shared room, their page in the book of faces, their notice."""

from enum import StrEnum

from django.db.models import Q
from django.db.models.functions import Now
from wagtail.models import Site

from chat.models import (
    Block,
    Lease,
    MayAsk,
    Message,
    MessageState,
    Room,
    Talk,
    TalkState,
    TalkWishes,
)
from chat.models.room import CLOSED_CIRCLES
from chat.person import Person
from people.models import Membership, Profile, RoleGroup, User


class Approach(StrEnum):
    """The answer; all but MAY are codes of `chat.refusals`."""

    MAY = "may"
    NOT_FOUND = "not_found"
    NOT_ASKED = "not_asked"
    BLOCKED_BY_YOU = "blocked_by_you"


def approach(site: Site, person: Person, other_id: int, introduced: bool = False) -> Approach:
    """Whether `person` may begin a conversation with `other_id` in `site`.

    What the other blocked or declined makes no difference: whoever asks can't find out.

    Args:
        introduced: whether `person` comes from a place that shows the other, such as a notice.
    """
    mine = person.user_id
    other = User.objects.filter(pk=other_id, is_active=True).first()
    if mine is None or other is None or other_id == mine or not _belongs(site, other_id):
        return Approach.NOT_FOUND
    if Block.objects.filter(site=site, blocker=mine, blocked=other_id).exists():
        return Approach.BLOCKED_BY_YOU
    talk = Talk.objects.filter(site=site).between(mine, other_id).first()
    if talk and (talk.state == TalkState.OPEN or talk.waits_for(mine)):
        return Approach.MAY
    if not (talk or introduced or _is_seen(site, person, other_id)):
        return Approach.NOT_FOUND
    wished = TalkWishes.objects.filter(site=site, person=other_id).values_list("may_ask", flat=True)
    may_ask = wished.first() or MayAsk.EVERYONE
    if may_ask == MayAsk.EVERYONE or (
        may_ask == MayAsk.MET and _have_met(site, talk, mine, other_id)
    ):
        return Approach.MAY
    return Approach.NOT_ASKED


def _belongs(site: Site, user_id: int) -> bool:
    return (
        Membership.objects.filter(site=site, user=user_id).exists()
        or RoleGroup.objects.filter(site=site, group__user=user_id).exists()
    )


def _is_seen(site: Site, person: Person, other_id: int) -> bool:
    """Whether `person` can see the other somewhere in this neighbourhood."""
    shared = Room.objects.filter(site=site).exclude(kind__in=CLOSED_CIRCLES)
    if Message.objects.filter(
        author=other_id, room__in=shared, state=MessageState.VISIBLE
    ).exists():
        return True
    if Lease.objects.filter(person=other_id, room__in=shared, expires__gt=Now()).exists():
        return True
    if RoleGroup.objects.filter(site=site, group__user=other_id).exists():
        return True
    viewer = User.objects.get(pk=person.user_id)
    return Profile.objects.visible_to(viewer, site).filter(membership__user=other_id).exists()


def _have_met(site: Site, talk: Talk | None, mine: int, other_id: int) -> bool:
    """Whether they talked in a conversation, or one answered the other in a shared room."""
    if talk and talk.answered_at and talk.state == TalkState.ENDED:
        return True
    answers = Message.objects.filter(room__site=site).exclude(room__kind__in=CLOSED_CIRCLES)
    return answers.filter(
        Q(author=mine, reply_to__author=other_id) | Q(author=other_id, reply_to__author=mine)
    ).exists()
