"""The new half of a series takes over what belongs to it, at the moment it is published."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from events.actions.tell_parties import Look, look
from events.models import (
    Attendance,
    Continuation,
    DateChange,
    Followed,
    Occurrence,
    Participation,
    Series,
    Told,
)


@dataclass(frozen=True)
class TakenOver:
    """What came of it.

    Attributes:
        key: of the old series, which is to be written anew.
        before: what the dates that came along were like, for who counts on them.
    """

    key: UUID
    before: dict[int, Look]


def take_over(series: Series, now: datetime) -> TakenOver | None:
    """Move the dates, decisions, followers and parties that go on in `series`, if it waits to take over.

    Dates keep their rows, so what hangs on a date comes along. Who joined the whole series takes part
    in both halves. To be called within a transaction, before the dates of `series` are written.
    None when there is nothing to take over.
    """
    waiting = Continuation.objects.waiting().filter(key=series.key, series__site=series.site)
    continuation = waiting.select_for_update().first()
    if continuation is None:
        return None
    old = Series.objects.select_for_update().get(pk=continuation.series_id)
    continuation.taken_over_at = now
    continuation.save(update_fields=["taken_over_at"])
    before = look(old, now)
    came = Occurrence.objects.filter(series=old, original_start__gte=continuation.since)
    before = {pk: before[pk] for pk in came.values_list("pk", flat=True) if pk in before}
    Participation.objects.filter(occurrence__in=came).update(series=series)
    for party in old.participations.active().filter(occurrence=None):
        known = party.pk
        party.pk, party._state.adding, party.series = None, True, series
        party.save()
        party.keep_link()
        # What they were told of the dates that come along, and whether they were there.
        for model in (Told, Attendance):
            mine = model.objects.filter(participation=known, occurrence__in=came)
            mine.update(participation=party)
    for model in (Occurrence, DateChange):
        later = model.objects.filter(series=old, original_start__gte=continuation.since)
        later.update(series=series)
    third = Continuation.objects.done().filter(series=old, since__gt=continuation.since)
    third.update(series=series)
    people = old.followers.values_list("person", flat=True)
    Followed.objects.bulk_create(
        [Followed(person_id=person, series=series) for person in people], ignore_conflicts=True
    )
    return TakenOver(old.pk, before)
