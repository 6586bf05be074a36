"""A neighbourhood: a Wagtail Site, its settings, opening hours and pictures."""

from neighbourhoods.models.hours import OpeningException, OpeningHours, OtherHours, WeekHours
from neighbourhoods.models.limits import Hits
from neighbourhoods.models.periodic import PeriodicRun
from neighbourhoods.models.picture import Picture, Rendition
from neighbourhoods.models.settings import NeighbourhoodHost, NeighbourhoodSettings

__all__ = [
    "Hits",
    "NeighbourhoodHost",
    "NeighbourhoodSettings",
    "OpeningException",
    "OpeningHours",
    "OtherHours",
    "PeriodicRun",
    "Picture",
    "Rendition",
    "WeekHours",
]
