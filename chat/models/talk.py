"""A conversation between two neighbours: one per pair and neighbourhood, however often it begins."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from chat.models.room import Room


class TalkState(models.TextChoices):
    """How far it came. The asker sees no difference between asked and declined."""

    ASKED = "asked", _("asked")
    OPEN = "open", _("open")
    DECLINED = "declined", _("declined")
    ENDED = "ended", _("ended")


def _person() -> models.ForeignKey:
    """Somebody of the pair; empty once they are erased, so that the other keeps the conversation."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )


class TalkQuerySet(models.QuerySet):
    """Conversations of any neighbourhood."""

    def between(self, one: int, other: int) -> "TalkQuerySet":
        """Of these two: at most one in each neighbourhood."""
        return self.filter(**Talk.pair(one, other))


class Talk(models.Model):
    """Who the two are and how far it came. Who may read is said by the seats (Member) alone.

    Attributes:
        first, second: the pair, lower id first.
        asker: who asked last.
        about: what it is about, such as the title of a notice, in the asker's words.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="talks")
    room = models.OneToOneField(Room, on_delete=models.CASCADE, related_name="talk")
    first = _person()
    second = _person()
    asker = _person()
    state = models.CharField(max_length=10, choices=TalkState.choices, default=TalkState.ASKED)
    about = models.CharField(max_length=140, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = TalkQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "first", "second"], name="one_talk_per_pair_and_site"
            ),
            models.CheckConstraint(
                condition=Q(first__isnull=True) | Q(second__isnull=True) | Q(first__lt=F("second")),
                name="talk_lower_id_first",
            ),
        ]

    def __str__(self) -> str:
        return f"{_('conversation')} {self.pk}"

    @staticmethod
    def pair(one: int, other: int) -> dict[str, int]:
        """These two as they are kept, whoever of them begins."""
        return {"first_id": min(one, other), "second_id": max(one, other)}

    def other_than(self, user_id: int | None) -> int | None:
        """The other one of the pair; None when they were erased."""
        return self.second_id if self.first_id == user_id else self.first_id

    def waits_for(self, user_id: int | None) -> bool:
        """Whether `user_id` was asked and may still say yes."""
        is_one_of_them = user_id is not None and user_id in {self.first_id, self.second_id}
        unanswered = self.state in {TalkState.ASKED, TalkState.DECLINED}
        return is_one_of_them and unanswered and self.asker_id not in {user_id, None}
