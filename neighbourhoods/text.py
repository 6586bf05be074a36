"""Words that residents type: cleaned before storing, shown as plain text with links."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

BIDI_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
INVISIBLE = re.compile("[\u200b-\u200f\u2060\u00ad\\s]")
MOST_MARKS = 4  # combining marks on one letter; Vietnamese and pointed Arabic need three
LINK = re.compile(r"\bhttps?://[^\s<>\"'\u2026]{3,500}", re.IGNORECASE)


def clean_text(value: str, max_length: int, single_line: bool = False) -> str:
    """`value` in NFC, without control characters, bidi overrides and piles of marks.

    Args:
        max_length: in characters, after cleaning.
        single_line: fold every white space to one blank.

    Raises:
        ValidationError: too long, or nothing visible is left (code "empty").
    """
    text = value.encode("utf-8", "replace").decode(
        "utf-8"
    )  # a lone surrogate becomes a question mark
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = bound_marks(CONTROLS.sub("", BIDI_OVERRIDES.sub("", unicodedata.normalize("NFC", text))))
    text = " ".join(text.split()) if single_line else re.sub(r"\n{4,}", "\n\n\n", text.strip())
    if not INVISIBLE.sub("", text):
        raise ValidationError(_("You have not typed anything yet."), code="empty")
    if len(text) > max_length:
        over = len(text) - max_length
        raise ValidationError(
            ngettext(
                "This is %(over)d character too long. Make it a bit shorter.",
                "This is %(over)d characters too long. Make it a bit shorter.",
                over,
            )
            % {"over": over},
            code="too_long",
        )
    return text


def bound_marks(text: str) -> str:
    """At most MOST_MARKS combining marks after each letter."""
    out, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= MOST_MARKS:
            out.append(letter)
    return "".join(out)


def fold(text: str) -> str:
    """`text` for searching: small letters, no accents, one blank between words."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(letter)
    )
    return " ".join(bare.casefold().replace("ı", "i").split())


def plain_text(text: str) -> SafeString:
    """Escaped HTML of `text`: line breaks kept, web addresses as links that vouch for nothing."""
    html: list[str] = []
    end = 0
    for match in LINK.finditer(text):
        address = match.group().rstrip(".,;:!?)]}")
        html.append(escape(text[end : match.start()]))
        shown = escape(address if len(address) <= 60 else address[:57] + "…")
        html.append(f'<a href="{escape(address)}" rel="nofollow noopener ugc">{shown}</a>')
        end = match.start() + len(address)
    html.append(escape(text[end:]))
    return mark_safe("".join(html).replace("\n", "<br>\n"))  # noqa: S308 - every part is escaped above
