"""The settings of one neighbourhood: its name, look, languages and how to reach it."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from neighbourhoods.theme import DEFAULT_THEME, check_theme

HEX = RegexValidator(
    r"^#[0-9A-Fa-f]{6}$", _("Write a colour as # and six digits, such as #0A3A3D.")
)


class Skyline(models.TextChoices):
    """What stands behind the window of the living room."""

    LOMBOK = "lombok", _("Mill, towers and minarets")
    OVERVECHT = "overvecht", _("Flats and trees")


def colour(default: str, label: str) -> models.CharField:
    """A theme colour, written as #RRGGBB."""
    return models.CharField(label, max_length=7, default=default, validators=[HEX])


@register_setting(icon="home")
class NeighbourhoodSettings(ClusterableModel, BaseSiteSetting):
    """What makes this neighbourhood itself. Exactly one per Site."""

    name = models.CharField(
        _("name of the neighbourhood"),
        max_length=60,
        default="Rosa",
        help_text=_("For instance Lombok."),
    )
    centre_name = models.CharField(_("name of the centre"), max_length=80, default="Huiskamer Rosa")
    tagline = models.CharField(_("line under the name"), max_length=80, blank=True)
    languages = models.CharField(
        _("languages"),
        max_length=40,
        default="nl,en,tr,ar",
        help_text=_("Language codes with commas between them."),
    )
    phone = models.CharField(_("phone number"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    street = models.CharField(_("street and number"), max_length=100, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    city = models.CharField(_("city"), max_length=60, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    skyline = models.CharField(
        _("view from the window"), max_length=20, choices=Skyline.choices, default=Skyline.LOMBOK
    )
    wall = colour(DEFAULT_THEME["wall"], _("wall"))
    wall_light = colour(DEFAULT_THEME["wall_light"], _("wall, light"))
    main = colour(DEFAULT_THEME["main"], _("main colour"))
    main_light = colour(DEFAULT_THEME["main_light"], _("main colour, light"))
    lamp = colour(DEFAULT_THEME["lamp"], _("lamp"))
    lamp_light = colour(DEFAULT_THEME["lamp_light"], _("lamp, light"))
    rug = colour(DEFAULT_THEME["rug"], _("rug"))
    rug_light = colour(DEFAULT_THEME["rug_light"], _("rug, light"))

    panels = [
        MultiFieldPanel(
            [FieldPanel(f) for f in ("name", "centre_name", "tagline", "languages")],
            _("Who we are"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(f)
                for f in ("phone", "email", "street", "postcode", "city", "latitude", "longitude")
            ],
            _("How to reach us"),
        ),
        InlinePanel("opening_hours", heading=_("Opening hours"), label=_("day")),
        InlinePanel(
            "opening_exceptions", heading=_("Other hours and closed days"), label=_("exception")
        ),
        MultiFieldPanel(
            [FieldPanel("skyline")]
            + [FieldPanel(f, classname="rosa-colour") for f in DEFAULT_THEME],
            _("Look of the site"),
        ),
        InlinePanel("hosts", heading=_("Other addresses of this site"), label=_("address")),
    ]

    class Meta:
        verbose_name = _("neighbourhood")
        verbose_name_plural = _("neighbourhoods")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a theme that cannot be read (WCAG 2.2, 1.4.3 and 1.4.11) and an unknown language."""
        super().clean()
        check_theme({name: getattr(self, name) for name in DEFAULT_THEME})
        self.language_codes(check=True)

    def language_codes(self, check: bool = False) -> list[str]:
        """The languages of this neighbourhood, Dutch first."""
        from neighbourhoods.languages import parse_languages

        return parse_languages(self.languages, check=check)

    @property
    def theme(self) -> dict[str, str]:
        """Colour name -> #RRGGBB."""
        return {name: getattr(self, name) for name in DEFAULT_THEME}

    @property
    def phone_uri(self) -> str:
        """The phone number as a `tel:` address (RFC 3966), or empty."""
        digits = "".join(c for c in self.phone if c.isdigit() or c == "+")
        if digits.startswith("0") and not digits.startswith("00"):
            digits = "+31" + digits[1:]
        return f"tel:{digits}" if digits else ""


class NeighbourhoodHost(Orderable):
    """Another host name under which the same neighbourhood answers."""

    settings = ParentalKey(NeighbourhoodSettings, on_delete=models.CASCADE, related_name="hosts")
    hostname = models.CharField(_("host name"), max_length=255, unique=True)

    panels = [FieldPanel("hostname")]

    class Meta(Orderable.Meta):
        verbose_name = _("address")
        verbose_name_plural = _("addresses")

    def __str__(self) -> str:
        return self.hostname
