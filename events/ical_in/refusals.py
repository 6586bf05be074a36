"""Why a whole calendar is not taken, each as a key that a process can pass on and as words."""

from django.utils.translation import gettext_lazy as _

from events.ical_in.source import Unreadable

REASONS = {
    "empty": _("This calendar is empty: there is not a single letter in it."),
    "too_large": _("This calendar is too large. It may be 5 MB at most."),
    "web_page": _(
        "This is a web page, not a calendar. Perhaps one has to sign in first. "
        "Ask for the public iCal address; it often ends in .ics."
    ),
    "packed": _("This file is packed. Unpack it first, and choose the .ics file in it."),
    "not_a_calendar": _("This is not a calendar. Choose a file or address in iCal form (.ics)."),
    "too_slow": _("Reading this calendar takes too long. Ask its maker for a smaller one."),
    "too_much": _("This calendar asks too much of our server. Ask its maker for a smaller one."),
    "crashed": _("Reading this calendar went wrong. The activities stay as they were."),
    "busy": _("It is busy with calendars right now. Try again in a minute."),
}


class Refused(Unreadable):
    """The calendar is not taken; `key` is one of REASONS."""

    def __init__(self, key: str) -> None:
        super().__init__(REASONS[key])
        self.key = key
