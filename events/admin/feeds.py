"""Calendars of partners in the admin: which there are, how it goes with them, and files by hand."""

from functools import partial
from typing import ClassVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.forms import Select
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic import CreateView, EditView, InspectView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Site
from wagtail.permissions import policy_registry

from events.actions.follow_feed import read_file
from events.actions.take_in import decide_missing
from events.admin.feed_form import FileForm, PartnerFeedForm
from events.feed_words import sections, waiting_words
from events.ical_in.source import Unreadable
from events.local_time import local_of
from events.models import FeedReport, FeedState, PartnerFeed
from events.tasks import fetch_feed
from people.narrow_viewset import HereIndex, NarrowViewSet

OLDER = 10  # reports that the page of a calendar links to


class FeedIndex(HereIndex):
    """The calendars of this neighbourhood, with a door for files. They are few: without a search box
    their name fits beside the buttons."""

    def get_base_queryset(self) -> QuerySet:
        """With the organisation of each."""
        return super().get_base_queryset().select_related("organisation")

    @cached_property
    def header_buttons(self) -> list:
        """Also: read in a file."""
        own = super().header_buttons
        if not may(self.request, "add"):
            return own
        upload = HeaderButton(
            _("Read in a calendar file"), url=reverse("partner_feeds:upload"), icon_name="upload"
        )
        return [*own, upload]

    def _get_title_column(self, field_name, *args, **kwargs):
        column = super()._get_title_column(field_name, *args, **kwargs)
        column._get_url_func = self.get_inspect_url  # first how it goes; to change comes second
        return column


class FeedCreate(CreateView):
    """A new calendar is looked at as soon as it is saved."""

    def save_instance(self) -> PartnerFeed:
        """Who adds it owns the drafts."""
        self.form.instance.made_by = self.request.user
        feed = super().save_instance()
        transaction.on_commit(partial(fetch_feed.enqueue, feed.pk, self.request.user.pk))
        return feed

    def get_success_url(self) -> str:
        """How it goes with it."""
        return reverse("partner_feeds:inspect", args=[self.object.pk])


class FeedEdit(EditView):
    """Another address is looked at as soon as it is saved."""

    def save_instance(self) -> PartnerFeed:
        """The first look at a changed address."""
        feed = super().save_instance()
        if "address" in self.form.changed_data and feed.is_active:
            transaction.on_commit(partial(fetch_feed.enqueue, feed.pk, self.request.user.pk))
        return feed

    def get_success_url(self) -> str:
        """How it goes with it."""
        return reverse("partner_feeds:inspect", args=[self.object.pk])


class FeedInspect(InspectView):
    """How it goes with a calendar, and what the last look came to."""

    page_title = gettext_lazy("Report of a calendar")

    def get_context_data(self, **kwargs) -> dict:
        """The last report in words, and what a person must decide."""
        feed = self.object
        reports = list(feed.reports.select_related("feed__site", "by")[: OLDER + 1])
        waiting = list(feed.activities.waiting())
        known = feed.activities.expected(local_of(timezone.now())).count()
        return super().get_context_data(**kwargs) | {
            "feed": feed,
            "report": reports[0] if reports else None,
            "sections": sections(reports[0]) if reports else [],
            "older": reports[1:],
            "waiting": waiting,
            "waiting_words": waiting_words(len(waiting), max(known, len(waiting))),
            "may_change": may(self.request, "change"),
            "is_storing": feed.state == FeedState.STORING and not feed.is_paused,
        }


