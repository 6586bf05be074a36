"""What an event says of itself: title and texts, and whether it is private, off or newer."""

from dataclasses import dataclass

from events.ical_in import texts, values
from events.ical_in.blocks import Block

TITLE, TEXT, PLACE, CATEGORY = 200, 5_000, 255, 60  # characters
MOST_CATEGORIES = 20
LONGEST_DETAIL = 200


@dataclass
class Words:
    """Title and texts of an event, as plain text within bounds."""

    title: str
    text: str
    location: str
    url: str
    categories: tuple[str, ...]
    is_cut: bool
    bad_link: str


def read_words(event: Block) -> Words:
    """Title and texts of an event."""
    cut = False

    def get(name: str, longest: int, single_line: bool = True) -> str:
        nonlocal cut
        line = event.line(name)
        if not line:
            return ""
        said, was_cut = texts.short(texts.plain(_text(line), single_line), longest)
        cut = cut or was_cut
        return said

    body = get("DESCRIPTION", TEXT, single_line=False)
    body = body or get("X-ALT-DESC", TEXT, single_line=False)
    written = _text(event.line("URL")) if "URL" in event.lines else ""
    url = texts.link(written)
    found = [
        texts.short(texts.plain(piece, single_line=True), CATEGORY)[0]
        for line in event.lines.get("CATEGORIES", [])
        for piece in _pieces(line)
    ]
    categories = tuple(dict.fromkeys(name for name in found if name))[:MOST_CATEGORIES]
    title, place = get("SUMMARY", TITLE), get("LOCATION", PLACE)
    return Words(title, body, place, url, categories, cut, written if not url else "")


def is_private(event: Block) -> bool:
    """Whether the source keeps this to itself; a class we don't know counts as private (§3.8.1.3)."""
    return "CLASS" in event.lines and _raw(event.line("CLASS")).upper() != "PUBLIC"


def is_cancelled(event: Block) -> bool:
    """Whether the source says that it is off."""
    return _raw(event.line("STATUS")).upper() == "CANCELLED" if "STATUS" in event.lines else False


def version(event: Block) -> int:
    """How often the source changed it (SEQUENCE)."""
    try:
        return int(_raw(event.line("SEQUENCE"))[:9])
    except ValueError:
        return 0


def short_detail(detail: str) -> str:
    """A part of the source within what a note may hold."""
    return texts.short(texts.plain(detail, single_line=True), LONGEST_DETAIL)[0]


def _text(line: str) -> str:
    try:
        return values.text(line)
    except ValueError:
        return line.partition(":")[2]


def _pieces(line: str) -> list[str]:
    try:
        return values.texts(line)[:MOST_CATEGORIES]
    except ValueError:
        return []


def _raw(line: str) -> str:
    try:
        return values.value(line)
    except ValueError:
        return line.partition(":")[2].strip()
