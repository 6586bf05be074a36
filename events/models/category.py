"""What an activity is about: a word, a colour and a picture."""

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Site, TranslatableMixin


class Colour(models.TextChoices):
    """Colours of the house (tokens.css), so that every category can be read."""

    LAMP = "lamp", _("lamp yellow")
    MAIN = "main", _("green-blue")
    RUG = "rug", _("rug red")
    TILE = "tile", _("tile blue")
    GARDEN = "garden", _("garden green")


class Drawing(models.TextChoices):
    """Pictures out of our own set."""

    FOOD = "food", _("food")
    LANGUAGE = "language", _("language")
    SPORT = "sport", _("sport")
    HELP = "help", _("help")
    CREATIVE = "creative", _("making things")
    MUSIC = "music", _("music")
    CHILDREN = "children", _("children")
    GREEN = "green", _("green")
    MEETING = "meeting", _("meeting")
    PARTY = "party", _("party")


class CategoryQuerySet(models.QuerySet):
    """Questions about categories."""

    def of(self, site: Site) -> "CategoryQuerySet":
        """The categories of a neighbourhood, in one row per language."""
        return self.filter(site=site).order_by("name")

    def in_language(self, site: Site, code: str) -> list["EventCategory"]:
        """Each category once: in the language `code` where it is translated, else in Dutch."""
        found: dict = {}
        for category in self.of(site).select_related("locale"):
            key, exact = category.translation_key, category.locale.language_code == code
            if exact or key not in found:
                found[key] = category
        return sorted(found.values(), key=lambda category: category.name.lower())


class EventCategory(TranslatableMixin, models.Model):
    """A kind of activity. One row per language; the address is the same in all of them."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="event_categories", editable=False
    )
    name = models.CharField(_("name"), max_length=40)
    slug = models.SlugField(_("web address"), max_length=50, editable=False)
    colour = models.CharField(
        _("colour"), max_length=10, choices=Colour.choices, default=Colour.LAMP
    )
    drawing = models.CharField(
        _("picture"), max_length=10, choices=Drawing.choices, default=Drawing.MEETING
    )

    objects = CategoryQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("kind of activity")
        verbose_name_plural = _("kinds of activity")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "slug", "locale"], name="one_category_per_address"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        """Give it an address the first time; a translation shares the address of its source."""
        if self.locale_id is None:
            self.locale = Locale.get_default()
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    @property
    def icon(self) -> str:
        """The name of its line drawing."""
        return f"kind-{self.drawing}"

    def _free_slug(self) -> str:
        base = slugify(self.name)[:40] or "soort"
        others = EventCategory.objects.filter(site=self.site, slug__startswith=base)
        taken = set(others.values_list("slug", flat=True))
        numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        return next(slug for slug in (base, *numbered) if slug not in taken)
