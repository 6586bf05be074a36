"""What a name looks like, so that nobody can pose as somebody else with letters of another alphabet.

Letters that look alike are those of Unicode Technical Standard 39 (confusables.txt), by the library
confusable-homoglyphs. Capitals, accents, signs without width, digits for letters and the dotless ı of
Turkish make no difference either. Two names that look alike have the same likeness; it is for
comparing only, never for showing.
"""

import re
import unicodedata
from functools import lru_cache

from confusable_homoglyphs.confusables import confusables_data

ALIKE = str.maketrans("01i|!3457@$€", "olllleastase")
PAIRS = (("rn", "m"), ("vv", "w"))
LATIN = re.compile(r"LATIN (?:CAPITAL |SMALL )?LETTER (?:SMALL CAPITAL |DOTLESS )?([A-Z])\b")
DIGITS_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def likeness(name: str) -> str:
    """The letters of `name` as an eye takes them, without anything between them."""
    return "".join(_tokens(name))


def likenesses(name: str) -> set[str]:
    """`likeness`, also of the name without digits and signs around it: "Fatma 2" looks like "Fatma"."""
    return {likeness(name), likeness(DIGITS_AROUND.sub("", name))} - {""}


def words_of(name: str) -> list[str]:
    """The likeness of each word of `name`."""
    return [word for word in _tokens(name) if word]


def _tokens(name: str) -> list[str]:
    parts = re.split(r"[\s._\-–—'’·,/\\+]+", unicodedata.normalize("NFKC", name))
    return [_of_word(part) for part in parts]


@lru_cache(maxsize=4096)
def _of_word(word: str) -> str:
    bare = [
        letter
        for letter in unicodedata.normalize("NFKD", word)
        if unicodedata.category(letter) not in {"Mn", "Me", "Cf", "Cc"}
    ]
    seen = "".join(_letter(letter) for letter in bare).casefold().translate(ALIKE)
    for pair, one in PAIRS:
        seen = seen.replace(pair, one)
    return "".join(letter for letter in seen if letter.isalnum())


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    """The plain letter that this one looks like, or itself."""
    if letter.isascii():
        return letter
    named = LATIN.match(unicodedata.name(letter, ""))
    if named:
        return named.group(1)
    alike = (found["c"] for found in confusables_data.get(letter, ()))
    return next((one for one in alike if one.isascii() and one.isalnum()), letter)
