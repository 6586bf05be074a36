"""What stands about the agenda on somebody's own page."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from events.models import Followed
from people import mine
from people.models import User


def count_kept(user: User, site: Site) -> int:
    """The activities I keep."""
    return Followed.objects.by(user, site).count()


def register() -> None:
    """One line: my agenda."""
    mine.register("agenda", _("My agenda"), "events_mine:agenda", icon="events", count=count_kept)
