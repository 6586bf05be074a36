"""Does a text hold something private? A hint, never a refusal: somebody may want their number there.

The patterns are the ones that static/js/board/hints.js uses while somebody types: the form hands them
over, so they keep to what Python and JavaScript read alike.
"""

import re

from django.utils.translation import gettext_lazy as _

PATTERNS = {
    "phone": r"(?:\+31|0031|\b0)[\s.-]?[1-9](?:[\s.-]?[0-9]){7,8}(?![0-9])",
    "email": r"[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}",
    "iban": r"\b[a-z]{2}[0-9]{2}[\s]?[a-z]{4}[\s]?(?:[0-9][\s]?){8,16}",
    "address": r"\b[a-zà-ÿ]{2,}(?:straat|laan|weg|plein|kade|singel|gracht|hof|steeg|dijk|pad)\s+[0-9]{1,4}\b",
}
SENTENCES = {
    "phone": _("There is a phone number in it. Everybody can read it here."),
    "email": _("There is an e-mail address in it. Everybody can read it here."),
    "iban": _("There is a bank account number in it. Better leave that out."),
    "address": _("There is a house number in it. A street is enough to begin with."),
}


def private_things(text: str) -> list[str]:
    """Which private things `text` seems to hold: keys of SENTENCES."""
    return [name for name, pattern in PATTERNS.items() if re.search(pattern, text, re.IGNORECASE)]


def hints(text: str) -> list[str]:
    """A sentence for each private thing in `text`."""
    return [str(SENTENCES[name]) for name in private_things(text)]
