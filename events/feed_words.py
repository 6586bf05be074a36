"""The report of a partner's calendar in plain words, with the pages it is about."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext
from wagtail.models import Site

from events.ical_in.source import Note, Why
from events.models import EventPage, FeedReport
from events.words import and_words

LINES = {
    "new": gettext_noop("It became a draft for the editors."),
    "back": gettext_noop("It is in the calendar again. It waits for the editors as a draft."),
    "place": gettext_noop("We don't know this place: “%(detail)s”. It stands in the text now. Choose a place."),
    "time": gettext_noop("Another time or repetition. Everybody sees it already. Have a look whether it is right."),
    "time_and_draft": gettext_noop("Another time or repetition. Everybody sees it already. You have a draft with the old time: change it there before you publish it."),
    "words": gettext_noop("The organisation changed %(parts)s. The change stands in a draft."),
    "kept": gettext_noop("The organisation changed %(parts)s, but an editor had done so too. What the editor wrote stays."),
    "your_draft": gettext_noop("The organisation changed %(parts)s. An editor is busy with a draft, so we changed nothing."),
    "dates": gettext_noop("Single dates were cancelled, moved or put back. Everybody sees it already."),
    "cancelled": gettext_noop("The organisation cancelled all of it. Its dates are struck through. Take it off the site when everybody knows."),
    "gone": gettext_noop("It is no longer in the calendar, so it is off the site. The page is kept as a draft."),
    "gone_draft": gettext_noop("It is no longer in the calendar. The draft is kept, but not handed in any more."),
    "kept_on": gettext_noop("It is no longer in the calendar, but you said that it stays."),
    "cancelled_new": gettext_noop("It is cancelled already, so we did not take it in."),
    "over": gettext_noop("It is over already, so we did not take it in."),
    "thrown_away": gettext_noop("You threw this page away earlier, so we leave it out."),
    "failed": gettext_noop("This did not work, on our side. We try again next time."),
    "too_many": gettext_noop("We take in %(detail)s new activities at once. The others follow next time; hand in the file once more for them."),
}  # fmt: skip
PART_NAMES = {
    "title": gettext_lazy("the title"),
    "text": gettext_lazy("the text"),
    "category": gettext_lazy("the kind of activity"),
    "place": gettext_lazy("the place"),
    "when": gettext_lazy("the time"),
}
SECTIONS = (
    ("taken", gettext_lazy("Taken in"), {"new", "back", "place"}),
    ("changed", gettext_lazy("Changed"),
     {"time", "time_and_draft", "words", "kept", "your_draft", "dates", "cancelled", "kept_on"}),
    ("gone", gettext_lazy("No longer there"), {"gone", "gone_draft", "waiting"}),
    ("left_out", gettext_lazy("Left out"),
     {"cancelled_new", "over", "thrown_away", "failed", "too_many"}),
)  # fmt: skip


@dataclass
class Entry:
    """One thing to tell.

    Attributes:
        page: what it is about, as far as it is still there.
    """

    title: str
    words: str
    page: EventPage | None = None


@dataclass
class Section:
    """Entries of one kind, under a heading."""

    key: str
    heading: str
    entries: list[Entry] = field(default_factory=list)


def sections(report: FeedReport) -> list[Section]:
    """Everything a report tells, in the reader's language; what is empty is left out."""
    pages = _pages(report.feed.site, {line["key"] for line in report.lines if line["key"]})
    found = {key: Section(key, str(heading)) for key, heading, _kinds in SECTIONS}
    found["noticed"] = Section("noticed", _("Taken in, but have a look"))
    of_kind = {what: key for key, _heading, kinds in SECTIONS for what in kinds}
    for line in report.lines:
        entry = Entry(line["title"], _line_words(line), pages.get(line["key"]))
        found[of_kind.get(line["what"], "left_out")].entries.append(entry)
    for told in report.notes:
        where = "left_out" if told["skipped"] else "noticed"
        found[where].entries.append(Entry(told["title"], note_words(told)))
    return [section for section in found.values() if section.entries]


def part_words(parts: list[str]) -> str:
    """ "the title and the text"."""
    return and_words(str(PART_NAMES[part]) for part in parts)


def note_words(told: dict) -> str:
    """What the reader says of a calendar, in a sentence."""
    from events.ical_in.reports import words

    note = Note(Why(told["why"]), told["title"], told["skipped"], told["detail"])
    return str(words(note))


def waiting_words(missing: int, known: int) -> str:
    """How much would go."""
    return ngettext(
        "%(missing)d of %(known)d activities is no longer in the calendar. That is much, so we "
        "changed nothing yet.",
        "%(missing)d of %(known)d activities are no longer in the calendar. That is much, so we "
        "changed nothing yet.",
        missing,
    ) % {"missing": missing, "known": known}


def _line_words(line: dict) -> str:
    if line["what"] == "waiting":
        missing, _comma, known = line["detail"].partition(",")
        return waiting_words(int(missing), int(known))
    detail, parts = line["detail"], line["detail"].split(",")
    known = [part for part in parts if part in PART_NAMES]
    return _(LINES[line["what"]]) % {"detail": detail, "parts": part_words(known) if known else ""}


def _pages(site: Site, keys: set[str]) -> dict[str, EventPage]:
    own = EventPage.objects.descendant_of(site.root_page).filter(
        translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE
    )
    return {str(page.translation_key): page for page in own.defer("body")}
