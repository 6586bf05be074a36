"""What one request may bring, on a real ASGI application."""

import asyncio

import pytest
from django.test import AsyncClient

from cms import body_cap
from cms.asgi import application
from tests.contact.factories import filled

LOMBOK = [(b"host", b"testserver"), (b"content-type", b"application/x-www-form-urlencoded")]


class Sender:
    """Sends a body in pieces, and remembers how far it was read."""

    def __init__(self, size: int, piece: int = 256 * 1024) -> None:
        self.left, self.piece = size, piece

    async def __call__(self):
        sent = min(self.left, self.piece)
        self.left -= sent
        return {"type": "http.request", "body": b"x" * sent, "more_body": self.left > 0}


async def post(size: int, *headers, path="/contact/", announce=True):
    """POST so many bytes; answers the status and the page."""
    announced = [(b"content-length", str(size).encode())] if announce else []
    scope = {
        "type": "http", "http_version": "1.1", "method": "POST", "path": path, "query_string": b"",
        "headers": [*LOMBOK, *announced, *headers], "client": ["127.0.0.1", 1], "scheme": "http",
    }  # fmt: skip
    answer, sender = {"body": b""}, Sender(size)

    async def receive():
        if sender.left <= 0 and size:
            await asyncio.sleep(60)
        return await sender()

    async def send(message):
        if message["type"] == "http.response.start":
            answer["status"] = message["status"]
        else:
            answer["body"] += message.get("body", b"")

    await asyncio.wait_for(application(scope, receive, send), 30)
    return answer["status"], answer["body"].decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("announce", [True, False], ids=["with its length", "in pieces"])
async def test_thirty_megabytes_of_a_stranger_are_refused_in_words_and_never_stored(
    site, monkeypatch, announce
):
    kept = []
    monkeypatch.setattr(
        "tempfile.SpooledTemporaryFile.write", lambda self, data: kept.append(len(data))
    )
    status, page = await post(30_000_000, announce=announce)
    assert status == 413
    assert "Dat lukte niet" in page
    assert "te veel in één keer" in page
    assert sum(kept) <= body_cap.WORDS


@pytest.mark.django_db(transaction=True)
async def test_even_a_session_has_its_bounds(site):
    status, _page = await post(
        body_cap.PICTURES + 1, (b"cookie", b"sessionid=made-up"), path="/prikbord/nieuw/"
    )
    assert status == 413


@pytest.mark.django_db(transaction=True)
async def test_an_ordinary_form_comes_through_whole(site):
    answer = await AsyncClient().post("/contact/", filled("", vraag_vraag="é" * 4000))
    assert answer.status_code == 200
    assert "é" * 4000 in answer.content.decode()


def test_a_form_with_too_many_words_is_refused_in_the_same_words(client, site):
    answer = client.post("/contact/", filled("", vraag_vraag="x" * 2_700_000))
    assert answer.status_code == 413
    assert "te veel in één keer" in answer.content.decode()


def test_both_ways_to_serve_bound_a_frame_and_believe_no_proxy_by_themselves():
    from cms.gunicorn_worker import RosaWorker
    from cms.socket_protocol import MAX_FRAME

    assert RosaWorker.CONFIG_KWARGS["ws_max_size"] == MAX_FRAME == 16_384
    assert RosaWorker.CONFIG_KWARGS["proxy_headers"] is False
