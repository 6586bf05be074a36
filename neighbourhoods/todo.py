"""What waits for somebody: each room registers what it counts; the admin's front shows it as "today to do".

todo.register("contact.open", words=open_questions_in_words, count=count_open, url=open_list)
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Site


@dataclass(frozen=True)
class Duty:
    """A kind of work that can wait for a person.

    Attributes:
        key: a name of its own, such as "contact.open".
        words: how many there are in words, such as "3 questions wait for an answer".
        count: how many wait for this person in this neighbourhood; 0 for somebody who may not do it.
            One query, at most two.
        url: where the work is done.
        icon: a name of Wagtail's icons.
        order: lower comes first.
        due: the first moment by which some of it must be done, or None.
    """

    key: str
    words: Callable[[int], str]
    count: Callable[[AbstractBaseUser, Site], int]
    url: Callable[[AbstractBaseUser, Site], str]
    icon: str = "tasks"
    order: int = 100
    due: Callable[[AbstractBaseUser, Site], datetime | None] | None = None


@dataclass(frozen=True)
class Waiting:
    """A duty that has work now; `due` is when the first of it must be done, if that is known."""

    text: str
    count: int
    url: str
    icon: str
    due: datetime | None = None


DUTIES: dict[str, Duty] = {}


def register(key: str, **how) -> None:
    """Add a kind of work (see `Duty`); registering the same key again replaces it."""
    DUTIES[key] = Duty(key, **how)


def waiting_for(user: AbstractBaseUser, site: Site) -> list[Waiting]:
    """What waits for `user` in `site`, in order; what has nothing waiting is left out."""
    found = []
    for duty in sorted(DUTIES.values(), key=lambda duty: (duty.order, duty.key)):
        if count := duty.count(user, site):
            due = duty.due(user, site) if duty.due else None
            found.append(Waiting(duty.words(count), count, duty.url(user, site), duty.icon, due))
    return found


@dataclass(frozen=True)
class Start:
    """Something that people often begin from the admin's front.

    Attributes:
        url: where it begins; None for somebody who may not.
    """

    text: str
    url: Callable[[AbstractBaseUser, Site], str | None]
    icon: str = "plus"
    order: int = 100


STARTS: dict[str, Start] = {}


def register_start(key: str, **how) -> None:
    """Offer something to begin (see `Start`); registering the same key again replaces it."""
    STARTS[key] = Start(**how)


def starts_for(user: AbstractBaseUser, site: Site) -> list[dict]:
    """What `user` may begin in `site`, in order: text, url and icon."""
    found = sorted(STARTS.items(), key=lambda item: (item[1].order, item[0]))
    return [
        {"text": start.text, "url": url, "icon": start.icon}
        for _key, start in found
        if (url := start.url(user, site))
    ]
