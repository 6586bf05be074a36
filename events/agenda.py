"""What the agenda shows for an address: a list of days, a week, a month, or a range."""

from calendar import Calendar, monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import cast
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from wagtail.models import Locale

from events.filters import AgendaFilter, Choices
from events.ical.buttons import CalendarButtons
from events.local_time import local_of, start_of
from events.models import EventIndexPage, EventPage, Occurrence
from events.querysets import OccurrenceQuerySet
from events.reading import Row, by_day, read
from events.spoken import SPOKEN
from events.words import day_words
from neighbourhoods.text import CONTROLS

VIEWS = {"lijst": "list", "week": "week", "maand": "month"}
PERIODS = ("vandaag", "week", "weekend")
LIST_ROWS = 24
RANGE_ROWS = 50
IN_A_CELL = 4
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass
class Day:
    """A day and what stands under it."""

    day: date
    rows: list[Row]
    heading: str = ""
    is_today: bool = False
    is_outside: bool = False  # of the month that is shown
    moved_away: list[Row] = field(default_factory=list)
    url: str = ""
    more: int = 0  # that do not fit in a cell of the month

    @property
    def count(self) -> int:
        """How many there are, shown or not."""
        return len(self.rows) + self.more


class Agenda:
    """One reading of the agenda, by one address, at one moment."""

    def __init__(self, page: EventIndexPage, request: HttpRequest, now: datetime) -> None:
        self.page, self.request, self.now = page, request, now
        self.site, self.query = request.site, request.GET
        self.language = get_language() or "nl"
        self.today = local_of(now).date()
        self.messages: list[str] = []
        self.choices = Choices.of(self.site, self.language)
        self.filter, unknown = AgendaFilter.read(self.query, self.choices)
        if unknown:
            self.messages.append(
                _("We do not know “%(words)s” in our agenda. You see the rest of your choice.")
                % {"words": "”, “".join(word[:40] for word in unknown[:3])}
            )
        self.words = " ".join(CONTROLS.sub(" ", self.query.get("zoek", "")).split())[:80]

    # Reading the address

    @cached_property
    def view(self) -> str:
        """list, week, month or range."""
        if self.query.get("van") or self.query.get("tot"):
            return "range"
        return VIEWS.get(self.query.get("weergave", "lijst"), "list")

    def day(self, name: str, default: date) -> date:
        """The day in parameter `name`; a sentence and the default when it cannot be read."""
        text = self.query.get(name, "")
        if not text:
            return default
        try:
            found = date.fromisoformat(text)
        except ValueError:
            found = None
        if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
            self.messages.append(
                _("“%(text)s” is not a day we know. Write it as %(example)s.")
                % {"text": text[:40], "example": self.today.isoformat()}
            )
            return default
        return found

    def link(self, **changes: object) -> str:
        """This address with the choice kept and `changes` made; None takes a part away."""
        kept = [*self.filter.pairs]
        if self.words:
            kept.append(("zoek", self.words))
        for name, value in changes.items():
            kept = [pair for pair in kept if pair[0] != name]
            if value is not None:
                kept.append((name, str(value)))
        query = urlencode(sorted(kept))
        return f"{self.request.path}?{query}" if query else self.request.path

    # Asking the table

    @cached_property
    def dates(self) -> OccurrenceQuerySet:
        """All dates within the choice and the words searched for."""
        found = self.filter.narrow(Occurrence.objects.of(self.site).with_series())
        if self.words:
            found = found.filter(series_id__in=self._keys_found())
        return cast(OccurrenceQuerySet, found)

    def _keys_found(self) -> set:
        languages = Locale.objects.filter(language_code__in={self.language, "nl"})
        pages = EventPage.objects.live().public().filter(locale__in=languages)
        found = pages.search(self.words, operator="and")[:500]
        return {page.translation_key for page in found}

    def read(self, dates: Iterable[Occurrence]) -> list[Row]:
        """Dates with their words."""
        names = {category.translation_key: category for category in self.choices.categories}
        return read(dates, self.request, self.language, names)

    # Four ways of looking

    def show_list(self) -> dict:
        """Day after day from today, until some twenty dates are shown."""
        period = self.query.get("periode", "")
        if period in PERIODS:
            first, last = self._period(period)
            dates = self.dates.on_days(first, last).not_over(self.now)
            title = {
                "vandaag": _("Today"), "week": _("This week"), "weekend": _("This weekend"),
            }[period]  # fmt: skip
            return {"days": self._days(dates, first, last), "period": period, "heading": title}
        begin = self.day("datum", self.today)
        dates = self.dates.from_day(begin)
        if begin == self.today:
            dates = dates.not_over(self.now)
        begun = dates.filter(start__gte=start_of(begin)).values_list("local_date", flat=True)
        end = begun[LIST_ROWS : LIST_ROWS + 1].first()
        shown = dates.filter(start__lt=start_of(end + timedelta(days=1))) if end else dates
        days = self._days(shown, begin, end or date(LAST_YEAR, 1, 1))
        before = list(
            self.dates.filter(start__lt=start_of(begin), last_date__lt=begin)
            .order_by("-start")
            .values_list("local_date", flat=True)[:LIST_ROWS]
        )
        return {
            "days": days,
            "next_url": self.link(datum=end + timedelta(days=1)) if end else "",
            "earlier_url": self.link(datum=before[-1]) if before else "",
            "heading": _("From %(day)s") % {"day": day_words(begin, self.today)}
            if begin != self.today
            else "",
        }

    def _period(self, period: str) -> tuple[date, date]:
        if period == "vandaag":
            return self.today, self.today
        monday = self.today - timedelta(days=self.today.weekday())
        if period == "week":
            return self.today, monday + timedelta(days=6)
        return max(self.today, monday + timedelta(days=5)), monday + timedelta(days=6)

    def show_week(self) -> dict:
        """Monday to Sunday, every day, also the empty ones."""
        chosen = self.day("datum", self.today)
        monday = chosen - timedelta(days=chosen.weekday())
        sunday = monday + timedelta(days=6)
        days = self._every_day(monday, sunday)
        return {
            "days": days,
            "heading": _("%(first)s to %(last)s") % {
                "first": date_format(monday, pgettext("day format", "j F")),
                "last": date_format(sunday, pgettext("day format", "j F Y")),
            },
            "number": monday.isocalendar().week,
            **self._turns("week", monday, sunday, monday - timedelta(days=7)),
            "now_url": "" if monday <= self.today <= sunday else self.link(weergave="week"),
            "count": sum(len(day.rows) for day in days),
        }  # fmt: skip

    def show_month(self) -> dict:
        """A month in whole weeks."""
        chosen = self.day("datum", self.today)
        weeks = Calendar().monthdatescalendar(chosen.year, chosen.month)
        days = self._cells(weeks[0][0], weeks[-1][-1])
        for day in days.values():
            day.is_outside = day.day.month != chosen.month
        first = chosen.replace(day=1)
        last = chosen.replace(day=monthrange(chosen.year, chosen.month)[1])
        return {
            "weeks": [[days[day] for day in week] for week in weeks],
            "weekdays": list(WEEKDAYS.values()),
            "heading": date_format(first, pgettext("day format", "F Y")),
            **self._turns("maand", first, last, (first - timedelta(days=1)).replace(day=1)),
            "now_url": ""
            if (chosen.year, chosen.month) == (self.today.year, self.today.month)
            else self.link(weergave="maand"),
            "count": sum(day.count for day in days.values() if not day.is_outside),
        }

    def _turns(self, view: str, first: date, last: date, previous: date) -> dict[str, str]:
        """Back and on, as far as there is something: nobody, and no robot, turns for ever."""
        following = last + timedelta(days=1)
        before = self.dates.filter(start__lt=start_of(first)).exists()
        after = self.dates.from_day(following).exists()
        return {
            "previous_url": self.link(weergave=view, datum=previous) if before else "",
            "next_url": self.link(weergave=view, datum=following) if after else "",
        }

    def show_range(self) -> dict:
        """Every date between two days, each once, in pages."""
        first = self.day("van", self.today)
        last = self.day("tot", first + timedelta(days=30))
        if last < first:
            self.messages.append(_("The last day is before the first day. We turned them round."))
            first, last = last, first
        paginator = Paginator(self.dates.on_days(first, last), RANGE_ROWS)
        shown = paginator.get_page(self.query.get("pagina"))
        rows = self.read(shown.object_list)
        grouped: dict[date, list[Row]] = {}
        for row in rows:
            grouped.setdefault(max(row.occurrence.local_date, first), []).append(row)
        return {
            "days": [self._day(day, found) for day, found in grouped.items()],
            "page_obj": shown,
            "page_query": urlencode([*self.filter.pairs, ("van", first), ("tot", last)]),
            "heading": _("%(first)s to %(last)s")
            % {"first": day_words(first, self.today), "last": day_words(last, self.today)},
            "count": paginator.count,
            "first": first,
            "last": last,
        }

    # Links

    def ways(self) -> list[dict]:
        """List, week, month: each keeps the choice and the day."""
        names = (
            ("lijst", "list", _("List")),
            ("week", "week", _("Week")),
            ("maand", "month", _("Month")),
        )
        day = self.query.get("datum") if not self.messages else None
        return [
            {
                "text": text,
                "current": self.view == view,
                "url": self.link(weergave=None if word == "lijst" else word, datum=day),
            }
            for word, view, text in names
        ]

    def periods(self, chosen: str) -> list[dict]:
        """Today, this week, this weekend: in the list."""
        names = (
            ("vandaag", _("Today")), ("week", _("This week")), ("weekend", _("This weekend")),
        )  # fmt: skip
        return [
            {"text": text, "current": word == chosen, "url": self.link(periode=word)}
            for word, text in names
        ]

    def kept_view(self) -> list[tuple[str, str]]:
        """What the form of the choice must not forget: the way of looking and the day."""
        names = ("weergave", "datum", "periode", "van", "tot")
        return [(name, self.query[name]) for name in names if self.query.get(name)]

    def bare_url(self) -> str:
        """The same way of looking without any choice."""
        kept = urlencode(self.kept_view())
        return f"{self.request.path}?{kept}" if kept else self.request.path

    # Days

    def _days(self, dates, first: date, last: date) -> list[Day]:
        return [self._day(day, rows) for day, rows in by_day(self.read(dates), first, last)]

    def _every_day(self, first: date, last: date) -> list[Day]:
        here = list(self.dates.on_days(first, last))
        away = list(self.dates.moved_from(first, last))
        read = {
            row.occurrence.pk: row for row in self.read({d.pk: d for d in here + away}.values())
        }
        rows = dict(by_day([read[d.pk] for d in here if d.pk in read], first, last))
        moved: dict[date, list[Row]] = {}
        for row in [read[d.pk] for d in away if d.pk in read]:
            day = row.occurrence.original_start.date()
            if day != row.occurrence.local_date:
                moved.setdefault(day, []).append(row)
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        return [self._day(day, rows.get(day, []), moved.get(day, [])) for day in days]

    def _cells(self, first: date, last: date) -> dict[date, Day]:
        """Every day with its first few dates and how many more there are. Only those that fit are read,
        the others are counted: a full month costs hardly more than an empty one."""
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        dates = self.dates.exclude(series_id__in=_not_for_everybody())
        after = start_of(last + timedelta(days=1))
        begun = dates.filter(start__gte=start_of(first), start__lt=after).order_by()
        count = Counter(dict(begun.values_list("local_date").annotate(Count("pk"))))
        wanted = begun.filter(local_date__in=[day for day in days if count[day] <= IN_A_CELL])
        crowded = [day for day in days if count[day] > IN_A_CELL]
        going_on = dates.filter(pk__in=Occurrence.objects.past_midnight(first, last)).order_by()
        parts = [going_on.values_list("pk"), *(_first_of(dates, day) for day in crowded)]
        pks = {pk for (pk,) in wanted.values_list("pk").union(*parts, all=True)}
        found = Occurrence.objects.filter(pk__in=pks).with_series().order_by()
        rows = self.read(sorted(found, key=_in_order))
        for row in rows:
            begin, end = row.occurrence.local_date, row.occurrence.last_date
            count.update(day for day in days if begin < day <= end)
        shown = {day: here[:IN_A_CELL] for day, here in by_day(rows, first, last)}
        cells = {day: self._day(day, shown.get(day, [])) for day in days}
        return {day: replace(c, more=count[day] - len(c.rows)) for day, c in cells.items()}

    def _day(self, day: date, rows: list[Row], moved_away: list[Row] | None = None) -> Day:
        heading = day_words(day, self.today)
        if day == self.today:
            heading = _("Today, %(day)s") % {"day": heading}
        elif day == self.today + timedelta(days=1):
            heading = _("Tomorrow, %(day)s") % {"day": heading}
        return Day(
            day,
            rows,
            heading[:1].upper() + heading[1:],
            day == self.today,
            moved_away=moved_away or [],
            url=self.link(datum=day),
        )


