"""What the agenda adds to the admin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse, reverse_lazy
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from events import duties
from events.access import may_organise
from events.admin import urls
from events.admin.feeds import PartnerFeedViewSet, where_to_upload
from events.admin.figures_view import FiguresItem
from events.admin.listing import ActivityListing, where_to_begin
from events.models import Closure, EventCategory, EventPage, PartnerFeed, Place
from neighbourhoods import todo
from people.site_policy import SitePermissionPolicy
from people.site_viewset import SiteViewSetMixin

for model in (EventCategory, Place, Closure, PartnerFeed):
    register_permission_policy(model, SitePermissionPolicy(model), exact_class=True)


class CategoryViewSet(SiteViewSetMixin, SnippetViewSet):
    """Kinds of activity."""

    model = EventCategory
    icon = "tag"
    list_display = ["name", "colour", "drawing"]
    panels = [FieldPanel("name"), FieldPanel("colour"), FieldPanel("drawing")]


class PlaceViewSet(SiteViewSetMixin, SnippetViewSet):
    """Where activities are."""

    model = Place
    icon = "site"
    list_display = ["name", "street", BooleanColumn("wheelchair", label=_("wheelchair"))]
    panels = [
        FieldPanel("name"),
        FieldPanel("street"),
        FieldRowPanel([FieldPanel("postcode"), FieldPanel("city")]),
        MultiFieldPanel(
            [
                FieldPanel("wheelchair"),
                FieldPanel("accessible_toilet"),
                FieldPanel("hearing_loop"),
                FieldPanel("directions"),
            ],
            _("Getting in"),
        ),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")], heading=_("On the map")),
    ]


class ClosureViewSet(SiteViewSetMixin, SnippetViewSet):
    """Holidays and school breaks."""

    model = Closure
    icon = "date"
    list_display = ["name", "first_day", "last_day"]
    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")])]


class AgendaGroup(SnippetViewSetGroup):
    """One item in the menu for all of them."""

    items = (
        ActivityListing,
        PartnerFeedViewSet,
        CategoryViewSet,
        PlaceViewSet,
        ClosureViewSet,
    )
    menu_label = _("Agenda")
    menu_name = "agenda"
    menu_icon = "calendar-alt"
    menu_order = 210
    add_to_admin_menu = True

    def get_submenu_items(self) -> list:
        """With the figures: Wagtail's menu of reports is there for administrators only."""
        return [*super().get_submenu_items(), figures_item(len(self.items) + 1)]


def figures_item(order: int) -> FiguresItem:
    """To the report of who took part."""
    return FiguresItem(
        _("Taking part in figures"),
        reverse_lazy("events_admin:figures"),
        name="events-figures",
        icon_name="table",
        order=order,
    )


register_snippet(AgendaGroup)
todo.register_start(
    "events.activity",
    text=_("Put something in the agenda"),
    url=where_to_begin,
    icon="calendar-alt",
    order=20,
)
todo.register_start(
    "events.file",
    text=_("Read in a calendar file"),
    url=where_to_upload,
    icon="upload",
    order=40,
)
duties.register()

# What the organiser does with who takes part: kept in the history of the activity.
ACTS = {
    "open_parties": (_("Look who takes part"), gettext_noop("Looked who takes part on %(date)s")),
    "export_parties": (
        _("Take the list along"),
        gettext_noop("Took the list of %(date)s as a table"),
    ),
    "add_party": (_("Add by hand"), gettext_noop("Added somebody to %(date)s")),
    "remove_party": (
        _("Take off the list"),
        gettext_noop("Took somebody off the list of %(date)s"),
    ),
    "give_seat": (_("Give a seat"), gettext_noop("Gave somebody a seat on %(date)s")),
    "set_seats": (_("Change the seats"), gettext_noop("Changed the seats of %(date)s")),
    "write_attendance": (
        _("Count who came"),
        gettext_noop("Counted on %(date)s: %(people)s came"),
    ),
    "mail_parties": (
        _("Write to all"),
        gettext_noop("Wrote to %(people)s people of %(date)s"),
    ),
    "phoned": (_("Call by phone"), gettext_noop("Phoned somebody about %(date)s")),
}


@hooks.register("register_reports_menu_item")
def offer_figures() -> FiguresItem:
    """Among the reports."""
    return figures_item(500)


@hooks.register("register_admin_urls")
def register_addresses() -> list:
    """Screens of our own."""
    return [path("agenda/", include(urls))]


@hooks.register("register_page_listing_more_buttons")
@hooks.register("register_page_header_buttons")
def offer_dates(page, user, next_url=None, **_kwargs):
    """From every list of pages and from the page itself: to its dates in one tap."""
    if page.specific_class is not EventPage:
        return
    may_edit = page.permissions_for_user(user).can_edit()
    site = None if may_edit else page.get_site()
    if may_edit or (site and may_organise(user, site)):
        yield Button(
            _("Cancel or move one date") if may_edit else _("Who takes part?"),
            reverse("events_admin:dates", args=[page.pk]),
            icon_name="date",
            priority=25,
        )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_we_changed(request: HttpRequest, page: Page) -> None:
    """The start moved to the first day of the repetition: no surprise afterwards."""
    for note in getattr(page, "schedule_notes", []):
        messages.info(request, note)


@hooks.register("before_move_page")
def keep_in_the_neighbourhood(request: HttpRequest, page: Page, destination: Page):
    """Who takes part, its place and its feed belong to this neighbourhood."""
    return _refuse_move(request, [page], destination)


@hooks.register("before_bulk_action")
def keep_all_in_the_neighbourhood(request: HttpRequest, action_type: str, objects, action):
    """As above for many pages at once."""
    form = getattr(action, "cleaned_form", None)
    destination = form and form.cleaned_data.get("chooser")
    if action_type != "move" or not isinstance(destination, Page):
        return None
    return _refuse_move(request, objects, destination)


def _refuse_move(request: HttpRequest, pages, destination: Page) -> HttpResponse | None:
    there = destination.get_site()
    activities = (page for page in pages if page.specific_class is EventPage)
    if all(page.get_site() == there for page in activities):
        return None
    messages.error(
        request,
        _("An activity stays in its neighbourhood. Copy it to the other one and adapt it there."),
    )
    return redirect("wagtailadmin_home")


@hooks.register("register_log_actions")
def register_decisions(actions) -> None:
    """What somebody decided about one date stands in the history of the page."""
    for action, name, words in (
        (
            "follow_source",
            _("Follow a calendar"),
            gettext_noop("Another time, as in the calendar of %(organisation)s"),
        ),
        (
            "source_gone",
            _("Gone from a calendar"),
            gettext_noop("No longer in the calendar of %(organisation)s"),
        ),
        ("cancel_date", _("Cancel a date"), gettext_noop("Cancelled %(date)s: %(reason)s")),
        ("move_date", _("Move a date"), gettext_noop("Moved %(date)s: %(reason)s")),
        ("restore_date", _("Restore a date"), gettext_noop("Restored %(date)s")),
        (
            "continue_date",
            _("Change all later dates"),
            gettext_noop("Copied for %(date)s and later"),
        ),
    ):
        told = type("DateFormatter", (DateFormatter,), {"label": name, "words": words})
        actions.register_action(f"events.{action}")(told)
    for action, (name, words) in ACTS.items():
        told = type("DateFormatter", (DateFormatter,), {"label": name, "words": words})
        actions.register_action(f"events.{action}")(told)


class DateFormatter(LogFormatter):
    """Which date, and why."""

    words = ""

    def format_message(self, log_entry) -> str:
        """In the language of who reads it."""
        return gettext(self.words) % log_entry.data
