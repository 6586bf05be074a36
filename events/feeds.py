"""Addresses that calendar programs follow: no redirect, no cookie, no sign-in, strong validators."""

import hashlib
from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Site

from events.filters import AgendaFilter, Choices
from events.ical.calendars import Reader, activity_calendar, agenda_calendar, date_calendar, root_of
from events.ical.personal import personal_calendar, personal_series
from events.local_time import local_of
from events.models import (
    AgendaVersion,
    EventAddress,
    EventPage,
    PersonalFeed,
    Series,
)
from events.parts import date_at

KEPT = 60 * 60 * 26  # seconds; the day stands in the key, so an older one is never asked for


@csrf_exempt
def agenda(request: HttpRequest) -> HttpResponse:
    """`/agenda/agenda.ics`, with a choice as query; a value that does not exist is 404."""
    language = get_language() or "nl"
    choices = Choices.of(request.site, language)
    chosen, unknown = AgendaFilter.read(request.GET, choices)
    if unknown:
        return _unknown()
    source = _source(request, chosen.query)
    now = timezone.now()
    return _answer(
        request,
        f"agenda?{chosen.query}",
        lambda: agenda_calendar(Reader(request.site, language, source), chosen, now),
        "agenda.ics",
    )


@csrf_exempt
def activity(request: HttpRequest, slug: str) -> HttpResponse:
    """`/agenda/<slug>/event.ics`: one activity, also under an address it had before."""
    language = get_language() or "nl"
    key = key_of(request.site, slug, language)
    if key is None:
        return _unknown()
    reader = Reader(request.site, language, _source(request))
    return _answer(
        request, f"activity/{key}", lambda: activity_calendar(reader, key), f"{slug}.ics"
    )


@csrf_exempt
def personal(request: HttpRequest, token: str) -> HttpResponse:
    """`/agenda/mijn/<token>.ics`: the agenda of who made this address. It is a secret: a wrong one is
    answered as any address that does not exist, and nobody keeps or passes on a right one."""
    site, language, now = request.site, get_language() or "nl", timezone.now()
    feed = PersonalFeed.objects.behind(token, site).select_related("person").first()
    if feed is None:
        return _secret(_unknown())
    own = sorted(personal_series(feed.person, site).values_list("key", flat=True))
    # The name holds no person and no token: who wants the same, gets the same bytes.
    name = f"personal/{feed.takes_choice}?{feed.query}|{','.join(map(str, own))}"
    reader = Reader(site, language, source="")
    answer = _answer(
        request, name, lambda: personal_calendar(reader, own, feed.choice, now), "agenda.ics"
    )
    return _secret(answer)


@csrf_exempt
def one_date(request: HttpRequest, slug: str, date: str) -> HttpResponse:
    """`/agenda/<slug>/<date>.ics`: one date, to keep."""
    language = get_language() or "nl"
    key = key_of(request.site, slug, language)
    found = date_at(request.site, key, date) if key else None
    if found is None:
        return _unknown()
    body = date_calendar(Reader(request.site, language, ""), found)
    if body is None:
        return _unknown()
    return _respond(request, body, f"{slug}-{date}.ics", attachment=True)


def key_of(site: Site, slug: str, language: str) -> UUID | None:
    """The activity that lives at this address now, else the one that did."""
    if not slug.isprintable():
        return None
    here = EventPage.objects.live().public().filter(slug=slug, locale__language_code=language)
    keys = list(here.values_list("translation_key", "alias_of__translation_key"))
    known = Series.objects.filter(site=site, key__in=[key for pair in keys for key in pair if key])
    found = known.values_list("key", flat=True).first()
    if found:
        return found
    return (
        EventAddress.objects.filter(site=site, language=language, slug=slug)
        .values_list("series_id", flat=True)
        .first()
    )


def key_at(request: HttpRequest, slug: str) -> UUID | None:
    """As `key_of`, in the reader's language and else in any that the neighbourhood offers: who chooses
    another language on a page about an activity comes by the address in the old one."""
    codes = (get_language() or settings.LANGUAGE_CODE, *request.neighbourhood.language_codes())
    keys = (key_of(request.site, slug, code) for code in dict.fromkeys(codes))
    return next(filter(None, keys), None)


def _source(request: HttpRequest, query: str = "") -> str:
    address = f"{root_of(request.site)}{request.path}"
    return f"{address}?{query}" if query else address


def _answer(
    request: HttpRequest, name: str, build: Callable[[], bytes], filename: str
) -> HttpResponse:
    """The kept body when nothing was published since, else a new one."""
    site = request.site
    key = hashlib.sha256(
        f"{site.pk}|{AgendaVersion.objects.of(site)}|{local_of(timezone.now()).date()}|"
        f"{get_language()}|{root_of(site)}|{name}".encode()
    ).hexdigest()
    body = cache.get(f"events.feed.{key}")
    if body is None:
        body = build()
        cache.set(f"events.feed.{key}", body, KEPT)
    return _respond(request, body, filename)


def _respond(
    request: HttpRequest, body: bytes, filename: str, attachment: bool = False
) -> HttpResponse:
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=300"
    response["X-Robots-Tag"] = "noindex"
    response["Content-Disposition"] = content_disposition_header(attachment, filename) or ""
    answer = get_conditional_response(request, etag=etag, response=response) or response
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _secret(answer: HttpResponse) -> HttpResponse:
    """Only for who asked: no cache on the way keeps it, no other site hears where it came from."""
    answer["Cache-Control"] = "private, no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _unknown() -> HttpResponse:
    response = HttpResponse(
        _("This is not in our agenda."), status=404, content_type="text/plain; charset=utf-8"
    )
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "public, max-age=60"
    return response
