"""One's own agenda: what somebody keeps, and a calendar address that only they know."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.actions.personal_feed import (
    change_choice,
    follow,
    renew_feed,
    revoke_feed,
    unfollow,
)
from events.feeds import key_at
from events.filters import Choices
from events.ical.buttons import CalendarButtons
from events.models import Followed, PersonalFeed
from events.personal_form import PersonalFeedForm
from events.reading import next_rows, pages_in
from neighbourhoods.caching import private_page
from people.access import membership
from people.views.unsent import signed_in_only


@private_page
@signed_in_only
def my_agenda(request: HttpRequest) -> HttpResponse:
    """`/mijn/agenda/`: the activities I keep, and my own calendar address: make, renew, revoke."""
    if membership(request.user, request.site) is None:
        return redirect("people:me")
    feed = PersonalFeed.objects.filter(person=request.user, site=request.site).first()
    wish = request.POST.get("do", "")
    if wish == "unfollow":
        return _take_out(request)
    if wish == "revoke":
        revoke_feed(request.user, request.site)
        messages.success(request, _("Your calendar address works no longer."))
        return redirect("events_mine:agenda")
    choices = Choices.of(request.site, get_language() or "nl")
    form = PersonalFeedForm(request.POST or None, choices=choices, feed=feed)
    if not form.is_valid():
        return _page(request, form, feed)
    if wish == "choice" and feed:
        change_choice(request.user, request.site, form.choice())
        messages.success(request, _("Saved. Your calendar changes by itself."))
        return redirect("events_mine:agenda")
    token = renew_feed(request.user, request.site, form.choice())
    name = _("My agenda at %(name)s") % {"name": request.neighbourhood.centre_name}
    calendar = CalendarButtons.for_person(request, token, name)
    return _page(request, form, feed, calendar=calendar)


def _page(
    request: HttpRequest, form: PersonalFeedForm, feed: PersonalFeed | None, **more
) -> HttpResponse:
    language = get_language() or "nl"
    kept = Followed.objects.by(request.user, request.site).values_list("series_id", flat=True)
    rows = next_rows(set(kept), request, language, timezone.now())
    return render(
        request,
        "events/my_agenda.html",
        {"form": form, "feed": feed, "kept": rows, "language": language, **more},
    )


def _take_out(request: HttpRequest) -> HttpResponse:
    try:
        key = UUID(request.POST.get("activity", ""))
    except ValueError as error:
        raise Http404 from error
    unfollow(request.user, request.site, key)
    messages.success(request, _("It stands no longer in your own agenda."))
    return redirect("events_mine:agenda")


@private_page
@signed_in_only
def follow_activity(request: HttpRequest, slug: str) -> HttpResponse:
    """`/mijn/agenda/volgen/<slug>/`: keep this activity; its own page is the same for everybody."""
    if membership(request.user, request.site) is None:
        return redirect("people:me")
    language = get_language() or "nl"
    key = key_at(request, slug)
    page = pages_in({key}, language).get(key) if key else None
    if page is None:
        raise Http404
    if request.method == "POST":
        follow(request.user, request.site, key)
        messages.success(
            request, _("“%(title)s” stands in your own agenda.") % {"title": page.title}
        )
        return redirect("events_mine:agenda")
    is_kept = Followed.objects.by(request.user, request.site).filter(series_id=key).exists()
    context = {"activity": page, "url": page.get_url(request), "is_kept": is_kept, "key": key}
    return render(request, "events/follow.html", context)
