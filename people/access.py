"""The questions about a person in a neighbourhood that everything asks."""

from collections.abc import Iterable

from wagtail.models import Site

from people.models import Membership, RoleGroup, User
from people.roles import Role

KNOWN = "_rosa_known"


def know(users: Iterable[User], site: Site) -> None:
    """Ask membership and roles of many in two queries. `membership` and `roles` answer from it for
    these very objects; whoever wants to know it anew fetches them anew."""
    asked = {user.pk: user for user in users}
    if not asked:
        return
    members = Membership.objects.select_related("profile").filter(user__in=asked, site=site)
    found = {member.user_id: member for member in members}
    groups = RoleGroup.objects.filter(site=site, group__user__in=asked)
    given: dict[int, set[str]] = {}
    for pk, role in groups.values_list("group__user", "role"):
        given.setdefault(pk, set()).add(role)
    for pk, user in asked.items():
        known: dict = user.__dict__.setdefault(KNOWN, {})
        known[site.pk] = (found.get(pk), given.get(pk, set()))


def known_to_belong(user: User, site_id: int) -> bool | None:
    """Whether `user` is a member of the site or has a role there, as `know` found it; None when that was
    not asked."""
    known = user.__dict__.get(KNOWN, {}).get(site_id)
    return None if known is None else bool(known[0] or known[1])


def membership(user: User, site: Site) -> Membership | None:
    """What `user` is in `site`, or None for a stranger or a visitor."""
    if not user.is_authenticated or not user.is_active:
        return None
    if known := user.__dict__.get(KNOWN, {}).get(site.pk):
        return known[0]
    return Membership.objects.select_related("profile").filter(user=user, site=site).first()


def roles(user: User, site: Site) -> set[str]:
    """The roles of `user` in `site`; somebody with all rights has every role."""
    if not user.is_authenticated or not user.is_active:
        return set()
    return set(Role.values) if user.is_superuser else given_roles(user, site)


def given_roles(user: User, site: Site) -> set[str]:
    """The roles that `user` was given in `site`, whatever other rights they have."""
    if known := user.__dict__.get(KNOWN, {}).get(site.pk):
        return set(known[1])
    groups = RoleGroup.objects.filter(site=site, group__user=user)
    return set(groups.values_list("role", flat=True))


def has_role(user: User, site: Site, *wanted: Role) -> bool:
    """Whether `user` has at least one of the roles in `site`."""
    return bool(roles(user, site) & set(wanted))
