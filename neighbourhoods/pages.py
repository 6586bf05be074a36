"""What all pages share. An abstract class, not a swapped base model (wagtail-localize 1.14)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from neighbourhoods.caching import PUBLIC


class BasePage(Page):
    """A public page: same for every reader, with a picture for sharing."""

    share_picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture when shared"),
    )

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("share_picture"),
            ],
            _("Found and shared"),
        ),
    ]

    class Meta:
        abstract = True

    def serve(self, request, *args, **kwargs):
        """Serve the page so that a shared cache may keep it."""
        response = super().serve(request, *args, **kwargs)
        if response.status_code == 200:
            response.setdefault("Cache-Control", PUBLIC)
        return response


def index_url(language: str, slug: str) -> str:
    """Path of an index page in a language: Dutch at the root, others under their prefix."""
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{prefix}/{slug}/" if slug else f"{prefix}/"
