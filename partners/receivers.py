"""What happens when a neighbourhood opens."""

from wagtail.models import Site

from neighbourhoods.signals import neighbourhood_opened
from partners.models import Organisation
from people.roles import Role
from people.site_rights import allow


def connect() -> None:
    """Listen."""
    neighbourhood_opened.connect(_give_rights, dispatch_uid="partners.rights")


def _give_rights(site: Site, **_kwargs) -> None:
    """Chief editors and managers look after the organisations; editors write about them."""
    allow(site, [Role.EDITOR], [Organisation], ["add", "change"])
    allow(site, [Role.CHIEF_EDITOR, Role.MANAGER], [Organisation], ["add", "change", "delete"])
