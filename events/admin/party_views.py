"""Who takes part on one date: the organiser's list in the admin, made for a phone too."""

from typing import cast

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from events.access import may_organise
from events.actions import organise
from events.actions.take_part import AlreadyJoined, join
from events.admin.party_forms import AddForm, AttendanceForm, LetterForm, RemoveForm, SeatsForm
from events.change_words import date_words
from events.models import EventPage, Joining, Occurrence, Participation, State, Told
from events.party_address import has_address
from events.party_list import calls_of, counts_of, parties_of, reached
from events.seats import seats_of
from people.models import User


def get_date(request: HttpRequest, pk: int, slug: str) -> tuple[EventPage, Occurrence]:
    """An activity and one of its dates, for who may know who takes part.

    Raises:
        Http404: no such date in this neighbourhood, or not for this person.
    """
    if not may_organise(request.user, request.site):
        raise Http404
    page = get_object_or_404(EventPage.objects.select_related("alias_of"), pk=pk)
    dates = Occurrence.objects.filter(series_id=page.life_key, site=request.site)
    return page, get_object_or_404(dates.select_related("series__page", "site"), slug=slug)


def get_party(date: Occurrence, number: int) -> Participation:
    """One party on the list of `date`.

    Raises:
        Http404: not on this list.
    """
    return get_object_or_404(parties_of(date), pk=number)


def parties(request: HttpRequest, pk: int, date: str) -> HttpResponse:
    """Who comes and who waits, with what can be done about each."""
    page, found = get_date(request, pk, date)
    seats = SeatsForm(_posted(request), initial={"seats": found.seats})
    if request.method == "POST" and seats.is_valid():
        chosen = seats.cleaned_data["seats"]
        given = organise.set_seats(found, chosen, _who(request), timezone.now())
        messages.success(request, _seats_words(len(given)))
        return redirect("events_admin:parties", pk, date)
    organise.note_opening(found, _who(request), timezone.now())
    everybody = list(parties_of(found))
    return _page(
        request,
        page,
        found,
        "parties",
        {
            "coming": [party for party in everybody if party.state != State.WAITING],
            "waiting": [party for party in everybody if party.state == State.WAITING],
            "counts": counts_of(found.series_id, [found])[found.pk],
            "seats": seats_of(found.series, found),
            "seats_form": seats,
            "may_add": found.series.joining != Joining.WALK_IN,
            "may_count": organise.may_count(found, timezone.now()),
        },
    )


def _seats_words(given: int) -> str:
    if not given:
        return _("Saved.")
    return ngettext(
        "Saved. %(count)d party from the waiting list has a seat now, or may take it.",
        "Saved. %(count)d parties from the waiting list have a seat now, or may take it.",
        given,
    ) % {"count": given}


def add(request: HttpRequest, pk: int, date: str) -> HttpResponse:
    """Write somebody down who phoned, or who stands at the desk."""
    page, found = get_date(request, pk, date)
    form = AddForm(_posted(request), site=request.site, page=page, date=found)
    if form.is_valid() and (party := _join(request, form, found)):
        organise.note(found, "add_party", _who(request), party=party.pk)
        waits = party.state == State.WAITING
        words = _("%(name)s is on the waiting list.") if waits else _("%(name)s takes part.")
        messages.success(request, words % {"name": party.display_name})
        return redirect("events_admin:parties", pk, date)
    return _form(request, page, found, form, _("Add somebody"), _("Put on the list"))


def _join(request: HttpRequest, form: AddForm, date: Occurrence) -> Participation | None:
    data = form.cleaned_data
    on = None if data.get("whole") else date
    try:
        return join(
            date.series, on, form.joiner, data["guests"], data["answer"], timezone.now(),
            added_by=_who(request),
        )  # fmt: skip
    except AlreadyJoined:
        form.add_error(None, _("This person is on the list already."))
    except ValidationError as error:
        form.take_error(error)
    return None


def remove(request: HttpRequest, pk: int, date: str, number: int) -> HttpResponse:
    """Ask once, then take somebody off the list."""
    page, found = get_date(request, pk, date)
    party = get_party(found, number)
    form = RemoveForm(_posted(request), initial={"tell": True})
    if not has_address(party):
        del form.fields["tell"]
    name = party.display_name or _("Somebody")
    if form.is_valid():
        tell = form.cleaned_data.get("tell", False)
        done = (party, found, _who(request), timezone.now(), tell)
        if _done(form, organise.remove_party, *done):
            messages.success(request, _("%(name)s is off the list.") % {"name": name})
            return redirect("events_admin:parties", pk, date)
    notes = [_("Their seat goes to who waits.")]
    if party.occurrence_id is None:
        notes.append(_("This person takes part in the whole series, and is taken off every date."))
    title = _("Take %(name)s off the list?") % {"name": name}
    return _form(request, page, found, form, title, _("Yes, off the list"), notes)


