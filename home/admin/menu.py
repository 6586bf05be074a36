"""The menu holds what a person can use; what needs a developer or leaks other neighbourhoods is left out."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
)

from home.admin import today

FOR_ADMINISTRATORS = {"reports", "help"}
# What we tell in our own words (home.admin.today), or what is found in the page tree.
NOT_OURS = RecentEditsPanel | LockedPagesPanel | UserObjectsInWorkflowModerationPanel


@hooks.register("construct_main_menu")
def only_what_helps(request: HttpRequest, items: list) -> None:
    """Reports and Wagtail's own help are for administrators."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in FOR_ADMINISTRATORS]


@hooks.register("construct_homepage_panels")
def today_first(request: HttpRequest, panels: list[Component]) -> None:
    """Today's work comes first."""
    panels[:] = [p for p in panels if not isinstance(p, NOT_OURS)]
    panels.append(today.TodayPanel())


@hooks.register("construct_homepage_summary_items", order=1000)  # after those who add
def no_counts(request: HttpRequest, items: list[SummaryItem]) -> None:
    """How many pages and pictures there are helps nobody to begin."""
    items.clear()
