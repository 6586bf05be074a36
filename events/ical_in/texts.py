"""Words of a partner as plain text: no HTML, no control characters, no links that do things."""

import re
from html import unescape
from urllib.parse import urlsplit

import nh3
from django.core.exceptions import ValidationError

from neighbourhoods.text import clean_text

TAG = re.compile(
    r"</?(p|br|div|a|b|i|u|ul|ol|li|span|html|body|strong|em|h[1-6]|table|tr|td|font|style|script)"
    r"(\s[^<>]*)?/?>",
    re.IGNORECASE,
)
ENTITY = re.compile(
    r"&(nbsp|amp|quot|lt|gt|[a-z]{1,5}(acute|grave|uml|circ)|#\d{2,5});", re.IGNORECASE
)
NEW_LINE = re.compile(r"<br\s*/?>|</(p|div|li|h[1-6]|tr)\s*>", re.IGNORECASE)
ANCHOR = re.compile(
    r"<a\s[^<>]*?href\s*=\s*[\"']?(https?://[^\"'\s<>]{3,500})[^<>]*>(.{0,300}?)</a\s*>",
    re.IGNORECASE | re.DOTALL,
)
LONGEST_LINK = 500
LINKS = ("http", "https", "mailto")


def plain(text: str, single_line: bool = False) -> str:
    """`text` without markup and without characters that hide or turn things around."""
    if TAG.search(text):
        text = ANCHOR.sub(_with_address, text)
        text = NEW_LINE.sub(r"\g<0>&#10;", text)
        text = unescape(nh3.clean(text, tags=set()))
        text = "\n".join(" ".join(line.split(" ")) for line in text.split("\n"))
        text = re.sub(r"\n\s*\n\s*", "\n\n", text)
    elif ENTITY.search(text):
        text = unescape(text)
    try:
        return clean_text(text.replace("\xa0", " "), len(text) * 4 + 10, single_line)
    except ValidationError:  # nothing that can be seen
        return ""


def short(text: str, longest: int) -> tuple[str, bool]:
    """`text` within `longest` characters, and whether something was cut off."""
    return (text, False) if len(text) <= longest else (text[: longest - 1].rstrip() + "…", True)


def link(text: str) -> str:
    """The address in `text` if it is one of the web or of mail, else empty."""
    text = text.strip()
    if text.lower().startswith("www."):
        text = f"https://{text}"
    if len(text) > LONGEST_LINK or not text.isprintable() or re.search(r"[\s<>\"\\]", text):
        return ""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme == "mailto":
        return text if "@" in parts.path else ""
    return text if parts.scheme in LINKS and host and parts.username is None else ""


def _with_address(match: re.Match) -> str:
    address, words = match.groups()
    bare = TAG.sub("", words).strip()
    return words if address.rstrip("/") in bare or bare in address else f"{words} ({address})"
