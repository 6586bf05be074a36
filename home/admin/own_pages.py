"""Which pages somebody works with: below a page with rights, or on the way to one.

As Wagtail's `explorable_instances`, but each path once: who has several roles has hundreds of rights,
which as one query each is more than SQLite takes.
"""

from django.db.models import Q
from wagtail.models import GroupPagePermission

from people.models import User

STEP = 4  # letters of a path per level (treebeard's materialized path)


def given_paths(user: User) -> set[str]:
    """The paths of the pages on which the groups of `user` have rights; none that lies below another."""
    rights = GroupPagePermission.objects.filter(group__user=user)
    paths: set[str] = set()
    for path in sorted(set(rights.values_list("page__path", flat=True))):
        if not any(path.startswith(known) for known in paths):
            paths.add(path)
    return paths


def own_pages(user: User) -> Q:
    """The condition for the pages that `user` works with."""
    given = given_paths(user)
    above = {path[:end] for path in given for end in range(STEP, len(path), STEP)}
    found = Q(path__in=above)
    for path in given:
        found |= Q(path__startswith=path)
    return found
