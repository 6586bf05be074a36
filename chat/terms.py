"""How long the living room keeps what it holds of people: its part of the table of terms."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Site

from chat.models import ChatSettings
from people import retention
from people.retention import ACCOUNT, Term


def as_long_as_words(site: Site) -> str:
    """The term of words, which each neighbourhood chooses."""
    days = ChatSettings.for_site(site).keep_days
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


WORDS = Term(as_long_as_words, "chat.tasks.erase_old_messages")


def register() -> None:
    """Every field of the living room."""
    retention.keeps(
        _("What you say in rooms and conversations, with pictures, so that neighbours read it."),
        WORDS,
        {
            "chat.Message": "author guest body folded",
            "chat.MessagePicture": "owner large small alt",
            "chat.MessageTranslation": "text",
        },
    )
    retention.keeps(
        _("Your reactions to messages, and where your name was called, so that you know of it."),
        WORDS,
        {"chat.Reaction": "person guest", "chat.Mention": "person name"},
    )
    retention.keeps(
        _("With whom you have a conversation and what it is about, so that only you two read it."),
        Term(as_long_as_words, "chat.tasks.forget_talks"),
        {"chat.Talk": "first second asker about", "chat.Silence": "person"},
    )
    retention.keeps(
        _("That you asked for help and who helps you, so that somebody answers."),
        WORDS,
        {"chat.HelpTalk": "asker taken_by language"},
    )
    retention.keeps(
        _(
            "How far you read, who may speak to you and whom you blocked, so that it stays that way."
        ),
        ACCOUNT,
        {"chat.Member": "person", "chat.TalkWishes": "person", "chat.Block": "blocker blocked"},
    )
    retention.keeps(
        _("When you are host, so that neighbours know who pours the coffee."),
        Term(_("a week after your last shift"), "chat.tasks.forget_shifts"),
        {"chat.Shift": "host", "chat.ShiftSwap": "host"},
    )
    retention.keeps(
        _("That you are in now, so that others see it."),
        Term(_("until you leave, a few minutes at most"), "chat.tasks.forget_leases"),
        {"chat.Lease": "key person guest"},
    )
    retention.keeps(
        _("The nickname of a visitor without account, so that nobody else takes it."),
        Term(_("30 days after the last visit"), "chat.tasks.forget_guests"),
        {"chat.Guest": "nickname likeness key_hash"},
    )
    team = "the team writes it for everybody"
    retention.not_personal("chat.Room", "name slug topic house_rules timetable", because=team)
    retention.not_personal("chat.RoomOtherDays", "reason", because=team)
    retention.not_personal("chat.ChatPage", "introduction house_rules", because=team)
    retention.not_personal("chat.WorryWords", "words", because=team)
    code = "a code, made by a machine"
    retention.not_personal("chat.Message", "cid lang", because=code)
    retention.not_personal("chat.MessageTranslation", "language source", because=code)
