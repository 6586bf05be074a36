"""Where activities are."""

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


class PlaceQuerySet(models.QuerySet):
    """Questions about places."""

    def of(self, site: Site) -> "PlaceQuerySet":
        """The places of a neighbourhood, by name."""
        return self.filter(site=site).order_by("name")


class Place(models.Model):
    """A building, square or park, with what somebody needs to know to get in."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="event_places", editable=False
    )
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("web address"), max_length=90, editable=False)
    street = models.CharField(_("street and number"), max_length=100, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    city = models.CharField(_("city"), max_length=60, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    wheelchair = models.BooleanField(_("you can get in with a wheelchair"), default=False)
    accessible_toilet = models.BooleanField(_("there is a toilet for wheelchairs"), default=False)
    hearing_loop = models.BooleanField(_("there is a hearing loop"), default=False)
    directions = models.TextField(
        _("how to get in"),
        max_length=500,
        blank=True,
        help_text=_("Which door, which bell, which floor, which bus stop."),
    )

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["site", "slug"], name="one_place_per_address"),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="place_has_both_coordinates_or_none",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        """Give it an address the first time; the address stays when the name changes."""
        if not self.slug:
            base = slugify(self.name)[:80] or "plek"
            others = Place.objects.filter(site=self.site, slug__startswith=base)
            taken = set(others.values_list("slug", flat=True))
            numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
            self.slug = next(slug for slug in (base, *numbered) if slug not in taken)
        super().save(*args, **kwargs)

    @property
    def address(self) -> str:
        """Street, postcode and city on one line."""
        town = " ".join(part for part in (self.postcode, self.city) if part)
        return ", ".join(part for part in (self.street, town) if part)

    @property
    def geo_uri(self) -> str:
        """The spot as a `geo:` address (RFC 5870), or empty."""
        return f"geo:{self.latitude},{self.longitude}" if self.latitude is not None else ""
