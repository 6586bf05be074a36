"""Names go after a term; the row stays without them, for the figures."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from events.actions.tell_parties import WITHDRAWN
from events.models import About, Occurrence, Participation, State, Told

PIECE = 500


def forget_names(now: datetime, term: timedelta) -> int:
    """Forget who they were, of every party whose term is over; how many. Twice is once.

    Args:
        term: how long after the date, the last date of a series, leaving, or the moment that the
            activity was withdrawn.
    """
    forgotten = 0
    while pks := list(_over(now - term).values_list("pk", flat=True)[:PIECE]):
        with transaction.atomic():
            forgotten += Participation.objects.filter(pk__in=pks).update(
                name="", email="", phone="", answer="", language="", person=None, link_print="",
                added_by=None, forgotten_at=now,
            )  # fmt: skip
            Told.objects.filter(participation__in=pks).delete()
    return forgotten


def _over(before: datetime) -> QuerySet[Participation]:
    """Those of whom nobody needs the name any more since `before`."""
    later = Occurrence.objects.filter(series=OuterRef("series"), end__gte=before)
    told = Told.objects.filter(
        participation=OuterRef("pk"),
        about=About.CANCELLED,
        at__lt=before,
        what__startswith=WITHDRAWN,
    )
    of_date = Q(occurrence__end__lt=before)
    of_series = Q(occurrence=None, asked_at__lt=before) & ~Exists(later)
    withdrawn = Q(series__is_published=False) & Exists(told)
    left = Q(state=State.LEFT, left_at__lt=before)
    known = Participation.objects.filter(forgotten_at=None)
    return known.filter(of_date | of_series | withdrawn | left).order_by("pk")
