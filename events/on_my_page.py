"""What stands about the agenda on somebody's own page."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from events.models import Followed, Participation
from people import mine
from people.models import User


def count_coming(user: User, site: Site) -> int:
    """What I take part in, or wait for."""
    return Participation.objects.of_person(user, site).coming(timezone.now()).count()


def count_offers(user: User, site: Site) -> int:
    """Seats that are kept for me and that I did not take yet."""
    now = timezone.now()
    return Participation.objects.of_person(user, site).offered(now).count()


def count_kept(user: User, site: Site) -> int:
    """The activities I keep."""
    return Followed.objects.by(user, site).count()


def register() -> None:
    """My agenda, my activities, and the seats that wait for me."""
    mine.register("agenda", _("My agenda"), "events_mine:agenda", icon="events", count=count_kept)
    mine.register(
        "activities",
        _("My activities"),
        "my_activities:all",
        icon="events",
        count=count_coming,
    )
    mine.register(
        "activities-offers",
        _("A seat is free for you"),
        "my_activities:all",
        icon="bell",
        count=count_offers,
        waiting=True,
    )
