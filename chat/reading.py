"""Which part of the talk the address asks for: older, later, around a message, from a day; and search."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import connection
from django.db.models import F, Q, QuerySet

from chat import feed
from chat.hearing import EVERYTHING, Hearing
from chat.models import Message, MessageState, Room
from chat.posted import as_place
from chat.render import Said, render
from chat.word_index import narrowed
from neighbourhoods.text import fold

MOST_FOUND = 50
LONGEST = 60
LATELY = 3000  # numbers of changes


def page_to_read(room: Room, asked: Mapping[str, str]) -> feed.Page:
    """?voor=7, ?na=7, ?bij=7, ?dag=2026-11-20, or the newest; nonsense is the newest too."""
    before, after, at = (as_place(asked.get(name)) for name in ("voor", "na", "bij"))
    day = as_day(asked.get("dag", ""))
    if day:
        at = feed.place_of_day(room.pk, day)
    if at is not None:
        return feed.around(room.pk, at)
    if after is not None:
        return feed.later(room.pk, after)
    return feed.older(room.pk, before)


def as_day(text: str) -> date | None:
    """The day, or None for what is no day."""
    try:
        return date.fromisoformat(text) if len(text) == len("2026-11-20") else None
    except ValueError:
        return None


@dataclass(frozen=True)
class Search:
    """Words that are looked for in a room.

    Attributes:
        words: as they were typed.
        found: the newest messages with all of them, newest first.
        more: whether there are more than that.
    """

    words: str = ""
    found: tuple[Said, ...] = ()
    more: bool = False

    @classmethod
    def asked(
        cls, asked: Mapping[str, str], room: Room, hears: Hearing = EVERYTHING, me: str = ""
    ) -> "Search":
        """What ?zoek= gives to the person with card id `me`; nothing was looked for when it is empty."""
        words = " ".join(asked.get("zoek", "")[:LONGEST].split())
        terms = search_terms(words)
        if not terms:
            return cls(words)
        found = newest_with(room, terms)
        heard = tuple(
            said
            for said in render(room.site, found[:MOST_FOUND])
            if not hears.folds(said) and not hears.misses(said.seq, said.who.id == me)
        )
        return cls(words, heard, len(found) > MOST_FOUND)

    @property
    def terms(self) -> list[str]:
        """The words, folded, for marking them in what was found."""
        return search_terms(self.words)


def newest_with(room: Room, terms: list[str]) -> list[Message]:
    """The newest messages with these words, one more than are shown.

    Common words are found among what was said lately; only for others the index of words is asked
    about all. Ordered by a sum, since PostgreSQL would else walk back through the whole room to the
    first of a rare word (1,000,000 messages: 6 s; this: 0.1 s).
    """
    wanted = with_words(Message.objects.filter(room=room), terms)
    lately = wanted.filter(seq__gt=room.head - LATELY).order_by("-seq")[: MOST_FOUND + 1]
    if len(lately) > MOST_FOUND:
        return list(lately)
    older = narrowed(wanted, terms)
    return list(older.annotate(place=F("seq") + 0).order_by("-place")[: MOST_FOUND + 1])


def search_terms(words: str) -> list[str]:
    """At most six words to look for: folded, letters and digits only."""
    kept = "".join(letter if letter.isalnum() else " " for letter in fold(words))
    return kept.split()[:6]


def with_words(messages: QuerySet, terms: list[str]) -> QuerySet:
    """Those that others read and in which every term stands at the beginning of a word."""
    messages = messages.filter(state=MessageState.VISIBLE)
    if connection.vendor == "postgresql":
        query = SearchQuery(
            " & ".join(f"{term}:*" for term in terms), search_type="raw", config="simple"
        )
        # The very expression of the index in migration 0003.
        return messages.annotate(words=SearchVector("folded", config="simple")).filter(words=query)
    wanted = Q()
    for term in terms:
        wanted &= Q(folded__regex=rf"(^|[^\w]){term}")
    return messages.filter(wanted)
