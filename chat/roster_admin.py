"""The roster of hosts in Wagtail's admin: the coming two weeks with who does what, made for a phone."""

from datetime import date, timedelta
from typing import ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.permissions import policy_registry

from chat import roster
from chat.actions.swap_shift import swap_shift
from chat.models import Room, Shift
from chat.policies import OF_EVERYBODY
from people.narrow_viewset import HereIndex, NarrowViewSet


class ShiftForm(WagtailAdminModelForm):
    """Offers the rooms and the people of one neighbourhood."""

    site = None

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["room"].queryset = Room.objects.filter(
            site=self.site, kind__in=OF_EVERYBODY, is_archived=False
        )
        self.fields["host"].queryset = roster.may_host(self.site)
        self.fields["host"].label_from_instance = str


class OfThisSite:
    """A view whose form knows the neighbourhood whose door was used."""

    def get_form_class(self) -> type[forms.ModelForm]:
        """The form, bound to the site."""
        return type("SiteShiftForm", (super().get_form_class(),), {"site": self.request.site})

    def get_success_url(self) -> str:
        """Back to the roster."""
        return reverse("chat_roster")


class ShiftIndex(HereIndex):
    """All shifts of this neighbourhood."""

    site_field = "room__site"

    def get_base_queryset(self) -> QuerySet:
        """With room and host."""
        return super().get_base_queryset().select_related("room", "host")


class ShiftCreate(OfThisSite, CreateView):
    """A new shift."""

    def get_initial_form_instance(self) -> Shift:
        """Begins today, in the living room."""
        return Shift(first_day=timezone.localdate())


class ShiftEdit(OfThisSite, EditView):
    """One shift."""


class ShiftViewSet(NarrowViewSet):
    """Who is host when, and how often."""

    model = Shift
    doors: ClassVar = {"index", "add", "edit", "delete", "history"}
    name = "chat_shifts"
    url_prefix = "huiskamer/diensten"
    icon = "group"
    index_view_class = ShiftIndex
    edit_view_class = ShiftEdit
    list_display = ["host", "room", "first_day", "starts", "ends", "is_weekly"]
    panels = [
        FieldRowPanel([FieldPanel("host"), FieldPanel("room")]),
        FieldPanel("first_day"),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
        FieldRowPanel([FieldPanel("is_weekly"), FieldPanel("last_day")]),
    ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.add_view_class = ShiftCreate

    def get_edit_handler(self):
        """The panels with our form below them."""
        handler = super().get_edit_handler()
        handler.base_form_class = ShiftForm
        return handler


def overview(request: HttpRequest) -> HttpResponse:
    """`/beheer/huiskamer/rooster/`: who is host in the coming two weeks, and one tap to take it over."""
    _only_team(request)
    now = timezone.now()
    today = timezone.localdate(now)
    found = roster.turns(roster.of_site(request.site), today, today + timedelta(days=roster.AHEAD))
    context = {
        "turns": [turn for turn in found if turn.ends > now],
        "hosts": list(roster.may_host(request.site)),
        "page_title": _("Roster of hosts"),
        "header_icon": "group",
    }
    return render(request, "chat/admin/roster.html", context)


@require_POST
def swap(request: HttpRequest, shift_id: int, day: str) -> HttpResponse:
    """Somebody else does it that day, or nobody."""
    _only_team(request)
    shift = get_object_or_404(roster.of_site(request.site), pk=shift_id)
    chosen = request.POST.get("host", "")
    host = None
    if chosen:
        hosts = roster.may_host(request.site)
        host = (
            get_object_or_404(hosts, pk=chosen) if chosen.isascii() and chosen.isdigit() else None
        )
        if host is None:
            raise Http404("nobody")
    try:
        swap_shift(shift, date.fromisoformat(day), host, request.user, timezone.now())
        messages.success(request, _("Saved. Thank you!"))
    except ValueError as error:
        raise Http404("no such day") from error
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("chat_roster")


def _only_team(request: HttpRequest) -> None:
    policy = policy_registry.get_by_type(Room)
    if not policy.sites(request.user, ["change"]).filter(pk=request.site.pk).exists():
        raise PermissionDenied
