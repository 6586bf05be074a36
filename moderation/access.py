"""Who keeps it kind in a neighbourhood."""

from wagtail.models import Site

from people.access import has_role, membership
from people.models import Step
from people.roles import Role


def may_moderate(user, site: Site) -> bool:
    """Whether `user` decides about content in `site`."""
    return has_role(user, site, Role.MODERATOR, Role.WORKER, Role.MANAGER)


def may_pause(user, site: Site) -> bool:
    """Whether `user` may take something out of sight for a day: a neighbourhood connector."""
    member = membership(user, site)
    return member is not None and member.step == Step.CONNECTOR


def may_help(user, site: Site) -> bool:
    """Whether `user` may say that a newcomer's post is fine: a resident or a connector."""
    member = membership(user, site)
    return member is not None and member.step in {Step.RESIDENT, Step.CONNECTOR}
