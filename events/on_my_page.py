"""What stands about the agenda on somebody's own page."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from events.models import Participation
from people import mine
from people.models import User


def count_coming(user: User, site: Site) -> int:
    """What I take part in, or wait for."""
    return Participation.objects.of_person(user, site).coming(timezone.now()).count()


def count_offers(user: User, site: Site) -> int:
    """Seats that are kept for me and that I did not take yet."""
    now = timezone.now()
    return Participation.objects.of_person(user, site).offered(now).count()


def register() -> None:
    """My activities, which lead to what I keep; and a seat that waits for me, while there is one."""
    mine.register(
        "activities",
        _("My activities"),
        "events_mine:activities",
        icon="events",
        count=count_coming,
    )
    mine.register(
        "activities-offers",
        _("A seat is free for you"),
        "events_mine:activities",
        icon="bell",
        count=count_offers,
        waiting=True,
        hidden_when_none=True,
    )