class PartnerFeedViewSet(NarrowViewSet):
    """ "Agenda's van partners" in the menu, under "Agenda"."""

    model = PartnerFeed
    doors: ClassVar = {"index", "inspect", "add", "edit", "delete", "history"}
    name = "partner_feeds"
    url_prefix = "agenda/partners"
    icon = "rotate"
    menu_label = gettext_lazy("Calendars of partners")
    index_view_class = FeedIndex
    edit_view_class = FeedEdit
    inspect_view_class = FeedInspect
    inspect_template_name = "events/admin/feed.html"
    exclude_form_fields = ["made_by"]
    list_display = [
        "name",
        Column("organisation", label=gettext_lazy("Organisation")),
        StatusTagColumn(
            "state_words",
            label=gettext_lazy("State"),
            primary=lambda feed: feed.state == FeedState.OK,
        ),
        DateColumn("good_at", label=gettext_lazy("Last read well")),
        Column("count", label=gettext_lazy("Activities")),
    ]
    panels = [
        FieldPanel("organisation", widget=Select),
        FieldPanel("name"),
        FieldPanel("address"),
        FieldPanel("is_active"),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("category", widget=Select), FieldPanel("place", widget=Select)]
                ),
                FieldPanel("languages"),
            ],
            gettext_lazy("What new drafts begin with"),
        ),
    ]

    def __init__(self, *args, **kwargs) -> None:
        self.add_view_class = FeedCreate
        super().__init__(*args, **kwargs)

    def get_edit_handler(self):
        """The panels with our form below them."""
        handler = super().get_edit_handler()
        handler.base_form_class = PartnerFeedForm
        return handler

    def get_urlpatterns(self) -> list:
        """With what can be done beside Wagtail's own."""
        return [
            *super().get_urlpatterns(),
            path("bestand/", upload, name="upload"),
            path("verslag/<int:pk>/", report, name="report"),
            path("<int:pk>/nu/", look_now, name="now"),
            path("<int:pk>/gezien/", seen, name="seen"),
            path("<int:pk>/weg/<slug:answer>/", decide, name="decide"),
        ]


def may(request: HttpRequest, action: str) -> bool:
    """Whether this person may do `action` with calendars of this neighbourhood."""
    policy = policy_registry.get_by_type(PartnerFeed)
    here = PartnerFeed(site=request.site)
    return policy.user_has_permission_for_instance(request.user, action, here)


def where_to_upload(user, site: Site) -> str | None:
    """The form for a file; None for somebody who may not."""
    policy = policy_registry.get_by_type(PartnerFeed)
    allowed = policy.user_has_permission_for_instance(user, "add", PartnerFeed(site=site))
    return reverse("partner_feeds:upload") if allowed else None


def upload(request: HttpRequest) -> HttpResponse:
    """`/beheer/agenda/partners/bestand/`: take in a calendar file of an organisation."""
    if not may(request, "add"):
        raise PermissionDenied
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FileForm(*sent, site=request.site)
    if form.is_valid():
        found = _read(request, form)
        if found:
            return redirect("partner_feeds:report", found.pk)
    return render(request, "events/admin/upload.html", {"form": form})


def _read(request: HttpRequest, form: FileForm) -> FeedReport | None:
    """The report, or None with the reason at the form."""
    data, calendar = form.cleaned_data, form.cleaned_data["calendar"]
    try:
        found = read_file(
            data["organisation"],
            calendar.read(),
            timezone.now(),
            request.user,
            calendar.name,
            data["is_complete"],
        )
    except Unreadable as trouble:
        form.add_error("calendar", str(trouble.reason))
        return None
    if found is None:
        form.add_error(
            None, _("Another file of this organisation is being read. Try again in a minute.")
        )
    return found


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """`/beheer/agenda/partners/verslag/<id>/`: what one reading came to."""
    if not (may(request, "add") or may(request, "change")):
        raise PermissionDenied
    own = FeedReport.objects.filter(feed__site=request.site)
    found = get_object_or_404(own.select_related("feed__organisation", "feed__site", "by"), pk=pk)
    context = {"report": found, "feed": found.feed, "sections": sections(found)}
    return render(request, "events/admin/feed_report.html", context)


@require_POST
def look_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the calendar once, in the background."""
    feed = _to_change(request, pk)
    if feed.is_of_files:
        return redirect("partner_feeds:upload")
    transaction.on_commit(partial(fetch_feed.enqueue, feed.pk, request.user.pk))
    messages.success(
        request, _("We are looking. Reload this page in a minute to see what came of it.")
    )
    return redirect("partner_feeds:inspect", pk)


@require_POST
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody has read what changed."""
    feed = _to_change(request, pk)
    PartnerFeed.objects.filter(pk=feed.pk).update(has_news=False)
    return redirect("partner_feeds:inspect", pk)


@require_POST
def decide(request: HttpRequest, pk: int, answer: str) -> HttpResponse:
    """ "Yes, they are gone" (`ja`), or anything else: they stay."""
    feed = _to_change(request, pk)
    decide_missing(feed, answer == "ja", request.user, timezone.now())
    messages.success(request, _("Saved. Thank you!"))
    return redirect("partner_feeds:inspect", pk)


def _to_change(request: HttpRequest, pk: int) -> PartnerFeed:
    if not may(request, "change"):
        raise PermissionDenied
    return get_object_or_404(PartnerFeed, pk=pk, site=request.site)
