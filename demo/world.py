"""What the loaders share while they fill the demo: the moment, the sites, the people, the pictures."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone
from wagtail.models import Page, Site

from neighbourhoods.models import Picture
from partners.models import Organisation
from people.models import User


@dataclass
class World:
    """The demo under way.

    Attributes:
        now: the moment of loading; everything in the content is told in days from here.
        picture_width: how wide pictures are drawn; tests draw small ones.
    """

    now: datetime
    picture_width: int = 1600
    port: int = 8000
    lombok: Site | None = None
    overvecht: Site | None = None
    people: dict[str, User] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    activities: dict[str, Page] = field(default_factory=dict)
    loaded: list[tuple[str, int]] = field(default_factory=list)

    @property
    def today(self) -> date:
        return timezone.localtime(self.now).date()

    def moment(self, days_ago: float = 0, clock: str = "") -> datetime:
        """A moment `days_ago`, at `clock` ("10.30", local time) or at the hour of loading."""
        if not clock:
            return self.now - timedelta(days=days_ago)
        hour, minute = (int(part) for part in clock.split("."))
        day = self.today - timedelta(days=int(days_ago))
        zone = timezone.get_default_timezone()
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)

    def tell(self, what: str, count: int) -> None:
        """Remember for the summary that `count` of `what` are there now."""
        self.loaded.append((what, count))


@contextmanager
def unsent_mail() -> Iterator[None]:
    """Loading the demo writes to nobody."""
    from django.test.utils import override_settings

    with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
        yield
