"""What is on today in the neighbourhood. The room that keeps the agenda registers itself; others may ask."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest


@dataclass(frozen=True)
class Activity:
    """Something that can still be joined today.

    Attributes:
        title: in the reader's language where there is one, else in `lang`.
        url: its page.
        time: in words, such as "10.00–11.30 uur".
        place: where it is, in words.
        lang: code of the title's language when it is not the reader's.
    """

    title: str
    url: str
    time: str
    place: str = ""
    lang: str = ""


Ask = Callable[[HttpRequest, datetime], list[Activity]]
AGENDAS: dict[str, Ask] = {}


def register(key: str, ask: Ask) -> None:
    """Ask `ask` too; registering the same key again replaces it. It costs few queries."""
    AGENDAS[key] = ask


def today(request: HttpRequest, now: datetime) -> list[Activity]:
    """What is still on today in the neighbourhood of this request, as the agendas know it."""
    return [activity for ask in AGENDAS.values() for activity in ask(request, now)]
