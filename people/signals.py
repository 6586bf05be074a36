"""What people/ prepares when a neighbourhood opens: every role has its group and its rights."""

from django.contrib.auth.models import Permission
from django.dispatch import receiver

from neighbourhoods.signals import neighbourhood_opened
from people.actions import role_group
from people.roles import Role

RIGHTS = ["view_membership", "change_membership"]


@receiver(neighbourhood_opened)
def give_rights(site, **kwargs) -> None:
    """Workers and managers see who belongs to the neighbourhood and make newcomers residents."""
    rights = Permission.objects.filter(content_type__app_label="people", codename__in=RIGHTS)
    for role in Role:
        group = role_group(site, role)
        if role in {Role.WORKER, Role.MANAGER}:
            group.permissions.add(*rights)
