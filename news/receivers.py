"""What the newspaper prepares when a neighbourhood opens."""

from functools import partial

from django.contrib.auth.models import Permission
from django.db import transaction
from wagtail.models import GroupSitePermission, Site
from wagtail.signals import page_published

from neighbourhoods.signals import neighbourhood_opened
from news.models import ArticlePage, Category
from news.tasks import draw_renditions
from people.actions import role_group
from people.roles import Role


def let_chief_editors_sort(sender, site: Site, **kwargs) -> None:
    """Chief editors and managers keep the categories of their neighbourhood, and no other's."""
    rights = Permission.objects.filter(
        content_type__app_label="news", content_type__model=Category._meta.model_name
    )
    GroupSitePermission.objects.bulk_create(
        [
            GroupSitePermission(group=role_group(site, role), site=site, permission=right)
            for role in (Role.CHIEF_EDITOR, Role.MANAGER)
            for right in rights
        ],
        ignore_conflicts=True,
    )


def draw_ahead(sender, instance: ArticlePage, **kwargs) -> None:
    """Have the picture of a new article drawn in the background, before its readers come."""
    if instance.picture_id:
        transaction.on_commit(partial(draw_renditions.enqueue, instance.picture_id))


def connect() -> None:
    """Listen for new neighbourhoods and new articles."""
    neighbourhood_opened.connect(let_chief_editors_sort, dispatch_uid="news.categories")
    page_published.connect(draw_ahead, ArticlePage, dispatch_uid="news.pictures")
