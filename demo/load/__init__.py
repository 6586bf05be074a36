"""One loader per app, in the order in which they lean on each other.

Each has `load(world)`, finds what is already there by its natural key (a slug, a name, a key field)
and leaves it alone, so that loading twice changes nothing and an editor's work survives.
"""

from importlib import import_module

ORDER = (
    "neighbourhoods", "pictures", "people", "partners", "pages", "events", "calendars", "taking_part", "news",
    "board", "chat", "talks", "contact", "translations",
)  # fmt: skip


def loaders() -> list:
    """The modules that load, in order."""
    return [import_module(f"{__name__}.{name}") for name in ORDER]
