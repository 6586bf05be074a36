"""Who may know who takes part."""

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Site

from people.access import has_role
from people.models import User
from people.roles import Role

# Not partners: they act for an organisation, and residents' data are not for organisations.
ORGANISERS = (Role.EDITOR, Role.CHIEF_EDITOR, Role.MANAGER)


def may_organise(user: User | AnonymousUser, site: Site) -> bool:
    """Whether `user` sees the lists of who takes part in activities of `site`, and works with them."""
    return user.is_authenticated and has_role(user, site, *ORGANISERS)
