"""Become a member of a neighbourhood."""

from django.db import transaction
from wagtail.models import Site

from people.models import Membership, Profile, Step, User


@transaction.atomic
def join(user: User, site: Site, step: Step = Step.NEW, avatar: str = "") -> Membership:
    """Make `user` a member of `site` with an empty, invisible profile. Idempotent."""
    member, _created = Membership.objects.get_or_create(
        user=user, site=site, defaults={"step": step}
    )
    Profile.objects.get_or_create(membership=member, defaults={"avatar": avatar})
    return member