def _not_for_everybody() -> set[UUID]:
    """Activities of which only some may see the page."""
    pages = EventPage.objects.live()
    hidden = set(pages.not_public().values_list("translation_key", flat=True))
    if not hidden:
        return hidden
    seen = pages.public().filter(translation_key__in=hidden)
    return hidden - set(seen.values_list("translation_key", flat=True))


def _first_of(dates: OccurrenceQuerySet, day: date) -> QuerySet:
    """Keys of the first few that begin on `day`. In a form that may stand in a UNION, also on SQLite."""
    here = dates.filter(start__gte=start_of(day), start__lt=start_of(day + timedelta(days=1)))
    first = here.order_by("start", "end", "pk").values("pk")[:IN_A_CELL]
    return Occurrence.objects.order_by().filter(pk__in=first).values_list("pk")


def _in_order(date: Occurrence) -> tuple[datetime, datetime, int]:
    return date.start, date.end, date.pk


def agenda_context(page: EventIndexPage, request: HttpRequest, now: datetime) -> dict:
    """Everything a template of the agenda needs."""
    agenda = Agenda(page, request, now)
    shown = getattr(agenda, f"show_{agenda.view}")()
    name = f"{page.title} – {request.neighbourhood.centre_name}"  # type: ignore[attr-defined]
    return {
        "agenda": agenda,
        "view": agenda.view,
        "today": agenda.today,
        "spoken": SPOKEN,
        "ways": agenda.ways(),
        "periods": agenda.periods(shown.get("period", "")),
        "kept_view": agenda.kept_view(),
        "clear_url": agenda.bare_url(),
        "narrowed": bool(agenda.filter),
        "calendar": CalendarButtons.for_agenda(request, agenda.filter.query, name),
        **shown,
    }
