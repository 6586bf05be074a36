"""An activity, as an editor writes it."""

from datetime import datetime, time, timedelta

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from events.admin.page_form import EventPageForm
from events.admin.panels import SchedulePanel, SourcePanel
from events.local_time import DEFAULT_ZONE
from events.models.continuation import Continuation
from events.models.series import Joining, Where
from events.schedule import Schedule
from events.spoken import NAMES, unpack
from neighbourhoods.fields import BodyField
from neighbourhoods.pages import BasePage
from partners.models import Organisation


class EventPage(BasePage):
    """An activity in one language. What all languages share is kept in step by translation."""

    introduction = models.CharField(
        _("in one sentence"), max_length=200, help_text=_("What do we do, and who may come?")
    )
    body = BodyField(verbose_name=_("text"), blank=True)
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
    )
    category = models.ForeignKey(
        "events.EventCategory",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("kind of activity"),
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("organised by"),
    )
    where = models.CharField(_("where"), max_length=12, choices=Where.choices, default=Where.PLACE)
    place = models.ForeignKey(
        "events.Place",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("place"),
    )
    online_link = models.URLField(
        _("link to join online"),
        blank=True,
        help_text=_("Visitors see it from fifteen minutes before the start."),
    )
    is_free = models.BooleanField(_("free"), default=True)
    price = models.CharField(
        _("price"), max_length=80, blank=True, help_text=_("For instance: 2 euro, with U-pas free.")
    )
    for_whom = models.CharField(_("for whom"), max_length=120, blank=True)
    languages = models.CharField(_("languages spoken"), max_length=60, blank=True)
    contact_name = models.CharField(
        _("contact person"),
        max_length=80,
        blank=True,
        help_text=_("Shown to everybody. Ask this person first."),
    )
    contact_phone = models.CharField(_("phone number"), max_length=20, blank=True)
    contact_email = models.EmailField(_("e-mail address"), blank=True)

    joining = models.CharField(
        _("how people take part"), max_length=8, choices=Joining.choices, default=Joining.WALK_IN
    )
    seats = models.PositiveSmallIntegerField(
        _("seats"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2000)],
        help_text=_("Leave empty when there is room for everybody."),
    )
    most_guests = models.PositiveSmallIntegerField(
        _("how many others somebody may bring along"),
        default=0,
        validators=[MaxValueValidator(10)],
    )
    question = models.CharField(
        _("question to who takes part"),
        max_length=200,
        blank=True,
        help_text=_("For instance: is there something you don't eat?"),
    )

    # Day and time apart: revisions would move a whole datetime to UTC.
    start_day = models.DateField(_("first day"), null=True, blank=True)
    start_time = models.TimeField(_("start time"), default=time.min)
    length = models.DurationField(_("length"), default=timedelta(hours=1))
    all_day = models.BooleanField(_("all day"), default=False)
    zone = models.CharField(max_length=60, default=DEFAULT_ZONE)
    rule = models.CharField(_("repetition"), max_length=300, blank=True)
    skips_closures = models.BooleanField(_("not in closed periods"), default=False)

    content_panels = [
        SourcePanel(),
        *BasePage.content_panels,
        FieldPanel("introduction"),
        SchedulePanel(heading=_("When")),
        InlinePanel(
            "extra_dates",
            heading=_("Extra days"),
            label=_("day"),
            help_text=_("Loose days, or days beside the repetition."),
        ),
        InlinePanel(
            "skipped_dates",
            heading=_("Not on these days"),
            label=_("day"),
            help_text=_(
                "Days of the repetition on which it does not take place, and never would. "
                "Does a date fall through that people counted on? Then cancel it: they read why."
            ),
        ),
        MultiFieldPanel(
            [
                FieldPanel("where"),
                FieldPanel("place", widget=forms.Select),
                FieldPanel("online_link"),
            ],
            _("Where"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("category", widget=forms.Select),
                        FieldPanel("organisation", widget=forms.Select),
                    ]
                ),
                FieldPanel("for_whom"),
                FieldRowPanel([FieldPanel("is_free"), FieldPanel("price")]),
                FieldPanel("languages"),
            ],
            _("For whom"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("joining"),
                FieldRowPanel([FieldPanel("seats"), FieldPanel("most_guests")]),
                FieldPanel("question"),
            ],
            _("Taking part"),
        ),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("contact_name"),
                FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
            ],
            _("Questions"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction", boost=2),
        index.SearchField("body"),
        index.SearchField("for_whom"),
        index.RelatedFields("organisation", [index.SearchField("name")]),
        index.RelatedFields("place", [index.SearchField("name"), index.SearchField("street")]),
        index.FilterField("translation_key"),
    ]
    # Kept the same in every language; the rest is translated.
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in (
            "category", "languages", "contact_name", "contact_phone", "zone", "rule", "start_day", "start_time",
            "length", "all_day", "skips_closures", "where", "place", "organisation", "is_free",
            "joining", "seats", "most_guests",
        )
    ]  # fmt: skip
    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []
    base_form_class = EventPageForm
    template = "events/event_page.html"

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    @property
    def start_local(self) -> datetime | None:
        """The first start on the clock; None in a draft that has no day yet."""
        return datetime.combine(self.start_day, self.start_time) if self.start_day else None

    @start_local.setter
    def start_local(self, value: datetime | None) -> None:
        self.start_day = value.date() if value else None
        self.start_time = value.time() if value else time.min

    def schedule(self) -> Schedule:
        """When it is, as this page says; a draft without a day has no schedule."""
        assert self.start_local is not None  # noqa: S101 - asked for by callers first
        continuation = Continuation.objects.after(self.life_key)
        return Schedule(
            start=self.start_local,
            length=self.length,
            all_day=self.all_day,
            zone=self.zone,
            rule=self.rule,
            skips_closures=self.skips_closures,
            extra=tuple(extra.start_at(self.start_local) for extra in self.extra_dates.all()),
            not_on=tuple(day.start_at(self.start_local) for day in self.skipped_dates.all()),
            ends_before=continuation.since if continuation else None,
        )

    @property
    def life_key(self):
        """The key of the series whose dates this page shows; an alias shows those of its source."""
        return (
            self.alias_of.translation_key if self.is_same_language_alias else self.translation_key
        )

    @property
    def is_same_language_alias(self) -> bool:
        """Whether this is a copy that follows another page, rather than a translation of it."""
        return bool(self.alias_of_id) and self.alias_of.translation_key != self.translation_key

    @property
    def language_names(self) -> list[tuple[str, str]]:
        """Code and own name of each language spoken there."""
        return [(code, NAMES[code]) for code in unpack(self.languages)]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Each date has an address under the page: `/agenda/soep/2026-03-03/`."""
        if len(path_components) == 1 and self.live:
            return RouteResult(self, kwargs={"date": path_components[0]})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, date: str = "", **kwargs) -> HttpResponse:
        """The page of the activity, or of one of its dates; a date that another page took over is there."""
        from events.event_reading import taken_over

        self.asked_date = date
        try:
            return super().serve(request, **kwargs)
        except Http404:
            if address := taken_over(self, request, date):
                return HttpResponseRedirect(address)
            raise

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """The dates that follow, and the one that was asked for."""
        from events.event_reading import event_context

        context = super().get_context(request, *args, **kwargs)
        return context | event_context(
            self, request, getattr(self, "asked_date", ""), timezone.now()
        )


class LooseDay(Orderable):
    """A day, with the hour of the first day or one of its own."""

    day = models.DateField(_("day"))
    time = models.TimeField(
        _("start time"),
        null=True,
        blank=True,
        help_text=_("Leave empty for the same time as the first day."),
    )

    panels = [FieldRowPanel([FieldPanel("day"), FieldPanel("time")])]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.day)

    def start_at(self, first: datetime) -> datetime:
        """Its start on the clock; `first` gives the time when it has none of its own."""
        return datetime.combine(self.day, self.time or first.time())


class ExtraDate(LooseDay):
    """A loose date beside the repetition, part of what the page publishes."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="extra_dates")

    class Meta(LooseDay.Meta):
        verbose_name = _("extra day")
        verbose_name_plural = _("extra days")


class SkippedDate(LooseDay):
    """A date of the repetition that never takes place, part of what the page publishes."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="skipped_dates")

    class Meta(LooseDay.Meta):
        verbose_name = _("day without it")
        verbose_name_plural = _("days without it")
