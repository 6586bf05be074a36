"""Which words a moderator wants to read first: whole words, whatever they are dressed up as."""

import re
import unicodedata
from datetime import datetime, timedelta
from itertools import groupby

from wagtail.models import Site

from chat import memo
from chat.limits import is_new
from chat.models import MessageState, Room, WorryWords
from chat.person import Person
from chat.recent import said
from chat.refusals import Refused
from neighbourhoods.text import fold

SAME_SECONDS = 60
SAME_TIMES = 3
MOST = 100  # messages of one person in that time; the pace allows fewer
READ = frozenset({MessageState.VISIBLE, MessageState.HELD})
HIDDEN_LETTERS = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff\u0640]"
)
WORD = re.compile(r"\w+")
# Letters of other scripts that pass for ours.
LOOK_ALIKES = str.maketrans("авекмнорстухіјѕԁɡαεικνορτυχʟΙ", "abekmhopctyxijsdgaeikvoptuxli")
ADDRESS = re.compile(
    r"https?://|\bwww\.|\b[\w-]{2,}\.(?:nl|com|net|org|eu|info|be|de|tr|ma|shop|io|me|app|site|online|link)\b",
    re.IGNORECASE,
)


def plain_words(text: str) -> list[str]:
    """The words of `text` as one compares them: small, without accents, look-alikes and hidden letters.

    Single letters in a row (s.o.m.e) count as the word they spell.
    """
    bare = unicodedata.normalize("NFKD", HIDDEN_LETTERS.sub("", text))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    found = WORD.findall(bare.casefold().replace("ı", "i").translate(LOOK_ALIKES))
    spelled: list[str] = []
    for single, run in groupby(found, key=lambda word: len(word) == 1):
        letters = list(run)
        spelled += ["".join(letters)] if single and len(letters) > 2 else letters
    return spelled


def worry_word(text: str, lines: str) -> str:
    """The first of `lines` that stands in `text` as whole words, or nothing."""
    said = f" {' '.join(plain_words(text))} "
    for line in lines.splitlines():
        wanted = " ".join(plain_words(line))
        if wanted and f" {wanted} " in said:
            return line.strip()
    return ""


def has_address(text: str) -> bool:
    """Whether a web address stands in `text`, also without https."""
    return bool(ADDRESS.search(HIDDEN_LETTERS.sub("", unicodedata.normalize("NFKC", text))))


def check_words(person: Person, body: str) -> None:
    """What somebody who is new may not write.

    Raises:
        Refused: "no_links".
    """
    if is_new(person) and has_address(body):
        raise Refused("no_links")


def must_wait(person: Person, room: Room, body: str, now: datetime, but: int | None = None) -> bool:
    """Whether a moderator reads `body` before others do; `but` is the message that it replaces.

    Never in a closed circle: nobody reads along there.
    """
    if person.is_team or room.is_closed_circle:
        return False
    if person.is_read_first(now):
        return True
    if body and said_too_often(person, body, now, but):
        return True
    listed = memo.ask(("worry words", room.site_id), lambda: _listed(room.site_id))
    return bool(listed) and bool(worry_word(body, listed))


def worry_of(site: Site, text: str) -> str:
    """The first word of the list of `site` that stands in `text`, or nothing: 1 query."""
    return worry_word(text, _listed(site.pk))


def _listed(site_id: int) -> str:
    return WorryWords.objects.filter(site=site_id).values_list("words", flat=True).first() or ""


def said_too_often(person: Person, body: str, now: datetime, but: int | None = None) -> bool:
    """Whether this is the third time within a minute that somebody says the same."""
    same = fold(body)
    before = [
        message
        for message in said(person, now - timedelta(seconds=SAME_SECONDS), MOST)
        if message.folded == same and message.pk != but and message.state in READ
    ]
    return len(before) >= SAME_TIMES - 1
