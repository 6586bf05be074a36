"""Questions asked of the notices. `now` decides what still hangs, however late the nightly work is."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Count, F, Max, Q, QuerySet
from django.http import Http404
from wagtail.models import Site

from board.kinds import HANGING, NOT_YET, State
from moderation.access import may_moderate
from neighbourhoods.text import fold

DONE_DAYS = 14  # how long "it worked out" stays to be seen


class NoticeQuerySet(QuerySet):
    """Notices of any neighbourhood; start with `of` or `visible_to`."""

    def of(self, site: Site) -> NoticeQuerySet:
        """Those of one neighbourhood."""
        return self.filter(site=site)

    def hanging(self, now: datetime) -> NoticeQuerySet:
        """What can still be answered, for everybody to see."""
        return self.filter(state__in=HANGING, expires_at__gt=now, hidden_at=None)

    def public(self, now: datetime) -> NoticeQuerySet:
        """What everybody may see: what hangs, and what worked out not long ago."""
        return self.filter(_is_public(now))

    def visible_to(self, user, site: Site, now: datetime) -> NoticeQuerySet:
        """What `user` may see in `site`: what is public, one's own, and what one talked about.

        A moderator sees all but other people's drafts.
        """
        here = self.of(site)
        if user is None or not user.is_authenticated:
            return here.public(now)
        if may_moderate(user, site):
            return here.filter(~Q(state=State.DRAFT) | Q(author=user))
        talking = Q(pk__in=user.notice_talks.values("notice"), hidden_at=None)
        up = ~Q(state__in=NOT_YET)
        return here.filter(Q(author=user) | _is_public(now) | talking & up)

    def newest(self, site: Site, now: datetime, count: int) -> NoticeQuerySet:
        """The latest `count` notices of `site` that can be answered: 2 queries, with author and pictures."""
        return self.of(site).hanging(now).filter(state=State.OPEN).for_cards()[:count]

    def for_cards(self) -> NoticeQuerySet:
        """With what a card shows: 1 query more for all pictures. The latest first."""
        return (
            self.select_related("author")
            .prefetch_related("pictures")
            .order_by(F("placed_at").desc(nulls_first=True), "-pk")
        )

    def matching(self, words: str) -> NoticeQuerySet:
        """Those that hold every one of `words` somewhere, or bear that number."""
        found = self
        for word in fold(words).split()[:8]:
            is_number = word.isdecimal() and len(word) < 9
            found = found.filter(Q(folded__contains=word) | Q(number=int(word) if is_number else 0))
        return found

    def to_expire(self, now: datetime) -> NoticeQuerySet:
        """What hangs though its time is up."""
        return self.filter(state__in=HANGING, expires_at__lte=now)

    def next_number(self, site: Site) -> int:
        """The number of the next notice; ask inside a transaction that locks the site."""
        return max(self.of(site).aggregate(last=Max("number"))["last"] or 0, 100) + 1


def _is_public(now: datetime) -> Q:
    lately = now - timedelta(days=DONE_DAYS)
    hangs = Q(state__in=HANGING, expires_at__gt=now)
    return (hangs | Q(state=State.SUCCEEDED, closed_at__gt=lately)) & Q(hidden_at=None)


class NoticeReplyQuerySet(QuerySet):
    """Talks below notices."""

    def visible_to(self, user) -> NoticeReplyQuerySet:
        """Only what `user` wrote or was written to."""
        return self.filter(Q(neighbour=user) | Q(notice__author=user))

    def unread_by(self, user, site: Site) -> NoticeReplyQuerySet:
        """Written to `user` in `site` and not yet seen."""
        mine = self.visible_to(user).filter(notice__site=site, read_at=None)
        return mine.exclude(writer=user)


def get_notice_for(user, site: Site, number: int, now: datetime):
    """The notice with this number as far as `user` may see it; everything else is 404.

    Args:
        user: a person, or None for the public page that knows nobody.
    """
    from board.models import Notice

    found = (
        Notice.objects.visible_to(user, site, now)
        .for_cards()
        .select_related("site", "author")
        .filter(number=number)
        .first()
    )
    if found is None:
        raise Http404("no such notice for you")
    return found


def with_counts(notices: NoticeQuerySet, user) -> NoticeQuerySet:
    """With `unread`, the number of messages that wait for `user`, and `talks` with neighbours."""
    unread = Count(
        "replies", filter=Q(replies__read_at=None) & ~Q(replies__writer=user), distinct=True
    )
    return notices.annotate(unread=unread, talks=Count("replies__neighbour", distinct=True))
