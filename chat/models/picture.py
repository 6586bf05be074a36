"""Pictures in a message: cleaned, in two sizes, in a place that no web server reaches."""

import uuid

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chat.models.message import Message
from chat.models.room import Room

LARGE, SMALL = "groot", "klein"  # as in the address
MAX_SIDE = {LARGE: 1600, SMALL: 480}
MOST_PICTURES = 4
MAX_ALT = 200


def private_storage() -> Storage:
    """People get these files from our view, or not at all."""
    return storages["private"]


def place(picture: "MessagePicture", filename: str) -> str:
    """A name that says nothing and can't be guessed."""
    return f"chat/{uuid.uuid4().hex}.{filename.rsplit('.', 1)[-1]}"


class MessagePicture(models.Model):
    """One of at most four. Without message it was uploaded and waits for its words."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="chat_pictures"
    )
    message = models.ForeignKey(
        Message, null=True, blank=True, on_delete=models.CASCADE, related_name="pictures"
    )
    large = models.FileField(upload_to=place, storage=private_storage)
    small = models.FileField(upload_to=place, storage=private_storage)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(_("what can be seen on it"), max_length=MAX_ALT, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("picture in a message")
        verbose_name_plural = _("pictures in messages")
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["message", "created"], name="chat_picture_orphans")]

    def __str__(self) -> str:
        return f"{self.message_id}, {self.position + 1}"

    @property
    def large_url(self) -> str:
        """Address at full size."""
        return reverse("chat:picture", args=[self.pk, LARGE])

    @property
    def small_url(self) -> str:
        """Address at the size of a balloon."""
        return reverse("chat:picture", args=[self.pk, SMALL])


@receiver(post_delete, sender=MessagePicture)
def delete_files(instance: MessagePicture, **_kwargs) -> None:
    """A picture that is gone leaves no file behind."""
    for stored in (instance.large, instance.small):
        transaction.on_commit(lambda stored=stored: stored.storage.delete(stored.name), robust=True)
