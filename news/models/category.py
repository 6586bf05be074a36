"""What an article is about. Each neighbourhood has its own categories, in each of its languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Site, TranslatableMixin


class Colour(models.TextChoices):
    """The colours of the house; each reads well in every theme. The value is a CSS tone."""

    TEAL = "home", _("teal")
    RED = "chat", _("red")
    BLUE = "news", _("blue")
    GREEN = "board", _("green")
    AMBER = "events", _("amber")


class Category(TranslatableMixin):
    """A shelf of the newspaper, such as "Uit de buurt". Its slug is the same in every language."""

    site = models.ForeignKey(
        Site,
        on_delete=models.CASCADE,
        related_name="news_categories",
        verbose_name=_("neighbourhood"),
    )
    name = models.CharField(_("name"), max_length=40)
    slug = models.SlugField(
        _("name in the address"),
        max_length=40,
        help_text=_("Small letters and dashes. Stands in web addresses and feeds."),
    )
    colour = models.CharField(
        _("colour"), max_length=10, choices=Colour.choices, default=Colour.BLUE
    )
    order = models.PositiveSmallIntegerField(
        _("place in the row"), default=0, help_text=_("A lower number comes first.")
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("colour"),
        FieldPanel("order"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "locale", "slug"],
                name="one_news_category_per_slug",
                violation_error_message=_("There is already a category with this address."),
            )
        ]

    def __str__(self) -> str:
        return self.name
