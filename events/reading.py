"""Dates with the words of a language: what lists, the front page and feeds show."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Site

from events.local_time import zone
from events.models import EventCategory, EventPage, Occurrence, Series, Where
from events.words import clock_words, short_day_words, time_words, when_words


@dataclass
class Row:
    """One date as visitors read it."""

    occurrence: Occurrence
    page: EventPage
    url: str
    category: EventCategory | None
    language: str

    @property
    def title(self) -> str:
        """Of the page in the reader's language, else in Dutch."""
        return self.page.title

    @property
    def other_language(self) -> str:
        """The language of the words when it is not the reader's."""
        code = self.page.locale.language_code
        return "" if code == self.language else code

    @cached_property
    def start(self) -> datetime:
        """With its zone, so that a template writes the offset."""
        return self.occurrence.start.astimezone(zone(self.occurrence.series.zone))

    @cached_property
    def end(self) -> datetime:
        """With its zone."""
        return self.occurrence.end.astimezone(zone(self.occurrence.series.zone))

    @property
    def start_iso(self) -> str:
        """ISO 8601 with offset; a plain day when it lasts all day."""
        return self.start.date().isoformat() if self.all_day else self.start.isoformat()

    @property
    def all_day(self) -> bool:
        """Whether it has no hours."""
        return self.occurrence.all_day

    @property
    def time(self) -> str:
        """ "10.00–11.30 uur"."""
        occurrence = self.occurrence
        return time_words(occurrence.local_start, occurrence.local_end, self.all_day)

    @property
    def when(self) -> str:
        """ "di 3 maart, 10.00–11.30 uur"."""
        occurrence = self.occurrence
        return when_words(occurrence.local_start, occurrence.local_end, self.all_day)

    @property
    def clock(self) -> str:
        """ "10.00"."""
        return clock_words(self.occurrence.local_start)

    @property
    def when_long(self) -> str:
        """ "Dinsdag 3 maart 2026, 10.00–11.30 uur"."""
        day = date_format(self.occurrence.local_date, pgettext("day format", "l j F Y"))
        return _("%(day)s, %(time)s") % {"day": day[:1].upper() + day[1:], "time": self.time}

    @property
    def moved_from(self) -> str:
        """When it would have been, if it moved."""
        if not self.occurrence.is_moved:
            return ""
        was = self.occurrence.original_start
        return short_day_words(was) if self.all_day else _("%(day)s, %(time)s") % {
            "day": short_day_words(was), "time": clock_words(was),
        }  # fmt: skip

    @property
    def place(self) -> str:
        """Where, in a few words."""
        series = self.occurrence.series
        if series.where == Where.ONLINE:
            return _("Online")
        if series.where == Where.LIVING_ROOM:
            return _("In our living room on this site")
        place = self.occurrence.place or series.place
        return place.name if place else ""


def read(
    occurrences: Iterable[Occurrence],
    request: HttpRequest,
    language: str,
    categories: dict[UUID, EventCategory] | None = None,
) -> list[Row]:
    """`occurrences` with the page of each in `language`, or in Dutch where it isn't translated.

    Dates of a page that not everybody may see are left out. Three queries, whatever the number.

    Args:
        categories: their names in `language`, where the caller has them already.
    """
    dates = list(occurrences)
    pages = pages_in({date.series_id for date in dates}, language)
    if categories is None:
        categories = category_names(request.site, language)
    rows = []
    for occurrence in dates:
        page = pages.get(occurrence.series_id)
        if page is None:
            continue
        category = occurrence.series.category
        rows.append(
            Row(
                occurrence,
                page,
                f"{page.get_url(request)}{occurrence.slug}/",
                categories.get(category.translation_key, category) if category else None,
                language,
            )
        )
    return rows


def pages_in(keys: set[UUID], language: str, with_text: bool = False) -> dict[UUID, EventPage]:
    """For each key the public page to show in `language`: that one, else Dutch, else any."""
    found: dict[UUID, EventPage] = {}
    order = {language: 0, settings.LANGUAGE_CODE: 1}
    pages = (
        EventPage.objects.live().public().filter(translation_key__in=keys).select_related("locale")
    )
    if with_text:
        pages = pages.select_related("locale", "picture").prefetch_related("picture__renditions")
    else:
        pages = pages.defer("body")
    for page in sorted(pages, key=lambda page: order.get(page.locale.language_code, 2)):
        found.setdefault(page.translation_key, page)
    return found


def next_rows(
    keys: set[UUID], request: HttpRequest, language: str, now: datetime
) -> list[tuple[EventPage, Row | None]]:
    """Each activity with its next date that is on, the soonest first; None where there is none."""
    coming = Occurrence.objects.coming(request.site, now).taking_place()
    first = coming.filter(series_id=OuterRef("key")).values("pk")[:1]
    numbers = Series.objects.filter(key__in=keys).annotate(next=Subquery(first))
    dates = Occurrence.objects.filter(pk__in=numbers.values("next")).with_series()
    rows = {row.occurrence.series_id: row for row in read(dates, request, language)}
    pages = pages_in(keys, language)
    later = sorted((page for key, page in pages.items() if key not in rows), key=str)
    return [(row.page, row) for row in rows.values()] + [(page, None) for page in later]


def category_names(site: Site, language: str) -> dict[UUID, EventCategory]:
    """Each category in the words of `language`."""
    return {c.translation_key: c for c in EventCategory.objects.in_language(site, language)}


def by_day(rows: Iterable[Row], first: date, last: date) -> list[tuple[date, list[Row]]]:
    """Rows under each day they take place; past midnight under both. Days without any are left out."""
    days: dict[date, list[Row]] = defaultdict(list)
    for row in rows:
        day = max(row.occurrence.local_date, first)
        while day <= min(row.occurrence.last_date, last):
            days[day].append(row)
            day = date.fromordinal(day.toordinal() + 1)
    return sorted(days.items())
