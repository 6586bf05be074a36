"""What moderation must know of a message: what it says, where it stands, how it is covered."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from chat.access import Verb, may
from chat.actions.hide import hide, restore
from chat.door import seated
from chat.models import Block, Message, MessageState, Room, Talk
from chat.person import person_for
from chat.worries import worry_of
from moderation.registry import Content, register
from moderation.worries import watch
from neighbourhoods.pages import index_url
from people.models import User


def describe(message: Message) -> Content:
    """The words, in the writer's own language, and the pictures."""
    pictures = tuple((p.small_url, p.alt) for p in message.pictures.all())
    return Content(text=message.body, language=message.lang, pictures=pictures)


def address(message: Message) -> str:
    """The message in its place in the room."""
    return f"{index_url('nl', message.room.path)}?bij={message.seq}#m{message.seq}"


def find(site: Site, object_id: str, user: User) -> Message | None:
    """A message that this person can read now; nothing else can be reported."""
    if not (object_id.isascii() and object_id.isdigit() and len(object_id) < 16):
        return None
    rooms = Message.objects.select_related("room__site", "author").filter(room__site=site)
    message = rooms.filter(pk=object_id, state=MessageState.VISIBLE).first()
    if message is None:
        return None
    if _was_asked(message, user):
        return message
    reader = seated(person_for(user, site), message.room)
    return message if may(reader, Verb.READ, message.room, timezone.now()) else None


def _was_asked(message: Message, user: User) -> bool:
    """Whether somebody reads this because its writer wants to talk with them."""
    talk = Talk.objects.filter(room=message.room).first() if user.is_authenticated else None
    if talk is None or not talk.waits_for(user.pk) or message.author_id != talk.asker_id:
        return False
    return not Block.objects.filter(site=talk.site, blocker=user, blocked=talk.asker_id).exists()


def cover(message: Message, by: User | None, reason: str, now: datetime) -> None:
    """Hide it; moderation keeps by whom and why."""
    hide(message)


def uncover(message: Message, by: User | None, now: datetime) -> None:
    """Show it again."""
    restore(message)


def send_back(message: Message, by: User | None, reason: str, now: datetime) -> None:
    """It waited and is not shown: its writer reads why in a mail."""
    hide(message)


register(
    Message,
    kind="message",
    name=_("message in the living room"),
    describe=describe,
    site=lambda message: message.room.site,
    url=address,
    hide=cover,
    restore=uncover,
    is_hidden=lambda message: message.state == MessageState.HIDDEN,
    is_private=lambda message: message.room.is_closed_circle,
    hold=lambda message: Room.objects.select_for_update().filter(pk=message.room_id).first(),
    find=find,
    approve=uncover,
    send_back=send_back,
    things=lambda: Message.objects.select_related("room__site").prefetch_related("pictures"),
)
watch(worry_of)
