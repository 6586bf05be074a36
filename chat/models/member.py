"""How far somebody has read in a room."""

from django.conf import settings
from django.db import models

from chat.models.room import Room


class Member(models.Model):
    """A person who has been in a room. `last_read_seq` only goes forward.

    In a closed circle this is the seat itself: who has none doesn't know that the room exists.

    Attributes:
        put_away_at: head of the room when this person put the conversation away; whatever is said
            after that brings it back.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="chat_rooms"
    )
    last_read_seq = models.PositiveBigIntegerField(default=0)
    notify = models.BooleanField(default=True)
    put_away_at = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "person"], name="one_seat_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.room_id}: {self.person_id}"
