"""The front pages and the five rooms can be edited, never moved, copied, unpublished or deleted."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from home.actions.page_rights import is_room


def keep_in_place(request: HttpRequest, page: Page, *_others) -> HttpResponse | None:
    """Refuse for a room; anything else goes on."""
    return _refuse(request) if is_room(page) else None


for name in ("before_move_page", "before_copy_page", "before_unpublish_page", "before_delete_page"):
    hooks.register(name, keep_in_place)


@hooks.register("before_bulk_action")
def keep_all_in_place(request: HttpRequest, action_type: str, objects, action):
    """As above for many pages at once."""
    if action_type != "publish" and any(isinstance(o, Page) and is_room(o) for o in objects):
        return _refuse(request)
    return None


@hooks.register("construct_page_action_menu")
def offer_no_unpublish(items: list, request: HttpRequest, context: dict) -> None:
    """Don't offer below the form what would be refused."""
    page = context.get("page")
    if page and is_room(page):
        items[:] = [item for item in items if item.name != "action-unpublish"]


@hooks.register("construct_page_listing_buttons")
def offer_no_way_out(buttons: list, page: Page, user, context=None) -> None:
    """Nor in the menu of a list."""
    if is_room(page):
        closed = ("/move/", "/copy/", "/delete/", "/unpublish/")
        buttons[:] = [b for b in buttons if not any(door in (b.url or "") for door in closed)]


def _refuse(request: HttpRequest) -> HttpResponse:
    sentence = _("This page carries the house. It can't be moved, copied, hidden or deleted.")
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied(sentence)
    messages.error(request, sentence)
    return redirect("wagtailadmin_home")
