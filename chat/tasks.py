"""Work that comes back. Every job may run twice or late; what is forgotten goes in small pieces, so that
nobody who talks waits for it."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from moderation.terms import OBJECT_FOR
from neighbourhoods.periodic import periodic

PIECE = 500  # messages erased under one lock
MOST_PIECES = 200  # in one round; the rest the next time
GUESTS_AWAY = timedelta(days=30)  # as long as their cookie lasts
STONES = OBJECT_FOR + timedelta(days=7)  # the words of what was covered: longer than one can object


@periodic(every=timedelta(hours=6))
def erase_old_messages(now: datetime) -> int:
    """Erase what is older than its neighbourhood keeps it, from every room; how many. Who sat in a help
    talk is forgotten with its words."""
    from chat.actions.erase import erase_before
    from chat.actions.forget_help import forget_help
    from chat.models import ChatSettings, Room, RoomKind

    days = dict(ChatSettings.objects.values_list("site", "keep_days"))
    usual = ChatSettings._meta.get_field("keep_days").default
    erased = 0
    for room_id, site_id, kind in Room.objects.values_list("pk", "site", "kind"):
        before = now - timedelta(days=days.get(site_id, usual))
        for _piece in range(MOST_PIECES):
            count = erase_before(room_id, before, PIECE)
            erased += count
            if count < PIECE:
                break
        if kind == RoomKind.HELP:
            forget_help(room_id, before, now)
    return erased


@periodic(every=timedelta(hours=12))
def empty_stones(now: datetime) -> int:
    """Forget the words of messages that were covered so long ago that nobody can object any more."""
    from chat.actions.erase import empty_covered_before
    from chat.models import Message, MessageState

    old = Message.objects.filter(state=MessageState.HIDDEN, created__lt=now - STONES)
    rooms = set(old.values_list("room", flat=True))
    return sum(empty_covered_before(room_id, now - STONES, PIECE) for room_id in rooms)


@periodic(every=timedelta(hours=1))
def forget_guests(now: datetime) -> int:
    """Forget visitors who stayed away as long as their cookie lasts; their words stay without a name."""
    from chat.models import Guest

    return Guest.objects.filter(seen__lt=now - GUESTS_AWAY).delete()[0]


@periodic(every=timedelta(minutes=10))
def forget_leases(now: datetime) -> None:
    """Seats that nobody holds any more, also when no page is open that would sweep them."""
    from chat import presence

    presence.sweep()


@periodic(every=timedelta(hours=12))
def forget_shifts(now: datetime) -> int:
    """Shifts that are over for a week: who has none left is no longer marked as a host."""
    from django.db.models import Q

    from chat.models import Shift

    day = (now - timedelta(days=7)).date()
    over = Q(is_weekly=False, first_day__lt=day) | Q(is_weekly=True, last_day__lt=day)
    return Shift.objects.filter(over).delete()[0]


@periodic(every=timedelta(hours=1))
def forget_unsent_pictures(now: datetime) -> int:
    """Delete uploads whose message was never sent."""
    from chat import pictures

    return pictures.sweep(now)


@periodic(every=timedelta(minutes=5))
def tell_who_is_called(now: datetime) -> int:
    """Mail people who are away that neighbours called them."""
    from chat.actions.mail_calls import mail_calls

    return mail_calls(now)


@periodic(every=timedelta(minutes=10))
def mail_about_new_words(now: datetime) -> int:
    """Tell who was not here that somebody wrote to them."""
    from chat.new_words import tell_of_new_words

    return tell_of_new_words(now)


@periodic(every=timedelta(hours=12))
def forget_talks(now: datetime) -> int:
    """Conversations without a word left: what they were about goes, and those that are over go whole."""
    from chat.models import ChatSettings, Message, Room, Talk, TalkState

    days = dict(ChatSettings.objects.values_list("site", "keep_days"))
    usual = ChatSettings._meta.get_field("keep_days").default
    gone = 0
    for site_id in Talk.objects.order_by().values_list("site", flat=True).distinct():
        before = now - timedelta(days=days.get(site_id, usual))
        words = Message.objects.filter(room=OuterRef("room"))
        silent = Talk.objects.filter(~Exists(words), site=site_id, asked_at__lt=before)
        silent.exclude(about="").update(about="")
        over = silent.exclude(state=TalkState.OPEN).values("room")
        gone += (
            Room.objects.filter(pk__in=list(over.values_list("room", flat=True)))
            .delete()[1]
            .get("chat.Talk", 0)
        )
    return gone
