"""The rooms in Wagtail's admin: name, topic, rules, door, hours and pace. What changes is seen in the room at once."""

from typing import ClassVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, StatusTagColumn
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.log_actions import log

from chat.actions.change_room import change_room
from chat.actions.open_room import open_room
from chat.models import Room, RoomStatus
from chat.models.room import CLOSED_CIRCLES
from people.narrow_viewset import HereIndex, NarrowViewSet


class RoomIndex(HereIndex):
    """The rooms of this neighbourhood, those in use first."""

    def get_base_queryset(self) -> QuerySet:
        """Never a closed circle."""
        shared = super().get_base_queryset().exclude(kind__in=CLOSED_CIRCLES)
        return shared.order_by("is_archived", "kind", "name")


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


class RoomViewSet(NarrowViewSet):
    """The living room and the rooms with a theme of this neighbourhood; none is ever deleted."""

    model = Room
    doors: ClassVar = {"index", "add", "edit", "history"}
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
