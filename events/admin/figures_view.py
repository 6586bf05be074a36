"""The report of figures: under "Reports" in the admin, as a table and for a spreadsheet."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from events.access import may_organise
from events.figures import Figures, figures_of
from people.spreadsheet import harmless

COLUMNS = {
    "month_words": _("Month"),
    "category": _("Kind of activity"),
    "held": _("Held"),
    "cancelled": _("Cancelled"),
    "parties": _("Sign-ups"),
    "people": _("People"),
    "came": _("Came"),
    "waiting": _("No seat"),
}


class FiguresView(ReportView):
    """Of the neighbourhood whose door was used."""

    page_title = _("Taking part in figures")
    header_icon = "calendar-alt"
    index_url_name = "events_admin:figures"
    is_searchable = False
    columns = [Column(name, label=label) for name, label in COLUMNS.items()]
    list_export = list(COLUMNS)
    export_headings = COLUMNS
    export_filename = "meedoen-cijfers"

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        """For who may organise here."""
        if not may_organise(request.user, request.site):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> list[Figures]:
        """Reckoned when asked."""
        return figures_of(self.request.site, timezone.now())

    def get_filtered_queryset(self) -> list[Figures]:
        """There is nothing to filter."""
        return self.get_queryset()

    def preprocess_field_value(self, field, value, export_format):
        """No cell that a spreadsheet would reckon with."""
        return harmless(super().preprocess_field_value(field, value, export_format))


class FiguresItem(MenuItem):
    """In the menu, for who may organise."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the report opens for this person."""
        return may_organise(request.user, request.site)


figures = FiguresView.as_view()
