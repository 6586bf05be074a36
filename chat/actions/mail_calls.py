"""Tell who is away that neighbours call them: one mail a day at most, never at night, never the words."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from chat.models import Lease, Member, Mention, MessageState
from chat.person import cards, person_for
from people.actions import write_to

QUIET_FROM, QUIET_UNTIL = 21, 8  # hours of the local clock
WAIT = timedelta(minutes=10)  # whoever comes back meanwhile needs no mail
STALE = timedelta(days=3)
BETWEEN = timedelta(hours=24)


def is_quiet(now: datetime) -> bool:
    """Whether people want to be left alone at this hour."""
    return not QUIET_UNTIL <= timezone.localtime(now).hour < QUIET_FROM


def mail_calls(now: datetime) -> int:
    """Post what there is to tell; returns how many mails. May run twice or late."""
    if is_quiet(now):
        return 0
    with transaction.atomic():
        waiting: dict[tuple[int, int], list[Mention]] = defaultdict(list)
        for call in _waiting(now):
            waiting[call.person_id, call.message.room.site_id].append(call)
        told: set[int] = set()
        for (person_id, _site), calls in waiting.items():
            if person_id not in told and _tell(calls, now):
                told.add(person_id)
        return len(told)


def _waiting(now: datetime) -> list[Mention]:
    """Calls that nobody saw and no mail told of, of people who are away and want to know."""
    found = (
        Mention.objects.heard()
        .select_for_update(of=("self",))
        .select_related("person", "message__room__site")
    )
    calls = found.filter(
        seen_at=None,
        mailed_at=None,
        message__state=MessageState.VISIBLE,
        message__created__lte=now - WAIT,
        message__created__gt=now - STALE,
        person__is_active=True,
    ).exclude(person__email="")
    calls = list(calls.order_by("pk"))
    people = {call.person_id for call in calls}
    lately = Mention.objects.filter(person__in=people, mailed_at__gt=now - BETWEEN)
    inside = Lease.objects.filter(person__in=people, expires__gt=Now())
    busy = {*lately.values_list("person", flat=True), *inside.values_list("person", flat=True)}
    off = set(Member.objects.filter(person__in=people, notify=False).values_list("person", "room"))
    return [
        call
        for call in calls
        if call.person_id not in busy and (call.person_id, call.message.room_id) not in off
    ]


def _tell(calls: list[Mention], now: datetime) -> bool:
    user, site = calls[0].person, calls[0].message.room.site
    if not person_for(user, site).is_member:
        return False
    write_to(user, site, "chat/mail/called.txt", now, lambda: _context(site, calls))
    Mention.objects.filter(pk__in=[call.pk for call in calls]).update(mailed_at=now)
    return True


def _context(site: Site, calls: Iterable[Mention]) -> dict:
    writers = cards(site, [call.message.author_id for call in calls])
    return {
        "names": ", ".join(sorted({card.name for card in writers.values()})),
        "url": site.root_url + reverse("chat:called"),
    }