def seat(request: HttpRequest, pk: int, date: str, number: int) -> HttpResponse:
    """Ask once, then give somebody who waits a seat."""
    page, found = get_date(request, pk, date)
    party = get_party(found, number)
    form = RemoveForm(_posted(request))
    del form.fields["tell"]
    name = party.display_name or _("Somebody")
    if form.is_valid() and _done(
        form, organise.give_seat, party, found, _who(request), timezone.now()
    ):
        messages.success(request, _("%(name)s has a seat.") % {"name": name})
        return redirect("events_admin:parties", pk, date)
    missing = organise.missing_seats(party, found, timezone.now())
    notes = [
        ngettext(
            "All seats are taken. Go on, and %(count)d seat is added to this date.",
            "All seats are taken. Go on, and %(count)d seats are added to this date.",
            missing,
        )
        % {"count": missing}
        if missing
        else _("There is room.")
    ]
    title = _("Give %(name)s a seat?") % {"name": name}
    return _form(request, page, found, form, title, _("Yes, give the seat"), notes)


def attendance(request: HttpRequest, pk: int, date: str) -> HttpResponse:
    """How many of each party came; everything is saved at once."""
    page, found = get_date(request, pk, date)
    coming = [party for party in parties_of(found) if party.state == State.CONFIRMED]
    form = AttendanceForm(_posted(request), parties=coming)
    if form.is_valid():
        try:
            total = organise.write_attendance(found, form.came, _who(request), timezone.now())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            words = _("Saved. There were %(people)s.") % {"people": organise.people_words(total)}
            messages.success(request, words)
            return redirect("events_admin:parties", pk, date)
    organise.note_opening(found, _who(request), timezone.now())
    may_count = organise.may_count(found, timezone.now())
    return _page(request, page, found, "attendance", {"form": form, "may_count": may_count})


def letter(request: HttpRequest, pk: int, date: str) -> HttpResponse:
    """Write to everybody: first see how many it reaches, then send."""
    page, found = get_date(request, pk, date)
    everybody = list(parties_of(found))
    form = LetterForm(_posted(request))
    by_mail, by_phone = reached(everybody)
    is_sure = False
    if form.is_valid():
        by_mail, by_phone = reached(form.chosen(everybody))
        is_sure = True
        if "send" in request.POST:
            data = form.cleaned_data
            sent = (found, by_mail, data["subject"], data["text"], str(data["key"]))
            if _done(form, organise.mail_parties, *sent, _who(request), timezone.now()):
                words = _("Your message goes to %(people)s.")
                people = organise.people_words(len(by_mail))
                messages.success(request, words % {"people": people})
                return redirect("events_admin:parties", pk, date)
    context = {"form": form, "by_mail": by_mail, "by_phone": by_phone, "is_sure": is_sure}
    return _page(request, page, found, "letter", context)


def calls(request: HttpRequest) -> HttpResponse:
    """Whom somebody must phone about a changed date, of all activities."""
    if not may_organise(request.user, request.site):
        raise Http404
    now = timezone.now()
    waiting = [(told, date_words(told.occurrence, now)) for told in calls_of(request.site, now)]
    return render(request, "events/admin/calls.html", {"calls": waiting})


@require_POST
def phoned(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody phoned them."""
    if not may_organise(request.user, request.site):
        raise Http404
    told = get_object_or_404(Told, pk=pk, participation__site=request.site)
    organise.phoned(told, _who(request))
    messages.success(request, _("Good. They know now."))
    return redirect("events_admin:calls")


def _posted(request: HttpRequest):
    """What was sent, also when that is nothing; None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def _who(request: HttpRequest) -> User:
    """The admin lets nobody in without an account."""
    return cast(User, request.user)


def _done(form, action, *decision) -> bool:
    try:
        action(*decision)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _page(request: HttpRequest, page: EventPage, date: Occurrence, name: str, context: dict):
    context |= {"page": page, "date": date, "when": date_words(date, timezone.now())}
    return render(request, f"events/admin/{name}.html", context)


def _form(
    request: HttpRequest, page: EventPage, date: Occurrence, form, title: str, button: str,
    notes: list[str] | None = None,
):  # fmt: skip
    context = {"form": form, "title": title, "button": button, "notes": notes or []}
    return _page(request, page, date, "party_form", context)
