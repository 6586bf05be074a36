"""Who is talking or reading: what the room must know of a person, asked once per act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Site

from chat import memo
from chat.models import Guest, Message, Shift
from chat.rest import Rest, rests
from people import access as people_access
from people.models import Membership, RoleGroup, Step, User
from people.roles import Role

TEAM = frozenset({Role.WORKER, Role.MODERATOR, Role.MANAGER})
HOSTS = frozenset({"worker", "host"})  # marks of who receives people


@dataclass(frozen=True)
class Card:
    """What others see of a person.

    Attributes:
        id: "u12" for a resident, "g3" for a guest, "" for somebody who left.
        face: key of the drawn face.
        mark: "worker", "host", "guest" or nothing.
    """

    id: str = ""
    name: str = ""
    face: str = ""
    mark: str = ""

    @property
    def is_host(self) -> bool:
        """Receives people here, as a host or for their work."""
        return self.mark in HOSTS

    @property
    def is_open(self) -> bool:
        """Whether also who has no account may see this one: the team, and visitors."""
        return bool(self.mark)

    def data(self) -> dict[str, str]:
        """For a frame."""
        return {"id": self.id, "name": self.name, "face": self.face, "mark": self.mark}


@dataclass(frozen=True)
class Person:
    """Somebody at the door. Without user_id and guest_id it is a reader without a name.

    Attributes:
        guest_id: a visitor under a nickname; `guest_key` is the hash of the key in their cookie.
        rests: what moderation decided about them, as it was when this was asked, the longest first.
        hosted: rooms in which somebody of the team is in, as far as they were asked for (of
            visitors: `chat.door`, `chat.hub`).
        talks: the closed circles (private conversations, help talks) in which they sit, as far as
            they were asked for: `chat.door` looks that up for the room that it opens.
    """

    user_id: int | None = None
    card: Card = field(default_factory=Card)
    step: str | None = None
    roles: frozenset[str] = frozenset()
    guest_id: int | None = None
    talks: frozenset[int] = frozenset()
    guest_key: str = ""
    rests: tuple[Rest, ...] = ()
    hosted: frozenset[int] = frozenset()

    @property
    def has_name(self) -> bool:
        """Whether others can know who this is: an account here, or a nickname."""
        return self.user_id is not None or self.guest_id is not None

    @property
    def sender(self) -> dict[str, Any]:
        """The fields of a message that say who wrote it; for a filter too."""
        if self.guest_id is not None:
            return {"guest_id": self.guest_id}
        return {"author_id": self.user_id}

    def rest(self, now: datetime) -> Rest | None:
        """What holds at `now`: being sent away before having rest."""
        holding = [rest for rest in self.rests if rest.until > now and not rest.is_look]
        return next((rest for rest in holding if rest.is_ban), holding[0] if holding else None)

    def is_read_first(self, now: datetime) -> bool:
        """Whether a moderator reads what they say before others do."""
        return any(rest.is_look and rest.until > now for rest in self.rests)

    @property
    def key(self) -> tuple[int | None, str]:
        """Person or visitor, as sanctions know them."""
        return self.user_id, self.guest_key

    def wrote(self, message: Message) -> bool:
        """Whether `message` is theirs."""
        if self.guest_id is not None:
            return message.guest_id == self.guest_id
        return self.user_id is not None and message.author_id == self.user_id

    @property
    def is_member(self) -> bool:
        """Belongs to this neighbourhood."""
        return self.step is not None or bool(self.roles)

    @property
    def is_team(self) -> bool:
        """Keeps the room kind and warm: worker, moderator, manager."""
        return bool(self.roles & TEAM)


NOBODY = Person()


def person_for(user: User | AnonymousUser, site: Site) -> Person:
    """`user` as `site` knows them, fresh from the database."""
    if not user.is_authenticated or not user.is_active:
        return NOBODY
    membership = people_access.membership(user, site)
    roles = frozenset(people_access.roles(user, site))
    given = people_access.given_roles(user, site) if user.is_superuser else roles
    step = membership.step if membership else None
    profile = getattr(membership, "profile", None)
    card = Card(
        f"u{user.pk}",
        str(user),
        profile.avatar if profile else "",
        mark_of(step, given, _is_on_roster(site, user.pk)),
    )
    return as_decided(Person(user.pk, card, step, roles), site.pk)


def person_by_id(
    user_id: int | None, site: Site, known: Mapping[int, User] | None = None
) -> Person:
    """As `person_for`, by id; nobody when the account is gone or switched off.

    `known` holds the active accounts among those asked for, where they were asked all at once.
    """
    if user_id is None:
        return NOBODY
    if known is None:
        user = User.objects.filter(pk=user_id, is_active=True).first()
    else:
        user = known.get(user_id)
    return person_for(user, site) if user else NOBODY


def visitor(site: Site, key_hash: str) -> Person:
    """The guest of `site` whose key has this hash; nobody when they left or never were."""
    guest = Guest.objects.filter(site=site, key_hash=key_hash).first() if key_hash else None
    if guest is None:
        return NOBODY
    return as_decided(
        Person(card=guest_card(guest), guest_id=guest.pk, guest_key=key_hash), site.pk
    )


def as_decided(person: Person, site_id: int) -> Person:
    """`person` with what moderation of that site decided about them by now."""
    key = (site_id, *person.key)
    return replace(person, rests=memo.ask(("rests", key), lambda: rests([key]).get(key, ())))


def mark_of(step: str | None, roles: Iterable[str], is_rostered: bool = False) -> str:
    """How somebody is marked in the room: welfare worker before host (a neighbourhood connector, or
    who stands on the roster)."""
    if Role.WORKER in roles:
        return "worker"
    return "host" if step == Step.CONNECTOR or is_rostered else ""


def foresee(people: Iterable[int], site: Site) -> None:
    """Ask for many, in two queries, what `person_for` asks of each; see `chat.memo`."""
    people = set(people)
    keys = [(site.pk, pk, "") for pk in people]
    found, hosts = rests(keys), on_roster(site, people)
    memo.fill({("rests", key): found.get(key, ()) for key in keys})
    memo.fill({("roster", site.pk, pk): pk in hosts for pk in people})


def _is_on_roster(site: Site, user_id: int) -> bool:
    return memo.ask(("roster", site.pk, user_id), lambda: bool(on_roster(site, [user_id])))


def on_roster(site: Site, user_ids: Iterable[int]) -> set[int]:
    """Those of these people who have shifts here (shifts that are over are erased): one query."""
    shifts = Shift.objects.filter(room__site=site, host__in=list(user_ids))
    return set(shifts.values_list("host", flat=True))


def guest_card(guest: Guest) -> Card:
    """What others see of a visitor."""
    return Card(f"g{guest.pk}", guest.nickname, "", "guest")


def guest_cards(guest_ids: Iterable[int | None]) -> dict[int, Card]:
    """Cards of many visitors: one query, none when there are no visitors."""
    ids = {pk for pk in guest_ids if pk}
    found = Guest.objects.filter(pk__in=ids) if ids else []
    return {guest.pk: guest_card(guest) for guest in found}


def cards_of(site: Site, messages: Iterable[Message]) -> dict[str, Card]:
    """Cards of the writers of `messages`, by the id on the card."""
    messages = list(messages)
    people = cards(site, (message.author_id for message in messages))
    guests = guest_cards(message.guest_id for message in messages)
    return {card.id: card for card in (*people.values(), *guests.values())}


def cards(site: Site, user_ids: Iterable[int | None]) -> dict[int, Card]:
    """Cards of many people in four queries."""
    ids = {pk for pk in user_ids if pk}
    if not ids:
        return {}
    users = User.objects.filter(pk__in=ids)
    members = {
        m.user_id: m
        for m in Membership.objects.filter(site=site, user__in=ids).select_related("profile")
    }
    workers = set(
        RoleGroup.objects.filter(site=site, role=Role.WORKER, group__user__in=ids).values_list(
            "group__user", flat=True
        )
    )
    hosts = on_roster(site, ids)
    return {
        user.pk: _card(user, members.get(user.pk), user.pk in workers, user.pk in hosts)
        for user in users
    }


def _card(user: User, member: Membership | None, is_worker: bool, is_host: bool) -> Card:
    profile = getattr(member, "profile", None)
    roles = {Role.WORKER} if is_worker else ()
    mark = mark_of(member.step if member else None, roles, is_host)
    return Card(f"u{user.pk}", str(user), profile.avatar if profile else "", mark)
