"""Pictures of a notice: cleaned, in two sizes, shown through a checked view only."""

import uuid
from datetime import datetime

from django.core.files.storage import Storage, storages
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from board.models.notice import Notice
from neighbourhoods.pictures import CleanPicture

LARGE, SMALL = "groot", "klein"  # as in the address
MAX_SIDE = {LARGE: 1600, SMALL: 640}
MOST_PICTURES = 4


def private_storage() -> Storage:
    """Where no web server reaches: people get these files from our view, or not at all."""
    return storages["private"]


def place(picture: "NoticePicture", filename: str) -> str:
    """A name that says nothing and can't be guessed."""
    return f"board/{uuid.uuid4().hex}.{filename.rsplit('.', 1)[-1]}"


class ShownPictures(models.Manager):
    """Pictures that belong to their notice; those that still wait in a form are left out."""

    def get_queryset(self) -> models.QuerySet:
        """Without what is staged."""
        return super().get_queryset().filter(staged_at=None)


class AllPictures(models.Manager):
    """Pictures with those that still wait in a form."""


class NoticePicture(models.Model):
    """One of at most four pictures of a notice.

    A picture that came with a change that was not right yet is staged: kept for the next try, shown to
    the author only, and forgotten after a day.
    """

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="pictures")
    large = models.FileField(upload_to=place, storage=private_storage)
    small = models.FileField(upload_to=place, storage=private_storage)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(_("what can be seen on it"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    staged_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ShownPictures()
    with_staged = AllPictures()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.notice}, {self.position + 1}"

    @classmethod
    def of(
        cls,
        notice: Notice,
        large: CleanPicture,
        small: CleanPicture,
        alt: str,
        position: int,
        staged_at: datetime | None = None,
    ) -> "NoticePicture":
        """Store a cleaned picture with `notice`."""
        return cls.objects.create(
            notice=notice,
            large=large.file,
            small=small.file,
            width=large.width,
            height=large.height,
            alt=alt,
            position=position,
            staged_at=staged_at,
        )

    @property
    def large_url(self) -> str:
        """Address at full size."""
        return reverse("board:picture", args=[self.pk, LARGE])

    @property
    def small_url(self) -> str:
        """Address at the size of a card."""
        return reverse("board:picture", args=[self.pk, SMALL])


@receiver(post_delete, sender=NoticePicture)
def delete_files(instance: NoticePicture, **_kwargs) -> None:
    """A picture that is gone leaves no file behind."""
    for stored in (instance.large, instance.small):
        transaction.on_commit(lambda stored=stored: stored.storage.delete(stored.name))
