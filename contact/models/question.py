"""A question somebody asked through the form, and how far it is. None is forgotten."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from contact.querysets import QuestionQuerySet


class State(models.TextChoices):
    """How far a question is."""

    NEW = "new", _("new")
    TAKEN = "taken", _("taken up")
    DONE = "done", _("done")


class Question(models.Model):
    """What somebody asked.

    `answers` is a list of {"label", "value"} as the form was at that moment, so that it stays
    readable when editors change the form.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="questions")
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("e-mail address"), blank=True)
    answers = models.JSONField(_("question"), default=list)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    state = models.CharField(_("state"), max_length=5, choices=State.choices, default=State.NEW)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("taken up by"),
    )
    taken_at = models.DateTimeField(_("taken up on"), null=True, blank=True)
    done_at = models.DateTimeField(_("done on"), null=True, blank=True)
    created = models.DateTimeField(_("asked on"), default=timezone.now)
    key = models.CharField(max_length=64)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["-created", "-pk"]
        indexes = [models.Index(fields=["site", "state", "created"], name="questions_to_do")]
        constraints = [
            models.UniqueConstraint(fields=["site", "key"], name="one_question_per_sending"),
            models.CheckConstraint(
                condition=models.Q(state="new") | models.Q(taken_at__isnull=False),
                name="a_question_in_hand_was_taken",
            ),
        ]

    def __str__(self) -> str:
        """A number and a day: this line goes into logs, so it holds nothing of the person."""
        day = timezone.localtime(self.created)
        return str(_("Question %(number)s of %(day)s")) % {
            "number": self.pk,
            "day": f"{day:%d-%m-%Y}",
        }

    @property
    def text(self) -> str:
        """All answers as plain text, with their labels."""
        return "\n\n".join(f"{answer['label']}\n{answer['value']}" for answer in self.answers)

    def short(self) -> str:
        """The beginning of the longest answer, for lists."""
        values = [str(answer["value"]) for answer in self.answers]
        return Truncator(max(values, key=len, default=str(self))).chars(80)

    short.short_description = _("question")

    def take(self, user, now: datetime) -> bool:
        """Take it up. Whether it worked: of two workers exactly one gets it."""
        return self._move(State.NEW, state=State.TAKEN, taken_by=user, taken_at=now)

    def put_back(self) -> bool:
        """Leave it to somebody else."""
        return self._move(State.TAKEN, state=State.NEW, taken_by=None, taken_at=None)

    def finish(self, now: datetime) -> bool:
        """It was answered."""
        return self._move(State.TAKEN, state=State.DONE, done_at=now)

    def reopen(self) -> bool:
        """It was not finished after all."""
        return self._move(State.DONE, state=State.TAKEN, done_at=None)

    def _move(self, start: State, **changes) -> bool:
        moved = Question.objects.filter(pk=self.pk, state=start).update(**changes)
        self.refresh_from_db()
        return bool(moved)
