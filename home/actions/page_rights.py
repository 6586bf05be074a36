"""Who may do what with the pages and files of a neighbourhood. Rights are Wagtail's own, per group.

Nobody but an administrator may publish on a front page: that would let them unpublish or move a
whole neighbourhood. The right to publish stands on the rooms and pages below it.
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from home.models import ContentPage
from neighbourhoods.signals import neighbourhood_opened
from people.actions import role_group
from people.roles import Role

NEWSPAPER, AGENDA = "buurtkrant", "agenda"
ROOMS = ("buurtkrant", "agenda", "prikbord", "huiskamer", "contact")
WRITE = ("add",)  # add below it, change and submit one's own; Wagtail's meaning of "add"
RUN = ("add", "change", "publish", "lock", "unlock")
WORKS_IN_ADMIN = (
    Role.EDITOR,
    Role.CHIEF_EDITOR,
    Role.MODERATOR,
    Role.WORKER,
    Role.PARTNER,
    Role.MANAGER,
)
USES_FILES = {
    Role.EDITOR: ("add_image", "choose_image", "add_document", "choose_document"),
    Role.PARTNER: ("add_image", "choose_image", "add_document", "choose_document"),
    Role.WORKER: ("add_image", "choose_image"),
    Role.CHIEF_EDITOR: (
        "add_image", "change_image", "delete_image", "choose_image",
        "add_document", "change_document", "delete_document", "choose_document",
    ),
}  # fmt: skip
USES_FILES[Role.MANAGER] = USES_FILES[Role.CHIEF_EDITOR]


@transaction.atomic
def prepare_rights(site: Site) -> None:
    """Give the roles of `site` their rights on its pages and files, and its workflow. Idempotent."""
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for role in WORKS_IN_ADMIN:
        role_group(site, role).permissions.add(access)
    rooms = room_pages(site)
    writing = rooms.filter(slug__in=[NEWSPAPER, AGENDA])
    allow(role_group(site, Role.EDITOR), writing, WRITE)
    allow(role_group(site, Role.PARTNER), rooms.filter(slug=AGENDA), WRITE)
    for role in (Role.CHIEF_EDITOR, Role.MANAGER):
        allow(role_group(site, role), rooms | content_pages(site), RUN)
        allow(role_group(site, role), homes(site), ("add",))
    allow(role_group(site, Role.MANAGER), homes(site), ("change",))
    collection = collection_of(site)
    for role, codenames in USES_FILES.items():
        _allow_files(role_group(site, role), collection, codenames)
    _allow_settings(site)
    _prepare_workflow(site)


def homes(site: Site) -> QuerySet[Page]:
    """The front pages of `site`, one per language."""
    return Page.objects.filter(translation_key=site.root_page.translation_key, depth=2)


def room_pages(site: Site) -> QuerySet[Page]:
    """The five index pages in every language."""
    return _below_homes(site).filter(slug__in=ROOMS)


def content_pages(site: Site) -> QuerySet[Page]:
    """The plain pages right below the front pages, in every language."""
    return _below_homes(site).filter(pk__in=ContentPage.objects.values("pk"))


def _below_homes(site: Site) -> QuerySet[Page]:
    found = Page.objects.none()
    for home in homes(site):
        found = found | Page.objects.filter(path__startswith=home.path, depth=home.depth + 1)
    return found


def is_room(page: Page) -> bool:
    """Whether the house would fall without this page: a front page or one of the five rooms."""
    return page.depth <= 2 or (page.depth == 3 and page.slug in ROOMS)


def allow(group: Group, pages: QuerySet[Page], actions: tuple[str, ...]) -> None:
    """Let `group` do `actions` ("add", "change", "publish", …) on `pages` and all below them."""
    rights = Permission.objects.filter(
        content_type__app_label="wagtailcore",
        content_type__model="page",
        codename__in=[f"{action}_page" for action in actions],
    )
    wanted = [
        GroupPagePermission(group=group, page=page, permission=right)
        for page in pages
        for right in rights
    ]
    GroupPagePermission.objects.bulk_create(wanted, ignore_conflicts=True)


def collection_of(site: Site) -> Collection:
    """The folder of pictures and files of `site`, made when it isn't there yet."""
    group = role_group(site, Role.CHIEF_EDITOR)
    held = GroupCollectionPermission.objects.filter(group=group).select_related("collection")
    if found := held.order_by("collection__path").first():
        return found.collection
    root = Collection.objects.get(depth=1)
    return root.add_child(instance=Collection(name=site.site_name or site.hostname))


def _allow_files(group: Group, collection: Collection, codenames: tuple[str, ...]) -> None:
    rights = Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename__in=codenames
    )
    GroupCollectionPermission.objects.bulk_create(
        [
            GroupCollectionPermission(group=group, collection=collection, permission=r)
            for r in rights
        ],
        ignore_conflicts=True,
    )


def _allow_settings(site: Site) -> None:
    """Managers look after the name, hours and colours of their own neighbourhood."""
    right = Permission.objects.get(
        content_type__app_label="neighbourhoods", codename="change_neighbourhoodsettings"
    )
    GroupSitePermission.objects.get_or_create(
        group=role_group(site, Role.MANAGER), site=site, permission=right
    )


def _prepare_workflow(site: Site) -> Workflow:
    """Writer, then chief editor: one workflow per neighbourhood, for all its pages in all languages."""
    front = list(homes(site))
    used = WorkflowPage.objects.filter(page__in=front).select_related("workflow").first()
    if used:
        workflow = used.workflow
    else:
        with override("nl"):
            names = {"site": site.site_name or site.hostname}
            workflow = Workflow.objects.create(name=_("chief editors of %(site)s") % names)
            task = GroupApprovalTask.objects.create(
                name=_("reading by the chief editors of %(site)s") % names
            )
        task.groups.add(role_group(site, Role.CHIEF_EDITOR))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for page in front:
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
    return workflow


def _on_opened(sender, site: Site, **kwargs) -> None:
    prepare_rights(site)


def _on_page_saved(sender, instance: ContentPage, created: bool, **kwargs) -> None:
    """A new plain page right below a front page belongs to the chief editors at once."""
    site = instance.get_site() if created and instance.depth == 3 else None
    if site:
        for role in (Role.CHIEF_EDITOR, Role.MANAGER):
            allow(role_group(site, role), Page.objects.filter(pk=instance.pk), RUN)


def connect() -> None:
    """Listen for new neighbourhoods and new pages."""
    from django.db.models.signals import post_save

    neighbourhood_opened.connect(_on_opened, dispatch_uid="home.page_rights.opened")
    post_save.connect(_on_page_saved, ContentPage, dispatch_uid="home.page_rights.page")
