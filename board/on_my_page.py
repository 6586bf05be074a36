"""What stands about the board on somebody's own page."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from board.kinds import HANGING
from board.models import Notice, NoticeReply
from people import mine
from people.models import User


def count_hanging(user: User, site: Site) -> int:
    """My notices that hang."""
    return Notice.objects.of(site).filter(author=user, state__in=HANGING).count()


def count_unread(user: User, site: Site) -> int:
    """Answers that I have not read yet."""
    return NoticeReply.objects.unread_by(user, site).count()


def register() -> None:
    """Two lines: my notices, and the answers that wait."""
    mine.register("board", _("My notices"), "board:mine", icon="board", count=count_hanging)
    mine.register(
        "board-answers",
        _("Answers on the board"),
        "board:mine",
        icon="mail",
        count=count_unread,
        waiting=True,
    )
