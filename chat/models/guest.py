"""Somebody without an account who talks under a nickname."""

from django.db import models
from django.utils import timezone
from wagtail.models import Site


class Guest(models.Model):
    """A nickname in one neighbourhood, held by whoever has the key in a cookie (stored as a hash).

    Attributes:
        likeness: what the nickname looks like (see `chat.likeness`); no two guests look the same.
        seen: when they last took a seat or said something; who stays away is forgotten.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    nickname = models.CharField(max_length=40)
    likeness = models.CharField(max_length=120, default="", blank=True)
    key_hash = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField(default=timezone.now)
    seen = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "likeness"],
                condition=~models.Q(likeness=""),
                name="one_guest_per_likeness",
            )
        ]

    def __str__(self) -> str:
        return self.nickname
