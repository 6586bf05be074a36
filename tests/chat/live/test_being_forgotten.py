"""An account is erased while pages are open: its own end at once, those of others lose the name."""

import pytest
from asgiref.sync import sync_to_async
from django.utils import timezone

from chat import protocol
from people.actions import ask_erasure, erase_due
from people.models.erasure import WAIT
from tests.chat.factories import room_of, say
from tests.chat.sockets import line
from tests.conftest import person

in_database = sync_to_async


@pytest.mark.parametrize("words", ["weg", "zonder-naam"])
async def test_who_is_forgotten_is_out_at_once_and_others_see_no_name(site, neighbour, words):
    room = await in_database(room_of)(site)
    leaver = await in_database(person)(site, "weggaat")
    await in_database(say)(site, leaver, "Mijn laatste woorden")
    async with line(room, leaver) as mine, line(room, neighbour) as theirs:
        await mine.hello()
        await theirs.hello()

        def forget() -> int:
            now = timezone.now()
            ask_erasure(leaver, site, words, now)
            return erase_due(now + WAIT)

        assert await in_database(forget)() == 1
        assert (await mine.next("bye"))["code"] == protocol.SESSION_ENDED
        message = (await theirs.next("change"))["message"]
        assert message["who"]["name"] == message["who"]["id"] == ""
        assert message["state"] == ("removed" if words == "weg" else "visible")
        assert message["body"] == ("" if words == "weg" else "Mijn laatste woorden")
