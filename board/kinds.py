"""The kinds of notices, how long each hangs, and the states in a notice's life."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What somebody wants with a notice, in their own voice."""

    OFFERED = "offered", _("I give away")
    WANTED = "wanted", _("I am looking for")
    LEND = "lend", _("To borrow")
    HELP_WANTED = "help_wanted", _("I could use help")
    HELP_OFFERED = "help_offered", _("I can help")
    LOST_FOUND = "lost_found", _("Lost or found")
    CALL = "call", _("Who joins in?")

    @property
    def days(self) -> int:
        """How long a notice of this kind hangs (community.md, Notice board)."""
        return DAYS[self]

    @property
    def slug(self) -> str:
        """Its name in web addresses; Dutch in every language, since addresses stay."""
        return SLUGS[self]

    @property
    def icon(self) -> str:
        """Its picture, from templates/icons/."""
        return ICONS[self]

    @property
    def example(self) -> str:
        """What people write with this kind."""
        return EXAMPLES[self]

    @property
    def may_cost(self) -> bool:
        """Whether a price makes sense."""
        return self in (Kind.OFFERED, Kind.LEND)


DAYS = {
    Kind.OFFERED: 30,
    Kind.WANTED: 30,
    Kind.LEND: 60,
    Kind.HELP_WANTED: 14,
    Kind.HELP_OFFERED: 14,
    Kind.LOST_FOUND: 30,
    Kind.CALL: 30,
}
SLUGS = {
    Kind.OFFERED: "aangeboden",
    Kind.WANTED: "gevraagd",
    Kind.LEND: "te-leen",
    Kind.HELP_WANTED: "hulp-gevraagd",
    Kind.HELP_OFFERED: "hulp-aangeboden",
    Kind.LOST_FOUND: "verloren-gevonden",
    Kind.CALL: "oproep",
}
ICONS = {
    Kind.OFFERED: "heart",
    Kind.WANTED: "search",
    Kind.LEND: "repeat",
    Kind.HELP_WANTED: "question",
    Kind.HELP_OFFERED: "hand",
    Kind.LOST_FOUND: "eye",
    Kind.CALL: "people",
}
EXAMPLES = {
    Kind.OFFERED: _("A chair, a coat, too much soup"),
    Kind.WANTED: _("A cot, a bicycle, a table"),
    Kind.LEND: _("A drill, a ladder, a party tent"),
    Kind.HELP_WANTED: _("A letter, a lamp, a lift"),
    Kind.HELP_OFFERED: _("Shopping, computers, languages"),
    Kind.LOST_FOUND: _("A cat, keys, a scarf"),
    Kind.CALL: _("Walking, playing cards, a street party"),
}
BY_SLUG = {slug: kind for kind, slug in SLUGS.items()}


class State(models.TextChoices):
    """Where a notice is in its life."""

    DRAFT = "draft", _("not finished")
    WAITING = "waiting", _("waits for a moderator")
    OPEN = "open", _("on the board")
    RESERVED = "reserved", _("reserved")
    SUCCEEDED = "succeeded", _("worked out")
    FAILED = "failed", _("did not work out")
    WITHDRAWN = "withdrawn", _("taken down")
    EXPIRED = "expired", _("time is up")


HANGING = (State.OPEN, State.RESERVED)
NOT_YET = (State.DRAFT, State.WAITING)  # not for the eyes of neighbours yet
CLOSED = (State.SUCCEEDED, State.FAILED, State.WITHDRAWN, State.EXPIRED)
CHANGEABLE = (State.DRAFT, State.WAITING, State.OPEN, State.RESERVED)

# What may follow what. Anything else is refused.
JUMPS = {
    State.DRAFT: {State.WAITING, State.OPEN, State.WITHDRAWN},
    State.WAITING: {State.OPEN, State.DRAFT, State.WITHDRAWN},
    State.OPEN: {
        State.WAITING,  # a newcomer changed it: it is read once more
        State.RESERVED,
        State.SUCCEEDED,
        State.FAILED,
        State.WITHDRAWN,
        State.EXPIRED,
    },
    State.RESERVED: {
        State.WAITING,  # as above
        State.OPEN,
        State.SUCCEEDED,
        State.FAILED,
        State.WITHDRAWN,
        State.EXPIRED,
    },
    State.EXPIRED: {State.OPEN, State.WITHDRAWN},  # renewed a bit late
    State.SUCCEEDED: {State.WITHDRAWN},  # whose words they are may take them away at any time
    State.FAILED: {State.WITHDRAWN},
    State.WITHDRAWN: set(),
}
