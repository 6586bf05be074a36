"""The author takes a notice down for good."""

from datetime import datetime

from django.db import transaction

from board.models import Notice
from moderation.actions import hold_case, no_longer_waits
from people.models import User


@transaction.atomic
def take_down(notice: Notice, by: User, now: datetime) -> None:
    """Words and pictures are gone at once; nobody has to approve it any more."""
    hold_case(notice)
    notice.withdraw(by, now)
    no_longer_waits(notice, now)
