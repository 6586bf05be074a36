"""A number that rises whenever something in a neighbourhood's feeds may have changed."""

from django.db import models
from django.db.models import F
from wagtail.models import Site


class AgendaVersionManager(models.Manager):
    """Reading and raising the number."""

    def of(self, site: Site) -> int:
        """The number of `site` now."""
        return self.filter(site=site).values_list("number", flat=True).first() or 0

    def rise(self, site_id: int) -> None:
        """What was kept of the feeds of this neighbourhood is old now."""
        if not self.filter(site_id=site_id).update(number=F("number") + 1):
            self.get_or_create(site_id=site_id, defaults={"number": 1})


class AgendaVersion(models.Model):
    """One row per neighbourhood; in the database, so that every process agrees."""

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveBigIntegerField(default=0)

    objects = AgendaVersionManager()

    def __str__(self) -> str:
        return f"{self.site_id}: {self.number}"
