"""A seat taken for a minute. Presence is what leases say, never a counter: a dead worker leaves
no ghost longer than its leases last."""

from django.conf import settings
from django.db import models

from chat.models.guest import Guest
from chat.models.room import Room


class Lease(models.Model):
    """One open page (socket or long-poll) of somebody in a room; without person it is an onlooker."""

    key = models.CharField(max_length=64, primary_key=True)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="leases")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    guest = models.ForeignKey(Guest, null=True, on_delete=models.CASCADE, related_name="+")
    is_looking = models.BooleanField(default=True)
    expires = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["room", "expires"], name="lease_room")]

    def __str__(self) -> str:
        return f"{self.room_id}: {self.person_id or self.guest_id or 'onlooker'}"
