"""Whole calendars: everything, one activity, one date. Same data, same bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from icalendar import Calendar, vDuration, vText, vUri
from wagtail.models import Site

from events.filters import AgendaFilter
from events.ical.entries import Words, date_entry, entries, plain
from events.ical.zone import timezone_component
from events.models import Continuation, EventPage, Occurrence, Series, Status
from events.reading import category_names, pages_in
from neighbourhoods.models import NeighbourhoodSettings

LARGEST = 900_000  # bytes; Google stops reading at one million
REFRESH = "PT4H"


@dataclass(frozen=True)
class Reader:
    """Whose agenda, in which language, at which full address.

    Attributes:
        source: the address that was asked, in its normal form; empty for one that is a secret.
    """

    site: Site
    language: str
    source: str


def agenda_calendar(reader: Reader, chosen: AgendaFilter, now: datetime) -> bytes:
    """Every activity within the choice: one month back to twelve ahead, and all that runs on."""
    series = chosen.narrow(Series.objects.of(reader.site).in_feed(now), prefix="")
    name = NeighbourhoodSettings.for_site(reader.site).centre_name
    return calendar_of(reader, _("Agenda of %(name)s") % {"name": name}, series)


def activity_calendar(reader: Reader, key: UUID) -> bytes:
    """One activity with all its dates, also those that a later part took over: who follows it goes
    along. Empty when it was withdrawn, so that programs clear it."""
    parts = {key, *Continuation.objects.later_parts(key)}
    series = Series.objects.of(reader.site).filter(key__in=parts)
    page = pages_in({key}, reader.language).get(key)
    is_here = page and page.get_site() == reader.site  # it may have moved to another neighbourhood
    return calendar_of(reader, page.title if page and is_here else _("Agenda"), series)


def date_calendar(reader: Reader, date: Occurrence) -> bytes | None:
    """One date, to keep. It has no name: programs would make a calendar of it."""
    found = list(_with_words(reader, Series.objects.of(reader.site).filter(key=date.series_id)))
    if not found:
        return None
    series, words = found[0]
    date.series = series
    calendar = _frame(reader)
    calendar.add_component(date_entry(series, date, words))
    return calendar.to_ical()


def calendar_of(reader: Reader, name: str, series: QuerySet[Series]) -> bytes:
    """The calendar below LARGEST: first without long texts, then without what is furthest away."""
    found = list(_with_words(reader, series))
    apart: dict[UUID, list[Occurrence]] = {}
    dates = Occurrence.objects.filter(
        series__in=[activity.key for activity, _words in found], stands_apart=True
    ).exclude(status=Status.ORPHANED)
    for date in dates.select_related("place").order_by("original_start"):
        apart.setdefault(date.series_id, []).append(date)

    def write(body: bool) -> list[bytes]:
        written = []
        for activity, words in found:
            words.body = body
            for event in entries(activity, apart.get(activity.key, []), words):
                written.append(event.to_ical())
        return written

    frame = _frame(reader, name).to_ical().removesuffix(b"END:VCALENDAR\r\n")
    pieces = write(body=True)
    if sum(map(len, pieces)) > LARGEST:
        pieces = write(body=False)
    size, kept = len(frame), []
    for piece in pieces:
        size += len(piece)
        if size > LARGEST:
            break
        kept.append(piece)
    return frame + b"".join(kept) + b"END:VCALENDAR\r\n"


def _with_words(reader: Reader, series: QuerySet[Series]) -> Iterator[tuple[Series, Words]]:
    """Each activity with its words in the reader's language; without a public page it is left out."""
    found = list(
        series.select_related("place", "category", "organisation").order_by("first_start", "key")
    )
    pages = pages_in({activity.key for activity in found}, reader.language, with_text=True)
    names = category_names(reader.site, reader.language)
    root = root_of(reader.site)
    for activity in found:
        page = pages.get(activity.key)
        if page is None:
            continue
        category = activity.category and names.get(activity.category.translation_key)
        yield (
            activity,
            Words(
                page,
                full_address(reader.site, page),
                category.name if category else "",
                _picture_address(root, page),
            ),
        )


def root_of(site: Site) -> str:
    """Scheme, name and port of a neighbourhood's own address."""
    return str(site.root_url)  # type: ignore[attr-defined]


def full_address(site: Site, page: EventPage) -> str:
    """Full address of a page, by the neighbourhood's own name whatever name was asked."""
    parts = page.get_url_parts()
    return f"{root_of(site)}{parts[2]}" if parts else root_of(site)


def _picture_address(root: str, page: EventPage) -> str:
    if page.picture is None:
        return ""
    for rendition in page.picture.renditions.all():
        if rendition.filter_spec == FEED_PICTURE:
            url = rendition.url
            return url if url.startswith("http") else f"{root}{url}"
    return ""


FEED_PICTURE = "fill-1200x630|format-jpeg"


def _frame(reader: Reader, name: str = "") -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//Rosa//Agenda//{reader.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if name:
        name = plain(name)
        calendar.add("name", name)
        calendar.add("x-wr-calname", vText(name))
        calendar.add("x-wr-timezone", vText(settings.TIME_ZONE))
        refresh = vDuration.from_ical(REFRESH)
        duration = vDuration(refresh)
        duration.params["VALUE"] = "DURATION"
        calendar.add("refresh-interval", duration)
        calendar.add("x-published-ttl", vText(REFRESH))
        calendar.add("color", vText("teal"))
        if reader.source:
            source = vUri(reader.source)
            source.params["VALUE"] = "URI"
            calendar.add("source", source)
    calendar.add_component(timezone_component())
    return calendar
