"""Who takes part, as rows: for tests of what happens to them afterwards."""

from datetime import UTC, datetime

from events.models import Occurrence, Participation, Series, State

ASKED = datetime(2026, 2, 20, 12, tzinfo=UTC)


def series_of(page) -> Series:
    """What was published of an activity."""
    return Series.objects.get(key=page.translation_key)


def date_of(page, slug: str) -> Occurrence:
    """One of its dates."""
    return Occurrence.objects.select_related("series").get(
        series_id=page.translation_key, slug=slug
    )


def party(page, slug: str = "", **fields) -> Participation:
    """Somebody who comes on a date, or in the whole series when `slug` is empty."""
    date = date_of(page, slug) if slug else None
    fields = {"state": State.CONFIRMED, "asked_at": ASKED, "language": "nl", **fields}
    made = Participation.objects.create(
        site=series_of(page).site, series=series_of(page), occurrence=date, **fields
    )
    return made
