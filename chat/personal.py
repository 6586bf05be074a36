"""How somebody gets what the living room holds of them, and how it is forgotten; terms: chat/terms.py."""

from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import ModelLogEntry

from chat.actions.erase_words import erase_words
from chat.actions.give_back_help import give_back_help
from chat.actions.sign_off import sign_off, take_off
from chat.models import (
    Block,
    HelpState,
    HelpTalk,
    Mention,
    Message,
    MessagePicture,
    Reaction,
    Shift,
    Talk,
    TalkWishes,
)
from people import library_data, personal_data
from people.models import User
from people.personal_data import AT_ONCE, Farewell, Part, values

WHEN, ROOM, TEXT = _("When"), _("Room"), _("Text")
STATE, WHERE = _("State"), _("Neighbourhood")


def parts(user: User) -> Iterable[Part]:
    """One's own words, never those of another, also of conversations between two."""
    yield Part(
        "messages",
        _("What you said in rooms, in conversations and in help talks"),
        {"neighbourhood": WHERE, "room": ROOM, "when": WHEN, "text": TEXT, "state": STATE},
        lambda: _messages(user),
        lambda row: (picture.large for picture in row["files"]),
    )
    waiting = MessagePicture.objects.filter(owner=user, message=None).order_by("created")
    yield Part(
        "unsent-pictures",
        _("Pictures you did not send yet"),
        {"room": ROOM, "when": WHEN},
        lambda: ({"room": p.room.name, "when": p.created, "file": p} for p in waiting),
        lambda row: [row["file"].large],
    )
    reactions = Reaction.objects.filter(person=user).order_by("pk")
    yield Part(
        "reactions",
        _("Your reactions to messages"),
        {"room": ROOM, "when": _("Time of the message"), "kind": _("Reaction")},
        lambda: (
            {"room": r.message.room.name, "when": r.message.created, "kind": r.get_kind_display()}
            for r in reactions.select_related("message__room").iterator(AT_ONCE)
        ),
    )
    called = Mention.objects.filter(person=user).order_by("pk")
    yield Part(
        "calls",
        _("When you were called by your name"),
        {"room": ROOM, "when": WHEN},
        values(called, room="message__room__name", when="message__created"),
    )
    yield from _circles(user)
    yield from _choices(user)


def _messages(user: User) -> Iterator[dict]:
    mine = Message.objects.filter(author=user).select_related("room__site")
    for message in mine.order_by("created", "pk").prefetch_related("pictures").iterator(AT_ONCE):
        site = message.room.site
        yield {
            "neighbourhood": site.site_name or site.hostname,
            "room": message.room.name,
            "when": message.created,
            "text": message.body,
            "state": message.get_state_display(),
            "files": message.pictures.all(),
        }


def _circles(user: User) -> Iterable[Part]:
    talks = Talk.objects.filter(Q(first=user) | Q(second=user)).order_by("asked_at")
    yield Part(
        "conversations",
        _("Your conversations with neighbours"),
        {"when": WHEN, "about": _("About"), "state": STATE},
        lambda: (
            {
                "when": talk.asked_at,
                "about": talk.about if talk.asker_id == user.pk else "",
                "state": talk.get_state_display(),
            }
            for talk in talks.iterator(AT_ONCE)
        ),
    )
    helped = HelpTalk.objects.filter(asker=user).order_by("asked_at")
    yield Part(
        "help-talks",
        _("Your talks with a welfare worker"),
        {"when": WHEN, "about": _("About"), "state": STATE, "closed": _("Closed")},
        lambda: (
            {
                "when": talk.asked_at,
                "about": talk.get_subject_display(),
                "state": talk.get_state_display(),
                "closed": talk.closed_at,
            }
            for talk in helped.iterator(AT_ONCE)
        ),
    )


def _choices(user: User) -> Iterable[Part]:
    wishes = TalkWishes.objects.filter(person=user)
    yield Part(
        "wishes",
        _("How you want to be spoken to"),
        {"may_ask": _("Who may speak to you?"), "mail": _("Mail about new messages")},
        lambda: ({"may_ask": w.get_may_ask_display(), "mail": w.mail} for w in wishes),
    )
    blocks = Block.objects.filter(blocker=user).order_by("created")
    yield Part(
        "blocks",
        _("When you blocked somebody"),
        {"when": WHEN},
        values(blocks, when="created"),
    )
    shifts = Shift.objects.filter(host=user).order_by("first_day", "starts")
    yield Part(
        "shifts",
        _("Your shifts as a host"),
        {"day": _("Day"), "starts": _("From"), "ends": _("Until"), "weekly": _("Every week")},
        values(shifts, day="first_day", starts="starts", ends="ends", weekly="is_weekly"),
    )


def erase(farewell: Farewell) -> None:
    """Words become stones, or stay without a name; conversations end; help talks go altogether."""
    user, now = farewell.user, farewell.now
    library_data.unlabel(Shift, Shift.objects.filter(host=user).values_list("pk", flat=True))
    give_back_help(user.pk, always=True)
    take_off(user.pk, farewell.stand_in)
    for act, name, value in (("swap", "host", user.pk), ("help_hand_over", "to", str(user.pk))):
        acts = ModelLogEntry.objects.filter(action=f"chat.{act}", **{f"data__{name}": value})
        acts.update(data={})
    Talk.objects.filter(asker=user).update(about="")
    for talk in Talk.objects.filter(Q(first=user) | Q(second=user)).exclude(about=""):
        Talk.objects.filter(pk=talk.pk).update(about=farewell.without_name(talk.about)[:140])
    if farewell.keeps_words:
        sign_off(user.pk, farewell.without_name, now)
    erase_words(user.pk, now)


def duties(user: User) -> Iterable[str]:
    """Shifts, and neighbours who are being helped."""
    if Shift.objects.filter(host=user).exists():
        yield str(_("You have shifts as a host. They are taken off the roster: tell your team."))
    count = HelpTalk.objects.filter(taken_by=user, state=HelpState.TAKEN).count()
    if count:
        yield ngettext(
            "You help %(count)d neighbour. That talk goes back to a colleague.",
            "You help %(count)d neighbours. Those talks go back to a colleague.",
            count,
        ) % {"count": count}


def register() -> None:
    """Take part in exports and erasures."""
    personal_data.register("chat", export=parts, erase=erase, duties=duties)
