"""Give a role the rights on something that belongs to a neighbourhood."""

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Site

from people.actions import role_group
from people.roles import Role


def allow(site: Site, roles: list[Role], models: list[type[Model]], actions: list[str]) -> None:
    """Let each of `roles` in `site` do `actions` with `models`; a SitePermissionPolicy bounds it.

    Idempotent.
    """
    rights = [
        Permission.objects.get_or_create(
            content_type=ContentType.objects.get_for_model(model),
            codename=f"{action}_{model._meta.model_name}",
            defaults={"name": f"Can {action} {model._meta.verbose_name_raw}"},
        )[0]
        for model in models
        for action in actions
    ]
    for role in roles:
        role_group(site, role).permissions.add(*rights)
