"""What search engines read of an activity (schema.org Event, in JSON-LD)."""

import json

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from events.models import EventPage, Where
from events.reading import Row

STATUS = {
    "planned": "https://schema.org/EventScheduled",
    "moved": "https://schema.org/EventRescheduled",
    "cancelled": "https://schema.org/EventCancelled",
}
UNSAFE = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def event_json(page: EventPage, request: HttpRequest, shown: Row) -> SafeString:
    """One date as JSON-LD, safe inside a script element."""
    occurrence = shown.occurrence
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": page.title,
        "description": page.introduction,
        "url": request.build_absolute_uri(shown.url),
        "startDate": shown.start_iso,
        "endDate": _end(shown),
        "eventStatus": STATUS.get(occurrence.status, STATUS["planned"]),
        "isAccessibleForFree": page.is_free,
        "inLanguage": [code for code, _name in page.language_names],
        **_where(page, request, shown),
    }
    if occurrence.is_moved:
        was = occurrence.original_start
        data["previousStartDate"] = (
            was.date().isoformat()
            if occurrence.all_day
            else was.replace(tzinfo=shown.start.tzinfo).isoformat()
        )
    if page.organisation:
        data["organizer"] = {"@type": "Organization", "name": page.organisation.name}
    text = json.dumps(data, ensure_ascii=False).translate(UNSAFE)
    return mark_safe(text)  # noqa: S308 - <, > and & are escaped above


def _end(shown: Row) -> str:
    """For whole days the last day itself, as schema.org counts."""
    if shown.all_day:
        return shown.occurrence.last_date.isoformat()
    return shown.end.isoformat()


def _where(page: EventPage, request: HttpRequest, shown: Row) -> dict:
    if page.where != Where.PLACE:
        address = request.build_absolute_uri(shown.url)
        return {
            "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
            "location": {"@type": "VirtualLocation", "url": address},
        }
    place = shown.occurrence.place or page.place
    found: dict[str, object] = {
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode"
    }
    if place:
        found["location"] = {
            "@type": "Place",
            "name": place.name,
            "address": {
                "@type": "PostalAddress",
                "streetAddress": place.street,
                "postalCode": place.postcode,
                "addressLocality": place.city,
                "addressCountry": "NL",
            },
        }
    return found
