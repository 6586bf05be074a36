"""The residents, with their faces, and the accounts to try things with."""

from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import make_password
from wagtail.models import Site

from demo.content import residents as content
from demo.world import World
from people.actions import give_role, join
from people.models import Profile, User
from people.roles import Role


def load(world: World) -> None:
    """Let everybody join; who is known is left as they are."""
    for told in content.RESIDENTS + content.OTHERS:
        world.people[told["key"]] = _person(told, world.lombok)
    for told in content.OVERVECHT:
        world.people[told["key"]] = _person(told, world.overvecht)
    world.tell("bewoners", len(content.RESIDENTS) + len(content.OVERVECHT))


def accounts() -> list[tuple[str, str]]:
    """User name and name to be called by, of who can sign in."""
    told = content.RESIDENTS + content.OTHERS
    return [(one["account"], one["called"]) for one in told if "account" in one]


@cache
def _hash() -> str:
    """The known password, hashed once; unusable outside the demo profile."""
    return make_password(content.PASSWORD if settings.ROSA_DEMO else None)


def _person(told: dict, site: Site) -> User:
    name = told.get("account", f"{told['key']}.demo")
    user = User.objects.filter(username=name).first()
    if user is None:
        user = User(username=name, email=f"{name}@rosa.example", called=told["called"])
        user.password = _hash() if "account" in told else make_password(None)
        user.save()
        member = join(user, site, told["step"], told["face"])
        Profile.objects.filter(membership=member).update(
            about=told["about"],
            languages=told["speaks"],
            offers=told["offers"],
            seeks=told["seeks"],
            visibility=told["visibility"],
        )
    if "role" in told:
        give_role(user, site, Role(told["role"]))
    return user
