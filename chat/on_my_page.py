"""What stands about the living room on somebody's own page."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from chat.models import Mention, MessageState
from people import mine
from people.models import User


def calls(user: User, site: Site) -> QuerySet[Mention]:
    """Where `user` was called in `site`, as far as those words can be read and are wanted."""
    return Mention.objects.heard().filter(
        person=user, message__room__site=site, message__state=MessageState.VISIBLE
    )


def count_unseen(user: User, site: Site) -> int:
    """Calls that wait for me."""
    return calls(user, site).filter(seen_at=None).count()


def register() -> None:
    """One line: who called me."""
    mine.register(
        "chat-calls",
        _("Where you were called"),
        "chat:called",
        icon="bell",
        count=count_unseen,
        waiting=True,
    )
