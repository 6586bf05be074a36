"""What happens to notices by themselves. Every job may run twice, late, or beside itself."""

from datetime import datetime, timedelta

from django.db import transaction

from board.actions.empty import empty
from board.kinds import HANGING, State
from board.models import Notice, NoticePicture
from board.models.life import REMIND_DAYS, IllegalJump
from board.renew_link import renew_url
from neighbourhoods.periodic import periodic
from people.actions import write_to

AT_ONCE = 500
DRAFT_DAYS = 14
STAGED_FOR = timedelta(days=1)
KEEP_CLOSED = timedelta(days=365)


@periodic(every=timedelta(minutes=15))
def expire_notices(now: datetime) -> int:
    """Take down what has hung its time; lists leave it out already."""
    expired = 0
    for notice in Notice.objects.to_expire(now)[:AT_ONCE]:
        try:
            notice.expire(now)
            expired += 1
        except IllegalJump:
            continue  # its author was quicker
    return expired


@periodic(every=timedelta(hours=1))
def remind_authors(now: datetime) -> int:
    """Three days before the end: a mail with a link to let it hang longer. Once for each term."""
    soon = Notice.objects.filter(
        state__in=HANGING,
        hidden_at=None,
        reminded_at=None,
        expires_at__gt=now,
        expires_at__lte=now + timedelta(days=REMIND_DAYS),
    )
    return sum(remind(notice, now) for notice in soon.select_related("site", "author")[:AT_ONCE])


def remind(notice: Notice, now: datetime) -> bool:
    """Mail the author of one notice; whoever sets `reminded_at` first is the one who mails."""

    def context() -> dict:
        return {
            "notice": notice,
            "renew_url": notice.site.root_url + renew_url(notice),
            "own_url": notice.site.root_url + notice.own_url,
            "can_renew": not notice.why_not_renew(now),
        }

    with transaction.atomic():
        first = Notice.objects.filter(pk=notice.pk, reminded_at=None).update(reminded_at=now)
        author = notice.author
        if not first or not author.is_active:
            return False
        return write_to(author, notice.site, "board/mail/reminder.txt", now, context)


@periodic(every=timedelta(hours=6))
def forget_drafts(now: datetime) -> int:
    """Delete what was begun and never finished: notices, and pictures of changes."""
    NoticePicture.with_staged.filter(staged_at__lt=now - STAGED_FOR).delete()
    old = Notice.objects.filter(
        state=State.DRAFT, placed_at=None, created_at__lt=now - timedelta(days=DRAFT_DAYS)
    )
    return old.delete()[1].get("board.Notice", 0)


@periodic(every=timedelta(hours=6))
def forget_old_notices(now: datetime) -> int:
    """A year after a notice was over its words, pictures, talks and name go. The number stays."""
    old = Notice.objects.filter(closed_at__lt=now - KEEP_CLOSED).exclude(
        author=None, title="", text="", thanks=""
    )
    return empty(old)
