"""`/agenda/soep/2026-03-03/meedoen/`: join one date, or `/agenda/soep/meedoen/`: the whole series."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext

from events.actions.take_part import AlreadyJoined, join, tell_where_they_stand
from events.feeds import key_at
from events.joining_form import JoinForm
from events.models import EventPage, Joining, Occurrence, Participation, Series
from events.party_reading import PartyRow
from events.reading import Row, pages_in
from events.seats import coming_dates
from events.taking_part import date_or_none, join_url, taking_part
from neighbourhoods import limits
from neighbourhoods.caching import private_page
from people.access import membership

PER_ADDRESS, WINDOW = 20, 600  # parties in so many seconds, from one address
PER_MAILBOX, A_DAY = 12, 24 * 60 * 60  # nobody is pestered with our mails
SENT = "verstuurd"


@private_page
def join_date(request: HttpRequest, slug: str, date: str) -> HttpResponse:
    """Join one date."""
    series, page = _activity(request, slug)
    occurrence = date_or_none(series, date)
    if occurrence is None:
        raise Http404(date)
    if series.joining == Joining.SERIES:
        return redirect(join_url(page, None))
    return _answer(request, series, occurrence, page)


@private_page
def join_series(request: HttpRequest, slug: str) -> HttpResponse:
    """Join the whole series."""
    series, page = _activity(request, slug)
    if series.joining == Joining.DATES:
        return redirect(page.get_url(request))
    return _answer(request, series, None, page)


def _activity(request: HttpRequest, slug: str) -> tuple[Series, EventPage]:
    language = get_language() or "nl"
    key = key_at(request, slug)
    series = Series.objects.of(request.site).filter(pk=key).first() if key else None
    page = pages_in({series.pk}, language).get(series.pk) if series else None
    if series is None or page is None:
        raise Http404(slug)
    return series, page


def _answer(
    request: HttpRequest, series: Series, occurrence: Occurrence | None, page: EventPage
) -> HttpResponse:
    now = timezone.now()
    url = page.get_url(request) or ""
    page_url = f"{url}{occurrence.slug}/" if occurrence else url
    if series.joining == Joining.WALK_IN:
        return redirect(page_url)
    member = membership(request.user, request.site)
    person = member.user if member else None
    context = {
        "activity": page,  # not "page": that would lead other languages to the agenda
        "page_url": page_url,
        "is_stranger": request.user.is_authenticated and member is None,
        "row": _row(series, occurrence, page, now),
        "is_whole_series": occurrence is None,
    }
    if SENT in request.GET:
        return render(request, "events/join_sent.html", context)
    party = _party(series, occurrence, person) if person else None
    if party and request.method == "POST":  # pressed twice
        return redirect(request.path)
    if party:
        return _show_party(request, context, party, now)
    kind = {"series": series, "page": page, "person": person}
    form, status = JoinForm(**kind), 200
    if request.method == "POST" and not context["is_stranger"]:
        form = JoinForm(request.POST, **kind)
        if form.is_valid():
            answer = _join(request, form, series, occurrence, now)
            if answer:
                return answer
        status = 429 if form.has_error("__all__", "too_fast") else 200
    date = context["row"].occurrence if context["row"] else None
    context["taking_part"] = taking_part(page, date, now) if date else None
    context["form"] = form.again()
    return render(request, "events/join.html", context, status=status)


def _join(
    request: HttpRequest,
    form: JoinForm,
    series: Series,
    occurrence: Occurrence | None,
    now: datetime,
) -> HttpResponse | None:
    """Where to go next; None when the form says what is in the way."""
    who = form.joiner(get_language() or "nl")
    data = form.cleaned_data
    if wait := _wait(request, who.email, now):
        form.add_error(None, ValidationError(_slow_down(wait), code="too_fast"))
        return None
    try:
        party = join(series, occurrence, who, data.get("guests") or 0, data.get("answer", ""), now)
    except AlreadyJoined as error:
        party = error.participation
        if not form.person and not _is_theirs(party, who.email):
            form.add_error("phone" if who.phone else None, error)
            return None
        if not form.person:  # the same answer as for who is new: nobody can find out who comes
            tell_where_they_stand(party, now)
    except ValidationError as error:
        form.refuse(error)
        return None
    if form.person:
        return redirect(request.path)
    if who.email:
        return redirect(f"{request.path}?{SENT}")
    return redirect(f"{PartyRow(party, who.language, now).url}?nieuw")


def _is_theirs(party: Participation, email: str) -> bool:
    own = party.person.email if party.person else party.email
    return bool(email) and own.lower() == email.strip().lower()


def _party(series: Series, occurrence: Occurrence | None, person) -> Participation | None:
    mine = Participation.objects.active().filter(person=person)
    if occurrence:
        return mine.for_date(occurrence).first()
    return mine.filter(series=series, occurrence__isnull=True).first()


def _row(
    series: Series, occurrence: Occurrence | None, page: EventPage, now: datetime
) -> Row | None:
    """The date; of a whole series the next one. None when there is none left."""
    date = occurrence or coming_dates(series, now).with_series().first()
    return Row(date, page, "", None, get_language() or "nl") if date else None


def _show_party(
    request: HttpRequest, context: dict, party: Participation, now: datetime
) -> HttpResponse:
    shown, date = PartyRow(party, get_language() or "nl", now), party.occurrence
    page = context["activity"]
    to_keep = reverse("events:date_feed", args=[page.slug, date.slug]) if date else ""
    context |= {"party_row": shown, "to_keep": to_keep}
    return render(request, "events/joined.html", context)


def _wait(request: HttpRequest, email: str, now: datetime) -> int:
    """Seconds to wait: per person or address, and per mailbox that we would write to."""
    user = request.user
    who = f"user {user.pk}" if user.is_authenticated else limits.client_address(request)
    own = limits.hit(request.site, "join", who, PER_ADDRESS, WINDOW, now)
    if not own.ok or not email:
        return own.retry_after
    mailbox = email.strip().lower()
    return limits.hit(request.site, "join mail", mailbox, PER_MAILBOX, A_DAY, now).retry_after


def _slow_down(seconds: int) -> str:
    minutes = -(-seconds // 60)
    return ngettext(
        "That was a bit too often in a row. Wait %(n)d minute and try again.",
        "That was a bit too often in a row. Wait %(n)d minutes and try again.",
        minutes,
    ) % {"n": minutes}
