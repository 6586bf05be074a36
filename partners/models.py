"""Organisations that do things with and for the neighbourhood."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site
from wagtail.search import index


class Kind(models.TextChoices):
    """What an organisation is mostly about."""

    LANGUAGE = "language", _("language and learning")
    SPORT = "sport", _("sport and moving")
    CULTURE = "culture", _("music, theatre and books")
    CARE = "care", _("health and care")
    ADVICE = "advice", _("money, work and advice")
    FAITH = "faith", _("faith and meaning")
    GREEN = "green", _("street and green")
    OTHER = "other", _("other")


class OrganisationQuerySet(models.QuerySet):
    """Questions about organisations."""

    def shown(self, site: Site) -> "OrganisationQuerySet":
        """The organisations that visitors of `site` see, by name."""
        return self.filter(site=site, is_shown=True).select_related("logo").order_by("name")


class Organisation(index.Indexed, models.Model):
    """A language school, library, sports club, mosque: who they are and how to reach them."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="organisations", editable=False
    )
    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("web address"), max_length=100, editable=False)
    kind = models.CharField(
        _("what they do"), max_length=20, choices=Kind.choices, default=Kind.OTHER
    )
    introduction = models.CharField(
        _("in one sentence"), max_length=160, help_text=_("What can people do or get here?")
    )
    description = models.TextField(_("about them"), max_length=3000, blank=True)
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("logo"),
    )
    website = models.URLField(_("website"), blank=True)
    contact_name = models.CharField(
        _("contact person"),
        max_length=80,
        blank=True,
        help_text=_("Shown to everybody. Ask this person first."),
    )
    phone = models.CharField(_("phone number"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    street = models.CharField(_("street and number"), max_length=100, blank=True)
    is_shown = models.BooleanField(_("show on the site"), default=True)

    objects = OrganisationQuerySet.as_manager()

    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("introduction"),
        index.SearchField("description"),
        index.FilterField("id"),  # the admin searches within what is one's own
        index.FilterField("site_id"),
        index.FilterField("is_shown"),
    ]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["site", "slug"], name="one_organisation_per_address")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        """Give it an address the first time; the address stays when the name changes."""
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Address of its page in the current language."""
        return reverse("partners:detail", args=[self.slug])

    def _free_slug(self) -> str:
        base = slugify(self.name)[:90] or "partner"
        taken = set(
            Organisation.objects.filter(site=self.site, slug__startswith=base).values_list(
                "slug", flat=True
            )
        )
        numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        return next(slug for slug in (base, *numbered) if slug not in taken)

    @property
    def website_words(self) -> str:
        """The website as people say it: without https:// and the last slash."""
        return self.website.split("://", 1)[-1].rstrip("/")

    @property
    def phone_uri(self) -> str:
        """The phone number as a `tel:` address (RFC 3966), or empty."""
        digits = "".join(c for c in self.phone if c.isdigit() or c == "+")
        if digits.startswith("0") and not digits.startswith("00"):
            digits = "+31" + digits[1:]
        return f"tel:{digits}" if digits else ""
