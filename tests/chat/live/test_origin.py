"""Only a page of this very site may open its line."""

import pytest
from asgiref.testing import ApplicationCommunicator

from cms.asgi import application
from tests.chat.sockets import scope_of

FOREIGN = [
    "",
    "null",
    "http://evil.example",
    "https://testserver",
    "http://testserver:8000",
    "http://testserver.evil.example",
    "http://overvecht.localhost",
]


@pytest.mark.parametrize("origin", FOREIGN)
async def test_a_page_from_elsewhere_is_refused_before_the_line_opens(site, origin):
    visitor = ApplicationCommunicator(application, scope_of(origin=origin))
    await visitor.send_input({"type": "websocket.connect"})
    assert (await visitor.receive_output(5))["type"] == "websocket.close"


async def test_a_host_that_is_not_ours_is_refused(site):
    visitor = ApplicationCommunicator(
        application, scope_of(host="evil.example", origin="http://evil.example")
    )
    await visitor.send_input({"type": "websocket.connect"})
    assert (await visitor.receive_output(5))["type"] == "websocket.close"
