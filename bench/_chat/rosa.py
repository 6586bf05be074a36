"""Rosa itself before the crowd: `python -m bench._chat.rosa VARIANT`, with PORT and ROSA_DATA_DIR set.

The whole way of a message: signed-in people with sessions, rights asked anew, limits counted, kept in
the database, rendered. Only the numbers of the limits are lifted, since one crowd talks faster than any
neighbourhood; they are counted all the same. VARIANT is `tick` (as Rosa is), `line` (one write for each
message) or `plain` (that, over ASGI's own `send`).
"""

import os
import sys

from bench._chat.people import COOKIE
from cms import serve

MANY = 1_000_000
PACE_SECONDS = 0.02
# At a flood's pace about as many messages of each talker as a person may say within the real time.
SAME_SECONDS = 2.0


def lift_limits() -> None:
    """So many a moment instead of so many a half minute."""
    from chat import journal, limits, worries

    limits.SECONDS = PACE_SECONDS
    worries.SAME_SECONDS = journal.LOOK_BACK_SECONDS = SAME_SECONDS
    limits.SOCKETS_PER_ADDRESS = limits.FRAMES_AT_ONCE = limits.FRAMES_PER_SECOND = MANY


def without_tick() -> None:
    """Each message leaves alone, at once."""
    from chat.tick import Tick

    Tick.add = lambda self, parcels: [self._hand_out(parcel) for parcel in parcels]


def main(variant: str) -> None:
    """Serve until killed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.demo")
    import django

    django.setup()
    from django.conf import settings

    settings.SESSION_COOKIE_NAME = COOKIE
    lift_limits()
    if variant != "tick":
        without_tick()
    if variant == "plain":
        serve.OPTIONS["ws"] = "websockets-sansio"
    serve.main([])


if __name__ == "__main__":
    main(sys.argv[1])
