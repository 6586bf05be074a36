"""What hangs on messages: reactions, pictures, calls. Asked for many messages at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from chat.calls import names
from chat.models import Mention, Message, MessagePicture, Reaction, ReactionKind


@dataclass(frozen=True)
class Trimmings:
    """What hangs on one message.

    Attributes:
        reactions: kind -> card ids of whose they are, in the order of the kinds.
        pictures: address, size and alternative text of each.
        calls: id and name, as it stands in the words, of each who is called.
    """

    reactions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pictures: tuple[dict[str, Any], ...] = ()
    calls: tuple[dict[str, str], ...] = ()

    def data(self) -> dict[str, Any]:
        """For a frame; what is not there is left out.

        Whose the reactions are is told to everybody, so that one text serves all readers and each
        finds their own in it.
        """
        found: dict[str, Any] = {}
        if self.reactions:
            found["reactions"] = [{"kind": kind, "by": list(by)} for kind, by in self.reactions]
        if self.pictures:
            found["pictures"] = list(self.pictures)
        if self.calls:
            found["calls"] = list(self.calls)
        return found


def trimmings(messages: Iterable[Message]) -> dict[int, Trimmings]:
    """By message id, in three queries; in none when there are no messages."""
    ids = [message.pk for message in messages]
    if not ids:
        return {}
    reactions = _reactions(ids)
    pictures, calls = defaultdict(list), defaultdict(list)
    for picture in MessagePicture.objects.filter(message__in=ids):
        pictures[picture.message_id].append(_picture(picture))
    for mention in Mention.objects.filter(message__in=ids):
        calls[mention.message_id].append(mention)
    return {
        pk: Trimmings(reactions.get(pk, ()), tuple(pictures[pk]), tuple(names(calls[pk])))
        for pk in ids
    }


def _reactions(ids: list[int]) -> dict[int, tuple[tuple[str, tuple[str, ...]], ...]]:
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for reaction in Reaction.objects.filter(message__in=ids):
        found[reaction.message_id][reaction.kind].append(reaction.by)
    return {
        pk: tuple((kind, tuple(kinds[kind])) for kind in ReactionKind.values if kind in kinds)
        for pk, kinds in found.items()
    }


def _picture(picture: MessagePicture) -> dict[str, Any]:
    return {
        "small": picture.small_url,
        "large": picture.large_url,
        "width": picture.width,
        "height": picture.height,
        "alt": picture.alt,
    }
