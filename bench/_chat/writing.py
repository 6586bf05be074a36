"""How fast words are kept: `python -m bench._chat.writing COOKIES ROOM` in the environment of a house.

The same acts as the socket's (rights, limits, row, number), from a crowd of senders that each
wait for their answer; once as Rosa writes, many in a transaction, and once with a transaction for each.
Prints a line of JSON for each round.
"""

import asyncio
import itertools
import json
import statistics
import sys
import time
from functools import partial

import django

SENDERS = 64
SECONDS = 2.0
ROUNDS = 3


def main(cookies: str, room_id: int) -> None:
    """Measure both, in turns."""
    from wagtail.models import Site

    from bench._chat.rosa import lift_limits
    from chat import journal as journals
    from chat.actions.send import Draft, send
    from chat.door import come_in
    from chat.person import person_by_id
    from chat.rights import Pass
    from people.models import User

    lift_limits()
    site = Site.objects.get(is_default_site=True)
    users = list(User.objects.filter(username__startswith="crowd").order_by("pk")[:SENDERS])
    with open(cookies) as file:
        keys = [line.strip().split("=")[1] for line in file]
    passes = [
        Pass(f"{user.pk}", key, user.pk, user.get_session_auth_hash(), site.pk, True)
        for user, key in zip(users, keys, strict=False)
    ]
    numbers = itertools.count()

    def say(badge: Pass, cid: str, known: journals.Known) -> object:
        assert badge.key not in known.ended
        person = person_by_id(badge.user_id, site, known.users)
        room, person = come_in(site, person, room_id, known.now)
        return send(room, person, Draft(cid, f"{cid} " + "woord " * 12, "nl"), known.now)

    async def talk(badge: Pass, until: float, waits: list[float]) -> None:
        while (began := time.perf_counter()) < until:
            cid = f"write-{next(numbers):010d}"
            do = partial(say, badge, cid)
            act = journals.Act(room_id, site, badge.user_id, badge, do, cid, is_plain=True)
            await journals.journal.write(act)
            waits.append(time.perf_counter() - began)

    async def everybody(count: int) -> tuple[float, float]:
        waits: list[float] = []
        began = time.perf_counter()
        until = began + SECONDS
        await asyncio.gather(*(talk(badge, until, waits) for badge in passes[:count]))
        took = time.perf_counter() - began
        return len(waits) / took, statistics.median(waits) * 1000

    for _ in range(ROUNDS):
        for together in (True, False):
            journals.MOST = 200 if together else 1
            rate, wait = asyncio.run(everybody(SENDERS))
            _rate, alone = asyncio.run(everybody(1))
            print(json.dumps({"together": together, "rate": rate, "wait": wait, "alone": alone}))


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1], int(sys.argv[2]))
