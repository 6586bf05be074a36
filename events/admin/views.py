"""Screens of the agenda in the admin that are not Wagtail's own."""

from dataclasses import asdict
from datetime import timedelta
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from events.access import may_organise
from events.actions.change_date import cancel_date, move_date, restore_date
from events.actions.continue_series import continue_series, waiting_draft, why_not
from events.admin.date_forms import CancelForm, MoveForm
from events.admin.preview import preview_of_form
from events.admin.schedule_form import ScheduleForm
from events.models import Closure, EventPage, Joining, Occurrence, Series, Status
from events.party_list import counts_of
from events.recurrence import RuleRefused, parse_rule, rule_text
from events.words import when_words
from people.models import User

SHOWN = 60
LOOK_BACK = timedelta(days=30)  # after that names are forgotten, and with them the list


@require_POST
def preview(request: HttpRequest) -> JsonResponse:
    """The next dates of the answers in the page's form, in words. Nothing is stored."""
    form = ScheduleForm(
        request.POST,
        prefix="when",
        closures=Closure.objects.days(request.site),
        kept_rule=_readable_rule(request.POST.get("when-kept_rule", "")),
    )
    return JsonResponse(asdict(preview_of_form(form, request.POST, timezone.now())))


def _readable_rule(text: str) -> str:
    try:
        return rule_text(parse_rule(text[:300])) if text else ""
    except RuleRefused:
        return ""


def get_page(user: User | AnonymousUser, pk: int, to_change: bool = False) -> EventPage:
    """The activity, for who may edit it; to change its dates one must be allowed to publish it.

    Raises:
        Http404: no such activity, or none of theirs.
        PermissionDenied: they may write it, but not publish it.
    """
    page = EventPage.objects.filter(pk=pk).select_related("alias_of").first()
    if page is None:
        raise Http404
    rights = page.permissions_for_user(user)
    if not rights.can_edit():
        raise Http404
    if to_change and not rights.can_publish():
        raise PermissionDenied
    return page


def get_listed(request: HttpRequest, pk: int) -> EventPage:
    """The activity, for who may edit it or works with who takes part in it.

    Raises:
        Http404: no such activity, or none of theirs.
    """
    page = EventPage.objects.filter(pk=pk).select_related("alias_of").first()
    here = page and Series.objects.filter(key=page.life_key, site=request.site).exists()
    if page and here and may_organise(request.user, request.site):
        return page
    return get_page(request.user, pk)


def get_date(page: EventPage, slug: str) -> Occurrence:
    """One date of the activity.

    Raises:
        Http404: it has no such date.
    """
    dates = Occurrence.objects.filter(series_id=page.life_key).select_related("series", "site")
    found = dates.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def dates(request: HttpRequest, pk: int) -> HttpResponse:
    """The dates to come, each with what can be done about it; first those that fit no more."""
    page = get_listed(request, pk)
    now = timezone.now()
    found = Occurrence.objects.filter(series_id=page.life_key).with_series()
    coming = list(found.not_over(now).exclude(status=Status.ORPHANED)[:SHOWN])
    # One that is over and to which people came is history, not a question.
    asked = found.filter(status=Status.ORPHANED)
    asked = asked.exclude(end__lte=now, participations__isnull=False)
    asked = asked.exclude(end__lte=now, attendances__isnull=False)
    orphans = list(asked)
    past = list(found.filter(end__lte=now, end__gt=now - LOOK_BACK).order_by("-start")[:SHOWN])
    series = Series.objects.filter(key=page.life_key).first()
    counts = counts_of(page.life_key, [*coming, *orphans, *past])
    for date in (*coming, *orphans, *past):
        date.counts = counts[date.pk]
    takes_names = bool(series and series.joining != Joining.WALK_IN) or any(
        numbers.parties for numbers in counts.values()
    )
    organises = bool(series and series.site_id == request.site.pk) and may_organise(
        request.user, request.site
    )
    return render(
        request,
        "events/admin/dates.html",
        {
            "page": page,
            "orphans": orphans,
            "dates": [(date, words(date)) for date in coming],
            "past": [(date, words(date)) for date in past] if organises and takes_names else [],
            "may_edit": page.permissions_for_user(request.user).can_edit(),
            "can_continue": {date.pk for date in coming if why_not(date) is None},
            "draft": waiting_draft(page.life_key),
            "may_change": page.permissions_for_user(request.user).can_publish(),
            "may_organise": organises,
            "takes_names": takes_names,
        },
    )


