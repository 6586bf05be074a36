"""The new half of a series takes over what belongs to it, at the moment it is published."""

from datetime import datetime
from uuid import UUID

from events.models import Continuation, DateChange, Followed, Occurrence, Series


def take_over(series: Series, now: datetime) -> UUID | None:
    """Move the dates, decisions and followers that go on in `series`, if it waits to take over.

    Dates keep their rows, so what hangs on a date comes along. To be called within a transaction,
    before the dates of `series` are written; the old series is to be written anew afterwards.

    Returns:
        The key of the old series; None when there is nothing to take over.
    """
    waiting = Continuation.objects.waiting().filter(key=series.key, series__site=series.site)
    continuation = waiting.select_for_update().first()
    if continuation is None:
        return None
    old = Series.objects.select_for_update().get(pk=continuation.series_id)
    continuation.taken_over_at = now
    continuation.save(update_fields=["taken_over_at"])
    for model in (Occurrence, DateChange):
        later = model.objects.filter(series=old, original_start__gte=continuation.since)
        later.update(series=series)
    third = Continuation.objects.done().filter(series=old, since__gt=continuation.since)
    third.update(series=series)
    people = old.followers.values_list("person", flat=True)
    Followed.objects.bulk_create(
        [Followed(person_id=person, series=series) for person in people], ignore_conflicts=True
    )
    return old.pk
