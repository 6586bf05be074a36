"""Counts for `neighbourhoods.limits`, in the database so that they hold without a cache."""

from django.db import models
from wagtail.models import Site


class Hits(models.Model):
    """How often one person or address did one thing within one window."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    scope = models.CharField(max_length=40)
    who = models.CharField(max_length=64)  # a keyed hash, never an address or a name
    window = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "scope", "who", "window"], name="one_count_per_window"
            )
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.window:%d-%m %H:%M} {self.count}"
