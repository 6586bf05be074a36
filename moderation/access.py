"""Who keeps it kind in a neighbourhood."""

from wagtail.models import Site

from people.access import has_role
from people.roles import Role


def may_moderate(user, site: Site) -> bool:
    """Whether `user` decides about content in `site`."""
    return has_role(user, site, Role.MODERATOR, Role.WORKER, Role.MANAGER)
