"""A file with everything about one person, made when they ask, gone after a week."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

KEPT = timedelta(days=7)
MOST_ATTEMPTS = 3


def private_storage() -> Storage:
    """Where no web server reaches: people get the file from our view, or not at all."""
    return storages["private"]


def place(export: "Export", filename: str) -> str:
    """A name that says nothing and can't be guessed."""
    return f"exports/{uuid.uuid4().hex}.zip"


class Export(models.Model):
    """Asked, being made, ready, or not made after MOST_ATTEMPTS.

    `started_at` is also the lease: who sets it makes the file.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exports"
    )
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(db_index=True)
    started_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    ready_at = models.DateTimeField(null=True, blank=True)
    file = models.FileField(upload_to=place, storage=private_storage, blank=True)
    size = models.PositiveBigIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("copy of everything about somebody")
        verbose_name_plural = _("copies of everything about somebody")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{_('copy')} {self.pk}"

    @property
    def gone_at(self) -> datetime:
        """When the file goes."""
        return (self.ready_at or self.asked_at) + KEPT

    @property
    def is_ready(self) -> bool:
        """Whether there is a file."""
        return self.ready_at is not None

    @property
    def has_failed(self) -> bool:
        """Whether nobody tries any more."""
        return self.ready_at is None and self.attempts >= MOST_ATTEMPTS


@receiver(post_delete, sender=Export)
def delete_file(instance: Export, **_kwargs) -> None:
    """A copy that is gone leaves no file behind."""
    if instance.file:
        name, storage = instance.file.name, instance.file.storage
        transaction.on_commit(lambda: storage.delete(name), robust=True)
