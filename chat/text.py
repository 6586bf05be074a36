"""What may stand in a message, and in which language it probably is."""

import re

from django.core.exceptions import ValidationError

from chat.refusals import Refused
from neighbourhoods.text import clean_text

MAX_LENGTH = 2000  # characters after NFC
CID = re.compile(r"[A-Za-z0-9_-]{8,36}")
ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
LETTER = re.compile(r"[^\W\d_]")
TURKISH = re.compile(r"[ğĞşŞıİ]")


def clean_body(value: str) -> str:
    """The words as they will be kept.

    Raises:
        Refused: "empty" or "too_long", with a sentence.
    """
    try:
        return clean_text(value, MAX_LENGTH)
    except ValidationError as error:
        raise Refused(error.code or "empty", text=error.messages[0]) from error


def guess_language(text: str, page_language: str) -> str:
    """The language to read `text` aloud in: by its letters, else that of the writer's page.

    Empty when nothing can be said, such as Latin letters typed on the Arabic page.
    """
    letters = LETTER.findall(text)
    arabic = len(ARABIC.findall(text))
    if arabic * 2 > len(letters):
        return "ar"
    if TURKISH.search(text):
        return "tr"
    return "" if page_language == "ar" or not letters else page_language
