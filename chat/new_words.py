"""Tell by mail that there are new messages: never what they say, one a day, not in the evening."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from chat.models import Block, Talk, TalkState, TalkWishes
from chat.talks import unread
from people.actions import write_to
from people.models import User

PATIENCE = timedelta(minutes=15)  # who is talking right now needs no mail
ONE_A_DAY = timedelta(days=1)
OLD = timedelta(days=7)  # who left it unread so long knows by now
MORNING, EVENING = 8, 21


def tell_of_new_words(now: datetime) -> int:
    """Mail everybody who has something new to read and was not told since; may run twice or late.

    Returns:
        How many mails were handed to the post.
    """
    if not MORNING <= timezone.localtime(now).hour < EVENING:
        return 0
    return sum(_tell(site_id, user_id, newest, now) for site_id, user_id, newest in _readers(now))


def _readers(now: datetime) -> list[tuple[int, int, datetime]]:
    """(site, person, when the newest was said) of who has something unread: 2 queries."""
    newest: dict[tuple[int, int], datetime] = {}
    said = unread(created__lte=now - PATIENCE, created__gt=now - OLD)
    rows = said.values_list("room__site", "room__members__person", "author", "created")
    others = [(site, reader, at) for site, reader, author, at in rows if reader != author]
    asked = Talk.objects.filter(
        state=TalkState.ASKED, asked_at__lte=now - PATIENCE, asked_at__gt=now - OLD
    )
    questions = [
        (talk.site_id, talk.other_than(talk.asker_id), talk.asked_at)
        for talk in asked
        if talk.asker_id and not _is_blocked(talk)
    ]
    for site_id, user_id, at in [*others, *questions]:
        if user_id:
            key = (site_id, user_id)
            newest[key] = max(at, newest.get(key, at))
    return [(site, user, at) for (site, user), at in newest.items()]


def _is_blocked(talk: Talk) -> bool:
    other = talk.other_than(talk.asker_id)
    return Block.objects.filter(site=talk.site_id, blocker=other, blocked=talk.asker_id).exists()


def _tell(site_id: int, user_id: int, newest: datetime, now: datetime) -> int:
    user = User.objects.filter(pk=user_id, is_active=True).exclude(email="").first()
    site = Site.objects.get(pk=site_id)
    if user is None:
        return 0
    with transaction.atomic():
        TalkWishes.objects.bulk_create([TalkWishes(site=site, person=user)], ignore_conflicts=True)
        not_told = Q(mailed_at__isnull=True) | Q(
            mailed_at__lte=now - ONE_A_DAY, mailed_at__lt=newest
        )
        mine = TalkWishes.objects.filter(not_told, site=site, person=user, mail=True)
        if not mine.update(mailed_at=now):
            return 0
        return int(write_to(user, site, "chat/mail/new_words.txt", now, lambda: _where(site)))


def _where(site: Site) -> dict[str, str]:
    return {
        "url": site.root_url + reverse("chat:talks"),
        "wishes_url": site.root_url + reverse("chat:talk_wishes"),
    }
