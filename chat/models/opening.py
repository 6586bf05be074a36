"""When there is talk in a room: a week, and the days that differ. None at all means always."""

from django.db import models
from modelcluster.fields import ParentalKey

from chat.models.room import Room
from neighbourhoods.models import OtherHours, WeekHours


class RoomHours(WeekHours):
    """One stretch of a week in which there is talk."""

    room = ParentalKey(Room, on_delete=models.CASCADE, related_name="hours")

    class Meta(WeekHours.Meta):
        abstract = False


class RoomOtherDays(OtherHours):
    """Days that differ, such as a holiday."""

    room = ParentalKey(Room, on_delete=models.CASCADE, related_name="other_days")

    class Meta(OtherHours.Meta):
        abstract = False
