"""A question that editors put in the form. Name and address are always asked and stand below these."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.contrib.forms.models import AbstractFormField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

KINDS = [
    ("multiline", _("text of several lines")),
    ("singleline", _("text of one line")),
    ("dropdown", _("choose one from a list")),
    ("radio", _("choose one, all in sight")),
    ("checkboxes", _("choose several")),
    ("checkbox", _("one tick box")),
    ("number", _("number")),
    ("date", _("date")),
]


class QuestionField(TranslatableMixin, AbstractFormField):
    """One field of the form on the contact page."""

    page = ParentalKey("contact.ContactPage", on_delete=models.CASCADE, related_name="form_fields")
    field_type = models.CharField(_("kind"), max_length=16, choices=KINDS, default="multiline")

    translatable_fields = [
        TranslatableField("label"),
        TranslatableField("help_text"),
        TranslatableField("choices"),
        SynchronizedField("field_type"),
        SynchronizedField("required"),
    ]

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        verbose_name = _("question in the form")
        verbose_name_plural = _("questions in the form")

    def __str__(self) -> str:
        return self.label
