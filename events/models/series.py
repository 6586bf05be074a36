"""What all languages of an activity share, as it was last published."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from events.fields import LocalDateTimeField
from events.local_time import DEFAULT_ZONE
from events.querysets import SeriesQuerySet
from partners.models import Organisation


class Where(models.TextChoices):
    """Where people meet."""

    PLACE = "place", _("at a place")
    ONLINE = "online", _("online")
    LIVING_ROOM = "living_room", _("in our living room on this site")


class Joining(models.TextChoices):
    """How people take part."""

    WALK_IN = "walk_in", _("just walk in")
    DATES = "dates", _("sign up for one date")
    SERIES = "series", _("sign up for the whole series")


class Series(models.Model):
    """The life of one activity: its dates and feed hang here, whatever page or language shows it.

    A page is a draft until it is published; this row is what was published. Its key is the
    `translation_key` of the pages, so it survives translation, renaming and moving.
    """

    key = models.UUIDField(primary_key=True)
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="event_series")
    page = models.ForeignKey(
        "events.EventPage", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_published = models.BooleanField(default=True)

    start_local = LocalDateTimeField()
    length = models.DurationField()
    all_day = models.BooleanField(default=False)
    zone = models.CharField(max_length=60, default=DEFAULT_ZONE)
    rule = models.CharField(max_length=300, blank=True)
    skips_closures = models.BooleanField(default=False)
    # Local starts that the rule gives but that never take place (closed, or not on the clock).
    skipped = models.JSONField(default=list)
    last_start_local = LocalDateTimeField(null=True)
    first_start = models.DateTimeField()
    last_end = models.DateTimeField(null=True)  # empty when it goes on and on

    where = models.CharField(max_length=12, choices=Where.choices, default=Where.PLACE)
    place = models.ForeignKey(
        "events.Place", null=True, on_delete=models.SET_NULL, related_name="series"
    )
    category = models.ForeignKey(
        "events.EventCategory", null=True, on_delete=models.SET_NULL, related_name="series"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.SET_NULL, related_name="event_series"
    )
    languages = models.CharField(max_length=60, blank=True)  # ",nl,tr,"
    is_free = models.BooleanField(default=True)
    wheelchair = models.BooleanField(default=False)
    joining = models.CharField(max_length=8, choices=Joining.choices, default=Joining.WALK_IN)
    seats = models.PositiveSmallIntegerField(null=True)  # empty when there is room for all
    most_guests = models.PositiveSmallIntegerField(default=0)

    sequence = models.PositiveIntegerField(default=0)
    timing_print = models.CharField(max_length=64, blank=True)
    content_print = models.CharField(max_length=64, blank=True)
    modified = models.DateTimeField()

    objects = SeriesQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["site", "is_published", "last_end"], name="series_in_feed")]

    def __str__(self) -> str:
        return str(self.page or self.key)


class EventAddress(models.Model):
    """Every address an activity ever had, so that a subscription outlives a new name."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="addresses")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=5)
    slug = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["site", "language", "slug"], name="one_activity_per_former_address"
            )
        ]

    def __str__(self) -> str:
        return self.slug
