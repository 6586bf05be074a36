"""May the people behind open pages still be there? Asked for all of them in a few queries."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.sessions.models import Session
from django.utils import timezone

from chat.models import Guest, HelpTalk, Member
from chat.rest import Key, Rest, rests
from people.access import known_to_belong
from people.models import Membership, RoleGroup, User
from people.roles import Role


@dataclass(frozen=True)
class Pass:
    """What a page showed when it came in.

    Attributes:
        key: the page.
        session: its session key; empty for a request that waits, whose session was just asked.
        user_id: the person who was signed in.
        auth_hash: changes when the password changes.
        site_id: the neighbourhood of the page.
        is_member: whether the person belonged to it.
        guest_id, guest_key: a visitor under a nickname, who has no session.
        talks: the closed circles that the page shows.
    """

    key: str
    session: str
    user_id: int
    auth_hash: str
    site_id: int
    is_member: bool
    guest_id: int | None = None
    guest_key: str = ""
    talks: frozenset[int] = frozenset()

    @property
    def rest_key(self) -> Key:
        """As sanctions know whoever is behind the page."""
        return self.site_id, None if self.guest_id else self.user_id, self.guest_key


def fingerprint(session_key: str) -> str:
    """A session, nameable in hints and logs without giving it away."""
    return hashlib.sha256(session_key.encode()).hexdigest()


def changed(passes: Iterable[Pass], users: Mapping[int, User] | None = None) -> dict[str, str]:
    """Keys of the pages that can't go on as they came in, each with why.

    "ended": the session is over, the person was switched off or has a new password. "moved": the
    person came to belong to the neighbourhood, or no longer does. "no_room": they lost their seat in a
    closed circle that the page shows.

    `users` holds the active accounts among those of the passes, where they were just asked.
    """
    passes = list(passes)
    guests = {p.guest_id for p in passes if p.guest_id}
    there = set(Guest.objects.filter(pk__in=guests).values_list("pk", flat=True)) if guests else ()
    gone = {p.key: "moved" for p in passes if p.guest_id and p.guest_id not in there}
    return gone | _changed_members([p for p in passes if p.session], users)


def _changed_members(passes: list[Pass], users: Mapping[int, User] | None) -> dict[str, str]:
    if not passes:
        return {}
    people = {p.user_id for p in passes}
    sessions = set(
        Session.objects.filter(
            session_key__in={p.session for p in passes}, expire_date__gt=timezone.now()
        ).values_list("session_key", flat=True)
    )
    if users is None:
        users = {user.pk: user for user in User.objects.filter(pk__in=people, is_active=True)}
    hashes = {pk: users[pk].get_session_auth_hash() for pk in people if pk in users}
    members = _members(passes, users)
    found = {}
    for p in passes:
        if p.session not in sessions or hashes.get(p.user_id) != p.auth_hash:
            found[p.key] = "ended"
        elif p.is_member != (users[p.user_id].is_superuser or (p.site_id, p.user_id) in members):
            found[p.key] = "moved"
    keys = _keys_to_circles(passes, {pk for pk, user in users.items() if user.is_superuser})
    for p in passes:
        if p.key not in found and any((pk, p.user_id) not in keys for pk in p.talks):
            found[p.key] = "no_room"
    return found


def rests_of(passes: Iterable[Pass]) -> dict[str, tuple[Rest, ...]]:
    """For each page what moderation decided about who is behind it: one query."""
    passes = list(passes)
    found = rests(p.rest_key for p in passes)
    return {p.key: found.get(p.rest_key, ()) for p in passes}


def _keys_to_circles(passes: list[Pass], may_all: set[int]) -> set[tuple[int, int]]:
    """(room, person) of who sits in the closed circles of `passes` (see `chat.help_desk.has_key`);
    `may_all` have every role. No queries when no page shows one."""
    rooms = frozenset[int]().union(*(p.talks for p in passes))
    if not rooms:
        return set()
    people = {p.user_id for p in passes}
    seats = set(
        Member.objects.filter(room__in=rooms, person__in=people).values_list("room", "person")
    )
    helped = HelpTalk.objects.filter(room__in=rooms).values_list("room", "asker", "site")
    asks = {room: (asker, site) for room, asker, site in helped}
    workers = RoleGroup.objects.filter(
        site__in={site for _asker, site in asks.values()}, role=Role.WORKER, group__user__in=people
    ).values_list("site", "group__user")
    helps = set(workers)
    return {
        (room, person)
        for room, person in seats
        if room not in asks
        or person in may_all
        or person == asks[room][0]
        or (asks[room][1], person) in helps
    }


def _members(passes: list[Pass], users: Mapping[int, User]) -> set[tuple[int, int]]:
    """Who belongs where (see `chat.person.Person.is_member`). No queries for what `know` found."""
    found, sites, people = set(), set(), set()
    for site, pk in {(p.site_id, p.user_id) for p in passes}:
        belongs = known_to_belong(users[pk], site) if pk in users else False
        if belongs:
            found.add((site, pk))
        elif belongs is None:
            sites.add(site)
            people.add(pk)
    if not people:
        return found
    joined = Membership.objects.filter(site__in=sites, user__in=people)
    given = RoleGroup.objects.filter(site__in=sites, group__user__in=people)
    return {
        *found,
        *joined.values_list("site", "user"),
        *given.values_list("site", "group__user"),
    }
