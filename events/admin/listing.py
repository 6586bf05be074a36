"""The list of activities in the admin: where a volunteer begins, finds and mends."""

import django_filters
from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.dateformat import format as date_words
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Locale, Site
from wagtail.query import PageQuerySet

from events.models import EventIndexPage, EventPage
from events.recurrence import RuleRefused
from events.words import rule_words


def agendas_of(site: Site) -> PageQuerySet:
    """The agenda of a neighbourhood in every language."""
    dutch = EventIndexPage.objects.child_of(site.root_page)
    return EventIndexPage.objects.filter(translation_key__in=dutch.values("translation_key"))


def dutch_agenda(site: Site) -> EventIndexPage | None:
    """The agenda in which an activity begins its life."""
    return agendas_of(site).filter(locale__language_code=settings.LANGUAGE_CODE).first()


def where_to_begin(user, site: Site) -> str | None:
    """The form of a new activity, in Dutch; None for somebody who may not write one."""
    agenda = dutch_agenda(site)
    if agenda is None or not agenda.permissions_for_user(user).can_add_subpage():
        return None
    return reverse("wagtailadmin_pages:add", args=["events", "eventpage", agenda.pk])


def when(page: EventPage) -> str:
    """ "Elke maandag", or the day of an activity that is once."""
    if page.start_local is None:
        return ""
    try:
        words = rule_words(page.rule, page.start_local)
    except RuleRefused:
        words = ""
    words = words or date_words(page.start_local, "j F Y")
    return words[:1].upper() + words[1:]


class ActivityFilterSet(WagtailFilterSet):
    """By language, and whether it is live."""

    locale = django_filters.ModelChoiceFilter(
        label=_("Language"), queryset=lambda request: Locale.objects.all()
    )
    live = django_filters.BooleanFilter(label=_("Live"))

    class Meta:
        model = EventPage
        fields: list[str] = []


class ActivityIndexView(IndexView):
    """The activities of the neighbourhood whose admin this is."""

    def get_base_queryset(self):
        """Also for somebody who works in several neighbourhoods: those of this one."""
        own = Q(pk=None)
        for path in agendas_of(self.request.site).values_list("path", flat=True):
            own |= Q(path__startswith=path)
        return super().get_base_queryset().filter(own)


class ChooseAgendaView(ChooseParentView):
    """A new activity is written in Dutch; translating comes after."""

    def get_valid_parent_pages(self, user):
        """Only the Dutch agenda of this neighbourhood, so that there is nothing to choose."""
        own = agendas_of(self.request.site).filter(locale__language_code=settings.LANGUAGE_CODE)
        return super().get_valid_parent_pages(user).filter(pk__in=own.values("pk"))


class ActivitiesItem(MenuItem):
    """ "Activiteiten", for who plans or judges them: a moderator would find a closed door."""

    def is_shown(self, request) -> bool:
        """Whether this person may add an activity or change one."""
        agenda = dutch_agenda(request.site)
        may = agenda and agenda.permissions_for_user(request.user)
        return bool(may and (may.can_add_subpage() or may.can_edit()))


class ActivityListing(PageListingViewSet):
    """ "Activiteiten" in the menu, under "Agenda"."""

    name = "activiteiten"
    model = EventPage
    menu_item_class = ActivitiesItem
    index_view_class = ActivityIndexView
    choose_parent_view_class = ChooseAgendaView
    icon = "calendar-alt"
    menu_label = _("Activities")
    filterset_class = ActivityFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("when", label=_("When"), accessor=when),
        DateColumn(
            "latest_revision_created_at",
            label=_("Changed"),
            sort_key="latest_revision_created_at",
            width="14%",
        ),
        PageStatusColumn("status", label=_("State"), sort_key="live", width="14%"),
    ]
