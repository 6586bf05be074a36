"""A party in the words of a language: what mails, the page behind its link and one's own list show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.local_time import local_of
from events.models import EventPage, Occurrence, Participation, State, Status
from events.reading import Row, pages_in
from events.seats import coming_dates, place_in_queue
from events.words import clock_words, rule_words, short_day_words, when_words


@dataclass
class PartyRow:
    """One party as its own people read it.

    Attributes:
        language: of the words; the caller has made it the current one.
    """

    party: Participation
    language: str
    now: datetime

    @cached_property
    def page(self) -> EventPage | None:
        """The public page in the reader's language, else in Dutch; None when there is none."""
        return pages_in({self.party.series_id}, self.language).get(self.party.series_id)

    @property
    def title(self) -> str:
        """Of the activity, also when it is no longer in the agenda."""
        page = self.page or self.party.series.page
        return page.title if page else _("An activity")

    @cached_property
    def date(self) -> Occurrence | None:
        """The date; of a whole series the next one."""
        if self.party.occurrence:
            return self.party.occurrence
        return coming_dates(self.party.series, self.now).first()

    @property
    def is_whole_series(self) -> bool:
        """Whether it is for every date."""
        return self.party.occurrence_id is None

    @property
    def when(self) -> str:
        """ "di 3 maart, 10.00–11.30 uur"; of a whole series "elke dinsdag, …" """
        series, date = self.party.series, self.date
        zone = series.zone
        said = ""
        if date:
            start, end = local_of(date.start, zone), local_of(date.end, zone)
            said = when_words(start, end, date.all_day, local_of(self.now, zone).date())
        if not self.is_whole_series:
            return said
        rule = rule_words(series.rule, series.start_local)
        if rule and said:
            return _("%(rule)s. The next time is %(when)s") % {"rule": rule, "when": said}
        return said or rule

    @property
    def place(self) -> str:
        """Where, in a few words."""
        page = self.page or self.party.series.page
        if not (page and self.date):
            return ""
        return Row(self.date, page, "", None, self.language).place

    @property
    def is_cancelled(self) -> bool:
        """Whether this date does not take place."""
        return bool(self.party.occurrence and self.party.occurrence.is_cancelled)

    @property
    def is_gone(self) -> bool:
        """Whether it is no longer in the agenda, so that nobody knows whether it takes place."""
        date = self.party.occurrence
        return not self.party.series.is_published or bool(date and date.status == Status.ORPHANED)

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to come to."""
        return self.date is None or self.date.end <= self.now

    @cached_property
    def queue_place(self) -> int:
        """1 for who is next; 0 for who does not wait."""
        return place_in_queue(self.party)

    @property
    def is_offered(self) -> bool:
        """Whether there is a seat to take now."""
        until = self.party.offered_until
        on = not (self.is_cancelled or self.is_gone or self.is_over)
        return self.party.state == State.OFFERED and bool(until and until > self.now) and on

    @property
    def until(self) -> str:
        """Until when the offer holds: "vr 6 maart, 12.00 uur"."""
        moment = self.party.offered_until
        if moment is None:
            return ""
        clock = local_of(moment, self.party.series.zone)
        return moment_words(clock, local_of(self.now, self.party.series.zone))

    @property
    def who(self) -> str:
        """ "Je komt met 2 anderen", empty for who comes alone."""
        guests = self.party.guests
        if not guests:
            return ""
        return ngettext(
            "You bring %(n)d person along.", "You bring %(n)d people along.", guests
        ) % {"n": guests}

    @property
    def is_active(self) -> bool:
        """Whether they come, wait or were offered a seat."""
        return self.party.state != State.LEFT

    @property
    def is_written_to(self) -> bool:
        """Whether mails reach them: not a visitor with only a number."""
        person = self.party.person
        return bool(person.email if person else self.party.email)

    @property
    def can_leave(self) -> bool:
        """Whether there is still something to leave."""
        return self.is_active and not self.is_over

    def last_moment(self) -> datetime:
        """By which what is over is put in order."""
        if self.party.occurrence:
            return self.party.occurrence.end
        return self.party.series.last_end or self.party.asked_at

    @property
    def url(self) -> str:
        """Where they see it, leave it and take a seat: their own list, or the page of their link."""
        if self.party.person_id:
            return reverse("events_mine:activities")
        return reverse("events:party", args=[self.party.link_secret()])

    @property
    def full_url(self) -> str:
        """For in a mail."""
        return self.party.site.root_url + self.url

    @property
    def page_url(self) -> str:
        """The page of this date, or of the series; empty when it is not in the agenda."""
        if self.page is None or self.is_gone:
            return ""
        url = self.page.full_url or ""
        return f"{url}{self.party.occurrence.slug}/" if self.party.occurrence else url


def read_parties(parties: Iterable[Participation], language: str, now: datetime) -> list[PartyRow]:
    """Each party with its page in `language`: one query for the pages of all."""
    found = list(parties)
    pages = pages_in({party.series_id for party in found}, language)
    rows = []
    for party in found:
        if party.occurrence:
            party.occurrence.series = party.series
        row = PartyRow(party, language, now)
        row.page = pages.get(party.series_id)
        rows.append(row)
    return rows


def moment_words(clock: datetime, today: datetime) -> str:
    """A moment on the clock: "vr 6 maart, 12.00 uur"."""
    return _("%(day)s, %(time)s") % {
        "day": short_day_words(clock.date(), today.date()),
        "time": _("%(clock)s o'clock") % {"clock": clock_words(clock)},
    }
