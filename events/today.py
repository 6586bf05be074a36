"""Tells the ground floor what is still on today, for rooms that may not look into the agenda."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import get_language

from events.models import Occurrence
from events.reading import read
from neighbourhoods import today

MOST = 4


def still_on(request: HttpRequest, now: datetime) -> list[today.Activity]:
    """The first few activities of today that are not over and not cancelled."""
    dates = list(Occurrence.objects.today(request.site, now))
    if not dates:
        return []
    rows = read(dates, request, get_language() or "nl")
    return [
        today.Activity(row.title, row.url, row.time, row.place, row.other_language)
        for row in rows
        if not row.occurrence.is_cancelled
    ][:MOST]


def connect() -> None:
    """Let the agenda be asked."""
    today.register("agenda", still_on)
