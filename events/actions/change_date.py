"""Cancel, move or restore one date of a series. Each is told with its reason; the series stays."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from events.actions.build_series import build_series
from events.local_time import utc_of
from events.models import DateChange, Kind, Occurrence, Place, Series, Status
from neighbourhoods.text import clean_text
from people.models import User

LOGGED = 20  # of many dates at once, the first stand in the history of the page


def cancel_date(occurrence: Occurrence, reason: str, by: User | None, now: datetime) -> None:
    """This date does not take place; it stays in every list and feed, with the reason."""
    _decide(occurrence, by, now, kind=Kind.CANCELLED, reason=_reason(reason))


def cancel_dates(
    series: Series, dates: list[Occurrence], reason: str, by: User | None, now: datetime
) -> None:
    """None of `dates` of `series` takes place. As `cancel_date`, written down at once."""
    told = {"kind": Kind.CANCELLED, "reason": _reason(reason), "made_by": by, "made_at": now}
    with transaction.atomic():
        Series.objects.select_for_update().get(pk=series.pk)
        for date in dates:
            DateChange.objects.update_or_create(
                series=series,
                original_start=date.original_start,
                defaults={"new_start": None, "new_length": None, "new_place": None, **told},
            )
        build_series(series.pk, now)
        for date in dates[:LOGGED]:
            _log(date, "events.cancel_date", by, told["reason"])


def move_date(
    occurrence: Occurrence,
    start: datetime,
    length: timedelta,
    reason: str,
    place: Place | None,
    by: User | None,
    now: datetime,
) -> None:
    """This date takes place at another time or place; its address stays.

    Args:
        start: on the clock; midnight of the first day when it lasts all day.
        length: on the clock.
        place: None for the place of the series.

    Raises:
        ValidationError: a time that does not exist, or no length.
    """
    if length <= timedelta(0):
        raise ValidationError(_("The end is not later than the start."))
    if utc_of(start, occurrence.series.zone) is None:
        raise ValidationError(_("That night the clock goes forward. This time does not exist."))
    _decide(
        occurrence, by, now, kind=Kind.MOVED, reason=_reason(reason), new_start=start,
        new_length=length, new_place=place,
    )  # fmt: skip


def restore_date(occurrence: Occurrence, by: User | None, now: datetime) -> None:
    """This date takes place after all, as the series says. An orphan goes for good.

    Raises:
        ValidationError: people are still on the list of an orphan.
    """
    with transaction.atomic():
        _hold(occurrence)
        is_orphan = occurrence.status == Status.ORPHANED
        if is_orphan and occurrence.participations.active().exists():
            raise ValidationError(_("People are still on the list of this date. Look there first."))
        change = DateChange.objects.filter(
            series=occurrence.series_id, original_start=occurrence.original_start
        )
        if change.delete()[0] or is_orphan:
            build_series(occurrence.series_id, now)
            _log(occurrence, "events.restore_date", by, "")


def _decide(occurrence: Occurrence, by: User | None, now: datetime, **decision) -> None:
    fresh = {"new_start": None, "new_length": None, "new_place": None}
    with transaction.atomic():
        _hold(occurrence)
        DateChange.objects.update_or_create(
            series_id=occurrence.series_id,
            original_start=occurrence.original_start,
            defaults={**fresh, **decision, "made_by": by, "made_at": now},
        )
        build_series(occurrence.series_id, now)
        action = "cancel" if decision["kind"] == Kind.CANCELLED else "move"
        _log(occurrence, f"events.{action}_date", by, decision["reason"])


def _hold(occurrence: Occurrence) -> None:
    """Lock the series of this date before anything is written: two who decide at once would else wait
    for each other for ever.

    Raises:
        ValidationError: the date is gone meanwhile.
    """
    locked = None
    while locked != occurrence.series_id:
        locked = occurrence.series_id
        Series.objects.select_for_update().get(pk=locked)
        now = Occurrence.objects.filter(pk=occurrence.pk).first()
        if now is None:
            raise ValidationError(_("This date is not in the agenda."))
        # A later part of the activity may just have taken it over, or the hour have changed.
        occurrence.series_id, occurrence.original_start = now.series_id, now.original_start
        occurrence.status = now.status


def _reason(text: str) -> str:
    return clean_text(text, 200, single_line=True) if text.strip() else ""


def _log(occurrence: Occurrence, action: str, by: User | None, reason: str) -> None:
    page = occurrence.series.page
    if page:
        data = {"date": occurrence.slug, "reason": reason}
        log(instance=page, action=action, user=by, data=data)
