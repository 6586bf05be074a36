"""Words about which a moderator wants to be asked first. Whoever keeps the list registers how to ask it.

watch(lambda site, text: …the first word of the list that stands in text, or "")
"""

from collections.abc import Callable

from wagtail.models import Site

from moderation.registry import Content

Ask = Callable[[Site, str], str]
_asks: list[Ask] = []


def watch(ask: Ask) -> None:
    """Ask this too."""
    if ask not in _asks:
        _asks.append(ask)


def worry_in(content: Content, site: Site) -> str:
    """The first word that worries in what somebody posted, or nothing."""
    text = " ".join(
        [content.title, content.text]
        + [value for _label, value in content.details]
        + [alt for _address, alt in content.pictures]
    )
    return next((word for ask in _asks if (word := ask(site, text))), "")
