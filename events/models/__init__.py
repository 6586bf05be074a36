"""Activities: what an editor writes (pages), what was published (series) and when it is (dates)."""

from events.models.agenda_version import AgendaVersion
from events.models.category import Colour, Drawing, EventCategory
from events.models.closure import ClosedDays, Closure
from events.models.continuation import Continuation
from events.models.date_change import DateChange, Kind
from events.models.event_index_page import EventIndexPage
from events.models.event_page import EventPage, ExtraDate, SkippedDate
from events.models.feed_activity import FeedActivity
from events.models.feed_report import FeedReport
from events.models.occurrence import Occurrence, Status
from events.models.participation import About, Attendance, Participation, State, Told
from events.models.partner_feed import FeedState, PartnerFeed
from events.models.personal import Followed, PersonalFeed
from events.models.place import Place
from events.models.series import EventAddress, Joining, Series, Where

__all__ = [
    "About", "AgendaVersion", "Attendance", "ClosedDays", "Closure", "Colour", "Continuation", "DateChange",
    "Drawing", "EventAddress", "EventCategory", "EventIndexPage", "EventPage", "ExtraDate", "FeedActivity",
    "FeedReport", "FeedState", "Followed", "Joining", "Kind", "Occurrence", "Participation", "PartnerFeed",
    "PersonalFeed", "Place", "Series", "SkippedDate", "State", "Status", "Told", "Where",
]  # fmt: skip
