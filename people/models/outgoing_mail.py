"""Letters on their way. Kept in the database until the post has taken them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


class OutgoingMail(models.Model):
    """One plain-text mail to one address. Deleted once sent; given up after MOST_ATTEMPTS.

    `next_try` is also the lease: who moves it forward may send, so two workers never both do.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    to = models.EmailField()
    reply_to = models.EmailField(blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    message_id = models.CharField(max_length=120, unique=True)
    created = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(default=timezone.now, db_index=True)
    given_up = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name = _("mail on its way")
        verbose_name_plural = _("mails on their way")

    def __str__(self) -> str:
        return f"{self.subject} ({self.attempts})"
