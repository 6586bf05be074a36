"""When each periodic job last ran."""

from django.db import models


class PeriodicRun(models.Model):
    """One row per job, so that several processes agree on whose turn it is."""

    name = models.CharField(max_length=100, unique=True)
    started = models.DateTimeField(null=True)
    finished = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name
