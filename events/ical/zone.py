"""The one VTIMEZONE of our feeds.

Written with RRULEs by hand: `Calendar.add_missing_timezones()` of icalendar writes RDATEs, which
put every event in summer one hour wrong in ical.js, and which Outlook does not read.
"""

from typing import cast

from icalendar import Timezone

from events.local_time import DEFAULT_ZONE

TEXT = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:DAYLIGHT
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def timezone_component(name: str = DEFAULT_ZONE) -> Timezone:
    """The rules of the European Union since 1996, under the name of the zone."""
    return cast(Timezone, Timezone.from_ical(TEXT.format(name=name).replace("\n", "\r\n")))
