"""Give and take roles. A role is a Wagtail group of one neighbourhood."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Site

from people.models import RoleGroup, User
from people.roles import Role


def role_group(site: Site, role: Role) -> Group:
    """The group of `role` in `site`, made when it isn't there yet; it may enter the admin."""
    found = RoleGroup.objects.select_related("group").filter(site=site, role=role).first()
    if found:
        return found.group
    with transaction.atomic():
        group, _created = Group.objects.get_or_create(
            name=f"{site.site_name or site.hostname}: {role.label}"[:150]
        )
        RoleGroup.objects.create(site=site, role=role, group=group)
        group.permissions.add(
            *Permission.objects.filter(
                content_type__app_label="wagtailadmin", codename="access_admin"
            )
        )
    return group


def give_role(user: User, site: Site, role: Role) -> None:
    """Let `user` act as `role` in `site`."""
    user.groups.add(role_group(site, role))


def take_role(user: User, site: Site, role: Role) -> None:
    """End that."""
    user.groups.remove(role_group(site, role))
