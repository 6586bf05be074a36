"""The living room's tables: rooms, what is said in them, and who sits there."""

from chat.models.block import Block, Silence
from chat.models.guest import Guest
from chat.models.help_talk import HelpState, HelpSubject, HelpTalk
from chat.models.lease import Lease
from chat.models.member import Member
from chat.models.mention import Mention
from chat.models.message import Message, MessageState
from chat.models.opening import RoomHours, RoomOtherDays
from chat.models.page import ChatPage
from chat.models.picture import MessagePicture
from chat.models.reaction import Reaction, ReactionKind
from chat.models.room import GuestAccess, Room, RoomKind, RoomStatus
from chat.models.settings import ChatSettings
from chat.models.shift import Shift, ShiftSwap
from chat.models.talk import Talk, TalkState
from chat.models.translation import MessageTranslation
from chat.models.wishes import MayAsk, TalkWishes
from chat.models.worry_words import WorryWords

__all__ = [
    "Block",
    "ChatPage",
    "ChatSettings",
    "Guest",
    "GuestAccess",
    "HelpState",
    "HelpSubject",
    "HelpTalk",
    "Lease",
    "MayAsk",
    "Member",
    "Mention",
    "Message",
    "MessagePicture",
    "MessageState",
    "MessageTranslation",
    "Reaction",
    "ReactionKind",
    "Room",
    "RoomHours",
    "RoomKind",
    "RoomOtherDays",
    "RoomStatus",
    "Shift",
    "ShiftSwap",
    "Silence",
    "Talk",
    "TalkState",
    "TalkWishes",
    "WorryWords",
]
