"""The calendar of one person: what they keep, and what they chose out of the agenda."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Site

from events.filters import AgendaFilter
from events.ical.calendars import Reader, calendar_of
from events.models import Followed, Participation, Series
from neighbourhoods.models import NeighbourhoodSettings
from people.models import User


def personal_series(person: User, site: Site) -> QuerySet[Series]:
    """The activities of this neighbourhood that `person` keeps or takes part in, whatever they chose
    besides."""
    kept = Followed.objects.by(person, site).values("series_id")
    joined = Participation.objects.active().filter(person=person, site=site).values("series_id")
    return Series.objects.of(site).filter(Q(key__in=kept) | Q(key__in=joined))


def personal_calendar(
    reader: Reader, own: list, choice: AgendaFilter | None, now: datetime
) -> bytes:
    """What is `own` (keys), and the `choice` if there is one. Nothing in it says whose it is."""
    ours = Series.objects.of(reader.site)
    found = ours.in_feed(now)
    if choice is not None:
        chosen = choice.narrow(found, prefix="")
        found = ours.filter(key__in={*own, *chosen.values_list("key", flat=True)})
    else:
        found = found.filter(key__in=own)
    name = NeighbourhoodSettings.for_site(reader.site).centre_name
    return calendar_of(reader, _("My agenda at %(name)s") % {"name": name}, found)