def words(date: Occurrence) -> str:
    """ "di 3 maart 2026, 10.00–11.30 uur"."""
    today = timezone.localdate()
    return when_words(date.local_start, date.local_end, date.all_day, today)


def cancel(request: HttpRequest, pk: int, date: str) -> HttpResponse:
    """Say that one date does not take place, and why."""
    page = get_page(request.user, pk, to_change=True)
    found = get_date(page, date)
    form = CancelForm(request.POST or None, initial={"reason": found.reason})
    if form.is_valid() and _done(
        form, cancel_date, found, form.cleaned_data["reason"], request.user
    ):
        messages.success(
            request, _("Cancelled: %(when)s. Everybody sees it now.") % {"when": words(found)}
        )
        return redirect("events_admin:dates", pk)
    title = _("Cancel %(when)s") % {"when": words(found)}
    return _form_page(request, page, form, title, _("Cancel this date"))


def move(request: HttpRequest, pk: int, date: str) -> HttpResponse:
    """Give one date another time or place."""
    page = get_page(request.user, pk, to_change=True)
    found = get_date(page, date)
    form = MoveForm(request.POST or None, occurrence=found)
    if form.is_valid():
        data = form.cleaned_data
        decided = (found, form.start_at, form.length, data["reason"], data["place"], request.user)
        if _done(form, move_date, *decided):
            found.refresh_from_db()
            messages.success(
                request, _("It is now %(when)s. Everybody sees it.") % {"when": words(found)}
            )
            return redirect("events_admin:dates", pk)
    title = _("Move %(when)s") % {"when": words(found)}
    return _form_page(request, page, form, title, _("Move this date"))


def continue_from(request: HttpRequest, pk: int, date: str) -> HttpResponse:
    """Change this date and all later: a draft that starts here, to adapt and publish."""
    page = get_page(request.user, pk, to_change=True)
    found = get_date(page, date)
    if draft := waiting_draft(found.series_id):
        messages.info(request, _("There is a draft for the later dates already. Here it is."))
        return redirect("wagtailadmin_pages:edit", draft.pk)
    if request.method == "POST":
        try:
            draft = continue_series(found, _who(request))
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return redirect("events_admin:dates", pk)
        messages.success(
            request,
            _("Change what you want and publish it. Until then, everybody sees it as it was."),
        )
        return redirect("wagtailadmin_pages:edit", draft.pk)
    if (why := why_not(found)) is not None:
        messages.error(request, why)
        return redirect("events_admin:dates", pk)
    title = _("Change %(when)s and all later dates") % {"when": words(found)}
    lead = _(
        "You get a copy of the activity that starts on this date. Give it another time, place or "
        "text, and publish it. From then on the old one stops before this date."
    )
    return _form_page(request, page, Form(), title, _("Make the copy"), lead=lead)


@require_POST
def restore(request: HttpRequest, pk: int, date: str) -> HttpResponse:
    """Let one date take place after all, as the series says; drop one that fits no more."""
    page = get_page(request.user, pk, to_change=True)
    found = get_date(page, date)
    was_orphan = found.status == Status.ORPHANED
    try:
        restore_date(found, _who(request), timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("events_admin:dates", pk)
    if was_orphan:
        messages.success(request, _("The date is gone."))
    else:
        messages.success(request, _("It takes place again, as the series says."))
    return redirect("events_admin:dates", pk)


def _who(request: HttpRequest) -> User:
    """The admin lets nobody in without an account."""
    return cast(User, request.user)


def _done(form, action, *decision) -> bool:
    try:
        action(*decision, timezone.now())
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _form_page(
    request: HttpRequest, page: EventPage, form, title: str, button: str, lead: str = ""
):
    context = {"page": page, "form": form, "title": title, "button": button, "lead": lead}
    return render(request, "events/admin/date_form.html", context)
