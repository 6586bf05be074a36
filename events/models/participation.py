"""Who takes part in an activity, who waits for a seat, and what they were told."""

import hashlib
from base64 import urlsafe_b64encode
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from events.models.occurrence import Occurrence
from events.models.series import Series
from people.models import User


class State(models.TextChoices):
    """Where somebody stands."""

    CONFIRMED = "confirmed", _("takes part")
    WAITING = "waiting", _("waits for a seat")
    OFFERED = "offered", _("may take a free seat")
    LEFT = "left", _("does not come after all")


HOLDS_A_SEAT = (State.CONFIRMED, State.OFFERED)
ACTIVE = (State.CONFIRMED, State.WAITING, State.OFFERED)


class ParticipationQuerySet(models.QuerySet):
    """Questions about who takes part. Each starts at a neighbourhood, a series or a date."""

    def active(self) -> "ParticipationQuerySet":
        """Those who come, wait or were offered a seat."""
        return self.filter(state__in=ACTIVE)

    def of_person(self, person: User, site: Site) -> "ParticipationQuerySet":
        """What a resident takes part in here, with what a row shows in the same query."""
        return self.filter(person=person, site=site).select_related(
            "site", "series__page", "series__place", "occurrence__place"
        )

    def coming(self, now: datetime) -> "ParticipationQuerySet":
        """Those of dates and series that are not over."""
        ends = Q(occurrence__end__gt=now)
        whole = Q(occurrence__isnull=True) & (
            Q(series__last_end__isnull=True) | Q(series__last_end__gt=now)
        )
        return self.active().filter(ends | whole)

    def offered(self, now: datetime) -> "ParticipationQuerySet":
        """Those for whom a seat is kept now."""
        return self.filter(state=State.OFFERED, offered_until__gt=now)

    def for_date(self, date: Occurrence) -> "ParticipationQuerySet":
        """Those who joined this date, or the whole series it belongs to."""
        return self.filter(
            Q(occurrence=date) | Q(occurrence__isnull=True), series_id=date.series_id
        )


class Participation(models.Model):
    """One party: somebody and whom they bring along, for one date or for the whole series.

    A resident's name, address and number stay with their account; a visitor's stand here. After a
    term the names go and the row stays for the figures (see `events.actions.forget_names`).
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="participations")
    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="participations")
    # Empty for the whole series.
    occurrence = models.ForeignKey(
        Occurrence, null=True, on_delete=models.CASCADE, related_name="participations"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="participations",
    )
    name = models.CharField(_("name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone number"), max_length=20, blank=True)
    language = models.CharField(max_length=5, blank=True)
    guests = models.PositiveSmallIntegerField(_("brings along"), default=0)
    answer = models.CharField(_("answer to the question"), max_length=300, blank=True)

    state = models.CharField(max_length=10, choices=State.choices)
    # The place in the queue: first come, first served; by primary key within the same moment.
    asked_at = models.DateTimeField()
    offered_until = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    # SHA-256 of what stands in the link by which a visitor leaves or takes an offered seat.
    link_print = models.CharField(max_length=64, blank=True, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    forgotten_at = models.DateTimeField(null=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["occurrence", "person"],
                condition=Q(state__in=ACTIVE),
                name="one_seat_per_person_and_date",
            ),
            models.UniqueConstraint(
                fields=["series", "person"],
                condition=Q(state__in=ACTIVE, occurrence__isnull=True),
                name="one_seat_per_person_and_series",
            ),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(offered_until__isnull=False),
                name="an_offer_has_an_end",
            ),
        ]
        indexes = [
            models.Index(fields=["series", "occurrence", "state"], name="who_takes_part"),
            models.Index(
                F("link_print"), name="participation_by_link", condition=~Q(link_print="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.pk}"

    @property
    def size(self) -> int:
        """How many seats this party takes."""
        return 1 + self.guests

    @property
    def display_name(self) -> str:
        """The name by which the organiser knows them; empty once it was forgotten."""
        return str(self.person) if self.person else self.name

    def link_secret(self) -> str:
        """What stands in the link of a visitor: the same in every mail, so that an old mail works too.

        Made from the key of this installation, so that who reads the database can't make it. Only its
        print is kept, by which a link works until the first mail after that key was changed.
        """
        made = salted_hmac("rosa.events.participation", str(self.pk), algorithm="sha256").digest()
        return urlsafe_b64encode(made[:24]).decode()

    def keep_link(self) -> None:
        """See to it that the link of a visitor leads here; a resident has none."""
        link_print = "" if self.person_id else print_of(self.link_secret())
        if link_print != self.link_print:
            self.link_print = link_print
            self.save(update_fields=["link_print"])


def print_of(secret: str) -> str:
    """What is kept of a secret that stands in somebody's mail."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Attendance(models.Model):
    """Whether a party was there on a date, as the organiser wrote it down."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="attendances"
    )
    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="attendances")
    came = models.PositiveSmallIntegerField(_("how many came"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "occurrence"], name="one_attendance_per_date"
            )
        ]

    def __str__(self) -> str:
        return f"{self.participation_id}: {self.came}"


class About(models.TextChoices):
    """What somebody was told."""

    REMINDER = "reminder"
    CANCELLED = "cancelled"
    MOVED = "moved"
    RESTORED = "restored"


class ToldQuerySet(models.QuerySet):
    """Questions about what was told."""

    def to_be_phoned(self, site: Site, now: datetime) -> "ToldQuerySet":
        """Those of `site` whom somebody must still phone, before the date is over."""
        waiting = self.filter(must_be_phoned=True, participation__state__in=ACTIVE)
        return waiting.filter(participation__site=site, occurrence__end__gt=now)


class Told(models.Model):
    """That a party was told something about a date: the row is made first, so nobody is told twice.

    Attributes:
        what: the fact that was told, such as the new start; the same fact is told once.
        must_be_phoned: there is no address to write to, and nobody phoned yet.
    """

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="told")
    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=10, choices=About.choices)
    what = models.CharField(max_length=80)
    at = models.DateTimeField()
    must_be_phoned = models.BooleanField(default=False)

    objects = ToldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "occurrence", "about", "what"], name="told_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["occurrence"], name="to_be_phoned", condition=Q(must_be_phoned=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.what}"
