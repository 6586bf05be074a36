"""Take the words, the pictures, the talks and the name from notices: an empty stone with a number stays,
so that a number on paper never leads to the notice of somebody else."""

from django.db import transaction
from django.db.models import QuerySet

from board.kinds import State
from board.models import Notice, NoticePicture, NoticeReply

NOTHING = {"title": "", "text": "", "corner": "", "thanks": "", "folded": "", "price": None}


@transaction.atomic
def empty(notices: QuerySet[Notice], **changes) -> int:
    """Empty `notices`; `changes` are further values, such as a state. Returns how many."""
    pks = list(notices.values_list("pk", flat=True))
    NoticePicture.with_staged.filter(notice__in=pks).delete()
    NoticeReply.objects.filter(notice__in=pks).delete()
    found = Notice.objects.filter(pk__in=pks)
    return found.update(author=None, **NOTHING, **changes)


def empty_and_withdraw(notices: QuerySet[Notice], now) -> int:
    """Empty `notices` at the wish of their author."""
    return empty(notices, state=State.WITHDRAWN, closed_at=now, reminded_at=None)
