"""The rooms in Wagtail's admin: name, topic, rules, door, hours and pace. What changes is seen in the room at once."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, StatusTagColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from chat.actions.change_room import change_room
from chat.actions.open_room import open_room
from chat.models import Room, RoomStatus
from chat.models.room import CLOSED_CIRCLES
from people.asked_once import AskedOnceMixin
from people.site_viewset import SiteViewSetMixin


class RoomIndex(AskedOnceMixin, IndexView):
    """The rooms of this neighbourhood, those in use first."""

    def get_base_queryset(self) -> QuerySet:
        """Only of the neighbourhood whose door was used, and never a closed circle."""
        return (
            super()
            .get_base_queryset()
            .filter(site=self.request.site)
            .exclude(kind__in=CLOSED_CIRCLES)
            .order_by("is_archived", "kind", "name")
        )


class RoomCreate(CreateView):
    """A new room with a theme."""

    def save_instance(self) -> Room:
        """With its address; who did it stands in the log."""
        room = open_room(self.form.save(commit=False))
        log(room, "wagtail.create", user=self.request.user)
        return room


class RoomEdit(EditView):
    """Saves in the order of the room's other changes, so that open pages follow."""

    def save_instance(self) -> Room:
        """Under the room's lock; who did it stands in the log."""
        with transaction.atomic():
            form = self.form.save(commit=False)
            for rows in (form.hours, form.other_days):
                rows.commit()
            room = change_room(form)
        log(room, "wagtail.edit", user=self.request.user, content_changed=self.form.has_changed())
        return room


class RoomViewSet(SiteViewSetMixin, ModelViewSet):
    """The living room and the rooms with a theme of this neighbourhood."""

    model = Room
    name = "chat_rooms"
    url_prefix = "huiskamer/kamers"
    icon = "comment"
    menu_label = _("Rooms")
    menu_name = "chat_rooms"
    menu_order = 130
    add_to_admin_menu = True
    index_view_class = RoomIndex
    add_view_class = RoomCreate
    edit_view_class = RoomEdit
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    list_display = [
        "name",
        "topic",
        StatusTagColumn(
            "status",
            label=_("door"),
            accessor="get_status_display",
            primary=lambda room: room.status == RoomStatus.OPEN,
        ),
        BooleanColumn("is_archived", label=_("put away")),
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("topic"),
        FieldPanel("house_rules"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("status"), FieldPanel("slow_seconds")]),
                FieldRowPanel([FieldPanel("guests"), FieldPanel("guests_with_host")]),
            ],
            _("Door and pace"),
        ),
        InlinePanel(
            "hours",
            heading=_("When there is talk"),
            label=_("day"),
            help_text=_("Nothing here means always."),
        ),
        InlinePanel("other_days", heading=_("Days that differ"), label=_("exception")),
        FieldPanel("is_archived"),
    ]

    def get_common_view_kwargs(self, **kwargs) -> dict:
        """No links to what is not there."""
        return super().get_common_view_kwargs(**kwargs) | {
            "delete_url_name": "",
            "usage_url_name": "",
        }

    def get_urlpatterns(self) -> list:
        """List, add, change and history; nothing to delete."""
        kept = {"index", "index_results", "add", "edit", "history", "history_results"}
        return [p for p in super().get_urlpatterns() if p.name in kept]
