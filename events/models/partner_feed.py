"""A calendar that a partner makes elsewhere: an address that we look at, or files handed to us."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from partners.models import Organisation
from people.models import User

SCHEMES = ["http", "https", "webcal"]
LEASE = timedelta(minutes=15)  # after this, a worker that took a feed is taken for dead


class FeedState(models.TextChoices):
    """How it goes with a calendar."""

    NEW = "new", _("not read yet")
    OK = "ok", _("in order")
    STORING = "storing", _("out of order")
    WAITING = "waiting", _("waits for you")


class PartnerFeedQuerySet(models.QuerySet):
    """Questions about calendars of partners."""

    def followed(self) -> "PartnerFeedQuerySet":
        """Those with an address that we look at by ourselves."""
        return self.filter(is_active=True).exclude(address="")

    def needing_somebody(self, site: Site) -> "PartnerFeedQuerySet":
        """Those of `site` that a person should look at."""
        troubled = Q(is_active=True, state__in=[FeedState.STORING, FeedState.WAITING])
        return self.filter(troubled | Q(has_news=True), site=site)

    def of_files(self, organisation: Organisation, by: User | None) -> "PartnerFeed":
        """Where the files of `organisation` come in; made at the first one, by `by`."""
        return self.get_or_create(
            site_id=organisation.site_id,
            organisation=organisation,
            address="",
            defaults={"name": organisation.name[:80], "made_by": by},
        )[0]


class PartnerFeed(models.Model):
    """The calendar of an organisation. Without address, it holds what was handed in as files."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="partner_feeds", editable=False
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="calendar_feeds",
        verbose_name=_("organisation"),
    )
    name = models.CharField(
        _("name"), max_length=80, help_text=_("For you and the other editors, such as “Lessons”.")
    )
    address = models.CharField(
        _("address of the calendar"),
        max_length=500,
        blank=True,
        help_text=_(
            "It often ends in .ics and begins with https:// or webcal://. The organisation finds it "
            "in its own calendar under “share” or “subscribe”."
        ),
    )
    is_active = models.BooleanField(
        _("look at it every four hours"),
        default=True,
        help_text=_("Untick to pause. What came in before stays in the agenda."),
    )
    category = models.ForeignKey(
        "events.EventCategory",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("kind of activity"),
        help_text=_("For new drafts, when the calendar names no kind that we know."),
    )
    place = models.ForeignKey(
        "events.Place",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("place"),
        help_text=_("For new drafts, when the calendar names no place."),
    )
    languages = models.CharField(
        _("languages spoken"), max_length=60, blank=True, help_text=_("For new drafts.")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    state = models.CharField(
        max_length=10, choices=FeedState.choices, default=FeedState.NEW, editable=False
    )
    reason = models.CharField(max_length=300, blank=True, editable=False)
    has_news = models.BooleanField(default=False, editable=False)
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    print = models.CharField(max_length=64, blank=True, editable=False)  # of the last good bytes
    count = models.PositiveIntegerField(default=0, editable=False)
    fetched_at = models.DateTimeField(null=True, editable=False)
    good_at = models.DateTimeField(null=True, editable=False)
    taken_at = models.DateTimeField(null=True, editable=False)  # by a worker that is busy with it

    objects = PartnerFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar of a partner")
        verbose_name_plural = _("calendars of partners")
        ordering = ["organisation__name", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(address=""), name="files_come_in_at_one_place"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """An address that a calendar can have; the thing itself is asked later, in the background."""
        super().clean()
        if not self.address:
            return
        self.address = self.address.strip()
        try:
            URLValidator(schemes=SCHEMES)(self.address)
            port = urlsplit(self.address).port
        except (ValidationError, ValueError) as error:
            raise ValidationError(
                {
                    "address": _(
                        "This is not the address of a calendar. "
                        "It begins with https:// or webcal://."
                    )
                }
            ) from error
        if "@" in urlsplit(self.address).netloc or port == 0:
            raise ValidationError(
                {"address": _("An address with a name and password in it is not safe with us.")}
            )

    @property
    def is_of_files(self) -> bool:
        """Whether it has no address: its files are handed in by a person."""
        return not self.address

    @property
    def is_paused(self) -> bool:
        """Whether we don't look at it for now."""
        return bool(self.address) and not self.is_active

    @property
    def state_words(self) -> str:
        """How it goes with it, in a few words."""
        if self.is_paused:
            return str(_("paused"))
        if self.is_of_files and self.state in (FeedState.NEW, FeedState.OK):
            return str(_("files by hand"))
        return str(self.get_state_display())

    def take(self, now: datetime) -> bool:
        """Begin to work on it; false when another worker is at it. The database decides who wins."""
        free = Q(taken_at=None) | Q(taken_at__lt=now - LEASE)
        mine = PartnerFeed.objects.filter(free, pk=self.pk).update(taken_at=now)
        if mine:
            self.refresh_from_db()
        return bool(mine)

    def let_go(self) -> None:
        """The work is done, well or not."""
        PartnerFeed.objects.filter(pk=self.pk, taken_at=self.taken_at).update(taken_at=None)

    def stumble(self, reason: object, now: datetime) -> None:
        """It could not be read; what came in before stays.

        Args:
            reason: why, in words for a volunteer.
        """
        self.state, self.fetched_at = FeedState.STORING, now
        self.reason = Truncator(str(reason)).chars(300)
        self.save(update_fields=["state", "reason", "fetched_at"])

    def recover(self, now: datetime) -> None:
        """It was read, or nothing has changed: in order, unless somebody must decide first."""
        waits = self.activities.waiting().exists()
        self.state = FeedState.WAITING if waits else FeedState.OK
        self.reason, self.fetched_at, self.good_at = "", now, now
        self.save(update_fields=["state", "reason", "fetched_at", "good_at"])

    def forget_answer(self) -> None:
        """Ask anew next time, as if it had never been read: the address is another."""
        self.etag = self.last_modified = self.print = self.reason = ""
        self.state = FeedState.NEW
