"""Conversations as people have them: whole pages, plain forms."""

import pytest
from django.test import Client

from tests.chat.factories import cid, say
from tests.conftest import person


class Neighbour:
    """Somebody with a browser, who does things by the forms that stand in the pages."""

    def __init__(self, user) -> None:
        self.user = user
        self.browser = Client()
        self.browser.force_login(user)

    def read(self, path: str):
        """A page, redirects followed."""
        return self.browser.get(path, follow=True)

    def words_at(self, path: str) -> str:
        """What stands in a page, without what its script starts with."""
        html = self.read(path).content.decode()
        return html.split('<script id="room-start"')[0]

    def do(self, path: str, **data):
        """Send a form."""
        return self.browser.post(path, data)

    def speak_to(self, other: "Neighbour", words: str = "Dag buur!", key: str = ""):
        """The first words to somebody."""
        path = f"/huiskamer/gesprek/met/{other.user.pk}/"
        return self.do(path, body=words, cid=key or cid())

    def say_in(self, room, words: str, key: str = ""):
        """Something in a conversation."""
        return self.do("/huiskamer/zeg/", room=room.pk, body=words, cid=key or cid())


@pytest.fixture
def samira(site, resident):
    """A resident who has been in the room."""
    say(site, resident, "Goedemorgen")
    return Neighbour(resident)


@pytest.fixture
def joop(site, neighbour):
    """Her neighbour, who has been there too."""
    say(site, neighbour, "Ook goedemorgen")
    return Neighbour(neighbour)


@pytest.fixture
def fatma(site):
    """A third one."""
    user = person(site, "fatma")
    say(site, user, "Hoi")
    return Neighbour(user)


@pytest.fixture
def helper(site, worker):
    """A welfare worker."""
    return Neighbour(worker)


@pytest.fixture
def volunteer(site, moderator):
    """A moderator."""
    return Neighbour(moderator)
