"""What a neighbour thinks of something that waits."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from moderation.models.case import Case


class Opinion(models.Model):
    """Fine, or rather a moderator; one for each neighbour. Gone when the case is decided."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="opinions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="opinions"
    )
    is_fine = models.BooleanField()
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("opinion of a neighbour")
        verbose_name_plural = _("opinions of neighbours")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="one_opinion_per_neighbour")
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.is_fine}"
