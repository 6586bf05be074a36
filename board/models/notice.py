"""One notice: who asks or offers what, and until when."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from board.kinds import CHANGEABLE, HANGING, NOT_YET, Kind, State
from board.models.life import Life
from board.querysets import NoticeQuerySet
from neighbourhoods.text import fold


class Notice(Life, models.Model):
    """A notice on the board of one neighbourhood. Its life stands in life.py."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="notices")
    number = models.PositiveIntegerField(_("number"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,  # somebody who left and let their words stay
        on_delete=models.CASCADE,
        related_name="notices",
        verbose_name=_("author"),
    )
    key = models.UUIDField(default=uuid.uuid4)  # the form it was written in
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.OFFERED)
    title = models.CharField(_("title"), max_length=60, blank=True)
    text = models.TextField(_("text"), max_length=1500, blank=True)
    price = models.DecimalField(
        _("price in euros"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    corner = models.CharField(_("where in the neighbourhood"), max_length=40, blank=True)
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    thanks = models.CharField(_("a word of thanks"), max_length=200, blank=True)
    folded = models.TextField(editable=False, default="")  # what search looks in

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    created_at = models.DateTimeField(_("begun"))
    placed_at = models.DateTimeField(_("put up"), null=True, blank=True)
    expires_at = models.DateTimeField(_("hangs until"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(_("taken down"), null=True, blank=True)
    renewals = models.PositiveSmallIntegerField(_("times renewed"), default=0)
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    hidden_reason = models.CharField(_("why hidden"), max_length=10, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-placed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["site", "number"], name="one_notice_per_number"),
            models.UniqueConstraint(fields=["site", "author", "key"], name="one_notice_per_form"),
            models.CheckConstraint(
                condition=Q(hidden_at=None, hidden_reason="")
                | (Q(hidden_at__isnull=False) & ~Q(hidden_reason="")),
                name="a_hidden_notice_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[*HANGING]) | Q(expires_at__isnull=False),
                name="what_hangs_has_an_end",
            ),
        ]
        indexes = [
            models.Index(fields=["site", "state", "-placed_at"], name="board_newest"),
            models.Index(fields=["state", "expires_at"], name="board_expiring"),
            models.Index(fields=["author", "-created_at"], name="board_by_author"),
        ]

    def __str__(self) -> str:
        return f"{_('Notice')} {self.number}"

    def save(self, *args, **kwargs) -> None:
        """Keep what search looks in up to date."""
        self.folded = fold(f"{self.title} {self.text} {self.corner}")
        fields = kwargs.get("update_fields")
        if fields is not None:
            kwargs["update_fields"] = {*fields, "folded"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its public page, in the current language."""
        return reverse("board:notice", args=[self.number])

    @property
    def own_url(self) -> str:
        """The page where its author acts and a neighbour answers."""
        return reverse("board:own", args=[self.number])

    @property
    def signature(self) -> str:
        """Who it is from, as others read it."""
        return self.author.called if self.author else str(_("a neighbour"))

    @property
    def what(self) -> Kind:
        """Its kind, with icon and term."""
        return Kind(self.kind)

    @property
    def is_hidden(self) -> bool:
        """Whether a moderator took it out of sight."""
        return self.hidden_at is not None

    @property
    def is_hanging(self) -> bool:
        """Whether it can still be answered."""
        return self.state in HANGING and not self.is_hidden

    @property
    def is_answerable(self) -> bool:
        """Whether a talk about it may go on: others can see it, or could until it was over."""
        return self.state not in NOT_YET and not self.is_hidden

    @property
    def is_changeable(self) -> bool:
        """Whether its author may still change the words."""
        return self.state in CHANGEABLE and not self.is_hidden

    @property
    def is_free(self) -> bool:
        """Whether "free" should stand on it."""
        return self.what.may_cost and not self.price

    @property
    def first_picture(self):
        """The picture for a card, or None; uses what was prefetched."""
        return next(iter(self.pictures.all()), None)

    @property
    def every_picture(self) -> models.QuerySet:
        """Also those that wait in a form; never from what was prefetched."""
        from board.models.picture import NoticePicture

        return NoticePicture.with_staged.filter(notice=self)

    def ends_within(self, days: int, now: datetime) -> bool:
        """Whether it hangs and comes down within `days` days."""
        return bool(
            self.is_hanging and self.expires_at and self.expires_at <= now + timedelta(days=days)
        )
