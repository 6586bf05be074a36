"""Rights that no group may hold: with them somebody could become anybody, or reach every neighbourhood.

In Wagtail "change user" is as good as all rights, and rights on the root collection or the root page
cross neighbourhoods.
"""

from django.core.checks import Error, Tags, register

FORBIDDEN_MODELS = [
    ("people", "user"),
    ("people", "rolegroup"),
    ("auth", "group"),
    ("auth", "permission"),
    ("wagtailcore", "site"),
    ("wagtailcore", "collection"),
]


@register(Tags.database)
def no_group_holds_all_keys(app_configs, databases=None, **kwargs) -> list[Error]:
    """Errors for groups with rights on users, groups, sites, or the roots of pages and collections.

    Runs with `manage.py check --database default` and before `migrate`.
    """
    from django.db import DatabaseError, transaction

    if "default" not in (databases or []):
        return []
    try:
        with transaction.atomic():
            return [
                Error(
                    f"The group “{group}” may {right}. No group should: who has this right can reach"
                    " everybody or every neighbourhood.",
                    hint="Take it from the group; give roles in the admin under People.",
                    id="people.E001",
                )
                for group, right in sorted(forbidden_rights())
            ]
    except DatabaseError:
        return []  # before the first migration there are no groups


def forbidden_rights() -> set[tuple[str, str]]:
    """Pairs of a group's name and the right that it should not have."""
    from django.contrib.auth.models import Permission
    from django.db.models import Q
    from wagtail.models import GroupCollectionPermission, GroupPagePermission

    models = Q()
    for app, model in FORBIDDEN_MODELS:
        models |= Q(content_type__app_label=app, content_type__model=model)
    found = {
        (group, right.codename)
        for right in Permission.objects.filter(models).prefetch_related("group_set")
        for group in (g.name for g in right.group_set.all())
    }
    roots = [
        ("root collection", GroupCollectionPermission.objects.filter(collection__depth=1)),
        ("root page", GroupPagePermission.objects.filter(page__depth=1)),
    ]
    for place, rights in roots:
        rows = rights.values_list("group__name", "permission__codename")
        found |= {(group, f"{right} ({place})") for group, right in rows}
    return found
