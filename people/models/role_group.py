"""A role in a neighbourhood is a Wagtail group of that neighbourhood, so that Wagtail's rights hold."""

from django.contrib.auth.models import Group
from django.db import models
from wagtail.models import Site

from people.roles import Role


class RoleGroup(models.Model):
    """Links a group to the role it stands for in one neighbourhood."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="role_groups")
    role = models.CharField(max_length=20, choices=Role.choices)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="role_group")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "role"], name="one_group_per_role_and_site")
        ]

    def __str__(self) -> str:
        return self.group.name
