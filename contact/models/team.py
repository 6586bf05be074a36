"""Whom you find at the centre."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from people.faces import FACES


class TeamMember(TranslatableMixin, Orderable):
    """Somebody who works here, and when you find them."""

    page = ParentalKey("contact.ContactPage", on_delete=models.CASCADE, related_name="team")
    name = models.CharField(_("name"), max_length=60)
    role = models.CharField(_("role"), max_length=80, help_text=_("For instance welfare worker."))
    photo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("photo"),
    )
    face = models.CharField(
        _("drawn face"),
        max_length=10,
        blank=True,
        choices=FACES,
        help_text=_("Shown when there is no photo."),
    )
    languages = models.CharField(
        _("languages"), max_length=120, blank=True, help_text=_("With commas between them.")
    )
    when = models.CharField(
        _("when to find them"),
        max_length=120,
        blank=True,
        help_text=_("For instance Monday and Thursday morning."),
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("photo"), FieldPanel("face")]),
        FieldRowPanel([FieldPanel("languages"), FieldPanel("when")]),
    ]
    translatable_fields = [
        SynchronizedField("name"),
        TranslatableField("role"),
        SynchronizedField("photo"),
        SynchronizedField("face"),
        TranslatableField("languages"),
        TranslatableField("when"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("person of the team")
        verbose_name_plural = _("people of the team")

    def __str__(self) -> str:
        return self.name
