"""Who may know who takes part."""

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Site

from people.access import has_role, know, known_to_belong
from people.models import User
from people.roles import Role

# Not partners: they act for an organisation, and residents' data are not for organisations.
ORGANISERS = (Role.EDITOR, Role.CHIEF_EDITOR, Role.MANAGER)


def may_organise(user: User | AnonymousUser, site: Site) -> bool:
    """Whether `user` sees the lists of who takes part in activities of `site`, and works with them.
    Asked for each row of a list it costs two queries in all."""
    if user.is_authenticated and known_to_belong(user, site.pk) is None:
        know([user], site)
    return user.is_authenticated and has_role(user, site, *ORGANISERS)
