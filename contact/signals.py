"""What contact prepares when a neighbourhood opens: welfare workers and managers handle questions."""

from django.contrib.auth.models import Permission
from django.dispatch import receiver

from neighbourhoods.signals import neighbourhood_opened
from people.actions import role_group
from people.roles import Role

RIGHTS = ["view_question", "delete_question"]


@receiver(neighbourhood_opened)
def give_rights(site, **kwargs) -> None:
    """Let those two roles see and erase questions, and change their state."""
    rights = Permission.objects.filter(content_type__app_label="contact", codename__in=RIGHTS)
    for role in (Role.WORKER, Role.MANAGER):
        role_group(site, role).permissions.add(*rights)
