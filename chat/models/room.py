"""A place to talk. `head` numbers every change in it; only `chat.sequence` touches it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import Site


class RoomKind(models.TextChoices):
    """What a room is for."""

    LIVING = "living", _("living room")
    THEME = "theme", _("room with a theme")
    PRIVATE = "private", _("conversation between two")
    HELP = "help", _("help talk")


CLOSED_CIRCLES = frozenset({RoomKind.PRIVATE, RoomKind.HELP})


class RoomStatus(models.TextChoices):
    """Whether there may be talked."""

    OPEN = "open", _("open")
    READ_ONLY = "read_only", _("only the team talks")
    CLOSED = "closed", _("closed")


class GuestAccess(models.TextChoices):
    """What somebody without an account may do here."""

    OUT = "out", _("may not enter")
    READ = "read", _("may read along")
    TALK = "talk", _("may talk under a nickname")


class Room(ClusterableModel):
    """A room of one neighbourhood.

    Attributes:
        guests_with_host: visitors without account talk only while somebody of the team is in.
        timetable: its hours as JSON, beside `hours` and `other_days`: who asks whether there may be
            talked has them with the room itself (written by `chat.actions.change_room`).
        is_archived: put away; nobody finds it, and nothing of it is lost.
        floor: number of the last time that old messages were erased; who knows less starts anew.
        slug: the last part of its address, for rooms with a theme.
        head: number of the last change; every message and every change takes the next one.
        rev: number of the last change of the room itself (name, topic, status).
        slow_seconds: how long a resident waits between two messages; 0 is not at all.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="rooms")
    kind = models.CharField(
        _("kind"), max_length=10, choices=RoomKind.choices, default=RoomKind.LIVING
    )
    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("address"), max_length=60, blank=True)
    topic = models.CharField(
        _("topic"),
        max_length=140,
        blank=True,
        help_text=_("One line at the top of the room, for instance what happens today."),
    )
    status = models.CharField(
        _("door"), max_length=10, choices=RoomStatus.choices, default=RoomStatus.OPEN
    )
    guests = models.CharField(
        _("people without an account"),
        max_length=10,
        choices=GuestAccess.choices,
        default=GuestAccess.READ,
    )
    slow_seconds = models.PositiveSmallIntegerField(
        _("calm: seconds between two messages of one person"),
        default=0,
        help_text=_("0 means no waiting. Try 30 when it gets too busy."),
    )
    guests_with_host = models.BooleanField(
        _("visitors talk only while a host or worker is in"), default=True
    )
    house_rules = models.TextField(
        _("house rules of this room"),
        max_length=1200,
        blank=True,
        help_text=_(
            "One rule on each line, five at most. Leave empty for the rules of the living room."
        ),
    )
    timetable = models.TextField(default="", blank=True, editable=False)
    is_archived = models.BooleanField(
        _("put away"),
        default=False,
        help_text=_("Nobody sees the room any more. Nothing is lost: you can bring it back."),
    )
    floor = models.PositiveBigIntegerField(default=0, editable=False)
    head = models.PositiveBigIntegerField(default=0, editable=False)
    rev = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        constraints = [
            models.UniqueConstraint(
                fields=["site"], condition=Q(kind="living"), name="one_living_room_per_site"
            ),
            models.UniqueConstraint(
                fields=["site", "slug"], condition=~Q(slug=""), name="one_room_per_address"
            ),
            models.CheckConstraint(
                condition=~Q(kind="living") | Q(is_archived=False), name="a_living_room_stays"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A neighbourhood keeps its living room."""
        super().clean()
        if self.kind == RoomKind.LIVING and self.is_archived:
            raise ValidationError({"is_archived": _("The living room stays. You can close it.")})

    @property
    def is_closed_circle(self) -> bool:
        """Whether only those who sit in it know that it exists: a private conversation, a help talk."""
        return self.kind in CLOSED_CIRCLES

    @property
    def rules(self) -> list[str]:
        """Its own house rules, one by one."""
        return [line.strip() for line in self.house_rules.splitlines() if line.strip()][:5]

    @property
    def path(self) -> str:
        """Where it stands, as Dutch writes it, without slashes at its ends."""
        if self.kind == RoomKind.LIVING:
            return "huiskamer"
        if self.kind == RoomKind.THEME:
            return f"huiskamer/kamer/{self.slug}"
        return f"huiskamer/gesprek/{self.pk}"
