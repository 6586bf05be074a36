"""What a volunteer reads about a partner's calendar."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.ical_in.source import Note, Why


def words(note: Note) -> str:
    """A note in one or two plain sentences, in the language of whoever reads it."""
    said = WORDS[note.why](note)
    filled = said % {
        "title": note.title or _("an activity without a title"),
        "detail": note.detail,
        "number": _number(note),
    }
    return filled[:1].upper() + filled[1:]


def _number(note: Note) -> int:
    return int(note.detail) if note.detail.isdecimal() else 1


def _rule(note: Note) -> str:
    if note.skipped:
        return _(
            "%(title)s repeats in a way that we can't show. We left it out; add it by hand. "
            "The calendar says: %(detail)s"
        )
    return _(
        "%(title)s: we could not take over all dates. Check them. The calendar says: %(detail)s"
    )


def _too_many(note: Note) -> str:
    if note.title:
        return _("%(title)s has too many loose dates. We left it out.")
    return ngettext(
        "This calendar is very full. We left out %(number)d activity.",
        "This calendar is very full. We left out %(number)d activities.",
        _number(note),
    )


def _broken(note: Note) -> str:
    if note.skipped:
        return _("%(title)s is damaged in the calendar. We left it out.")
    return _("The end of this calendar is missing. Perhaps not all activities are in it.")


def _private(note: Note) -> str:
    return ngettext(
        "%(number)d activity is private. We left it out.",
        "%(number)d activities are private. We left them out.",
        _number(note),
    )


def _ours(note: Note) -> str:
    return ngettext(
        "%(number)d activity comes from our own agenda. We left it out.",
        "%(number)d activities come from our own agenda. We left them out.",
        _number(note),
    )


def _over(note: Note) -> str:
    return ngettext(
        "%(number)d activity is long over. We left it out.",
        "%(number)d activities are long over. We left them out.",
        _number(note),
    )


def _no_start(note: Note) -> str:
    return _("%(title)s has no day that we can read. We left it out.")


def _no_uid(note: Note) -> str:
    return _(
        "%(title)s has no mark of its own (UID). "
        "If its title or first day changes, it comes to us as a new activity."
    )


def _no_length(note: Note) -> str:
    return _("%(title)s has no end that we can read. We made it one hour, or one day.")


def _no_dates(note: Note) -> str:
    return _("%(title)s has no dates left. We left it out.")


def _elsewhere(note: Note) -> str:
    return _(
        "%(title)s keeps the clock of another country (%(detail)s), which changes on other days than "
        "ours. We left it out; add it by hand."
    )


def _zone(note: Note) -> str:
    return _(
        "We don't know the time zone “%(detail)s”. We read its times as Dutch time. Check them."
    )


def _floating(note: Note) -> str:
    return _("Some times in this calendar have no time zone. We read them as Dutch time.")


def _text_cut(note: Note) -> str:
    return _("%(title)s has a very long text. We cut it off.")


def _link(note: Note) -> str:
    return _("%(title)s has a link that we don't take over: %(detail)s")


def _change_alone(note: Note) -> str:
    return _(
        "%(title)s is one date of a series that is not in this calendar. We took that date alone."
    )


def _date_words(note: Note) -> str:
    return _(
        "%(title)s has one date with words of its own (%(detail)s). We keep those of the series."
    )


WORDS: dict[Why, Callable[[Note], str]] = {
    Why.NO_START: _no_start,
    Why.NO_UID: _no_uid,
    Why.NO_LENGTH: _no_length,
    Why.PRIVATE: _private,
    Why.OURS: _ours,
    Why.OVER: _over,
    Why.RULE: _rule,
    Why.NO_DATES: _no_dates,
    Why.TOO_MANY: _too_many,
    Why.ZONE: _zone,
    Why.ELSEWHERE: _elsewhere,
    Why.FLOATING: _floating,
    Why.BROKEN: _broken,
    Why.TEXT_CUT: _text_cut,
    Why.LINK: _link,
    Why.CHANGE_ALONE: _change_alone,
    Why.DATE_WORDS: _date_words,
}
