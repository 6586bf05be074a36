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
    "address": _("This is not a web address that we can read. Copy it once more, all of it."),
    "scheme": _("A calendar address begins with https://, http:// or webcal://."),
    "credentials": _("There is a name or password in this address. Ask for a public address."),
    "forbidden": _(
        "This address leads to a place where we may not look. Ask for a public address."
    ),
    "unknown_host": _("We can't find this website. Is the address spelled right?"),
    "no_answer": _("This website does not answer right now. We will try again later."),
    "too_slow_server": _("This website is too slow right now. We will try again later."),
    "no_tls": _("The connection with this website is not safe: its certificate is not right."),
    "garbled": _("This website gives an answer that we can't read. We will try again later."),
    "cut_off": _("Only a part of this calendar came through. We will try again later."),
    "redirects": _(
        "This address sends us on too often. Ask for the address of the calendar itself."
    ),
    "encoding": _("This website packs its calendar in a way that we can't read."),
    "sign_in": _("One has to sign in for this calendar. Ask for its public address."),
    "gone": _("There is no calendar at this address any more. Ask for the new address."),
    "their_trouble": _("This website has a problem right now. We will try again later."),
    "unusual": _("This website gives no calendar at this address. Check the address."),
    "busy": _("It is busy with calendars right now. Try again in a minute."),
}


class Refused(Unreadable):
    """The calendar is not taken; `key` is one of REASONS."""

    def __init__(self, key: str) -> None:
        super().__init__(REASONS[key])
        self.key = key
