"""The addresses behind "put this in my calendar"."""

from dataclasses import dataclass
from urllib.parse import quote

from django.http import HttpRequest
from django.urls import reverse

from events.models import EventPage
from events.reading import Row


@dataclass
class CalendarButtons:
    """One feed, as each kind of program wants to be told of it.

    Attributes:
        feed: full https address, to copy.
        apple: `webcal:` opens the calendar on Apple's devices and in Thunderbird.
        google, outlook: pages of theirs that ask for the address.
        download: one date to keep, or empty.
    """

    feed: str
    apple: str
    google: str
    outlook: str
    download: str = ""

    @classmethod
    def of(cls, feed: str, name: str, download: str = "") -> "CalendarButtons":
        """Buttons for a feed at full address `feed`, called `name`."""
        webcal = "webcal:" + feed.split(":", 1)[1]
        return cls(
            feed=feed,
            apple=webcal,
            google=f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
            outlook="https://outlook.live.com/calendar/0/addfromweb"
            f"?url={quote(feed, safe='')}&name={quote(name, safe='')}",
            download=download,
        )

    @classmethod
    def for_agenda(cls, request: HttpRequest, query: str, name: str) -> "CalendarButtons":
        """The whole agenda, or the choice in `query`."""
        path = reverse("events:feed")
        feed = request.build_absolute_uri(f"{path}?{query}" if query else path)
        return cls.of(feed, name)

    @classmethod
    def for_person(cls, request: HttpRequest, token: str, name: str) -> "CalendarButtons":
        """Somebody's own calendar: the one time that its address is shown."""
        path = reverse("events:personal_feed", args=[token])
        return cls.of(request.build_absolute_uri(path), name)

    @classmethod
    def for_activity(
        cls, request: HttpRequest, page: EventPage, shown: Row | None, repeats: bool
    ) -> "CalendarButtons":
        """One activity; an activity that is once only has its date to keep."""
        feed = request.build_absolute_uri(reverse("events:activity_feed", args=[page.slug or "x"]))
        download = (
            reverse("events:date_feed", args=[page.slug or "x", shown.occurrence.slug])
            if shown
            else ""
        )
        return cls.of(feed, page.title, download)
