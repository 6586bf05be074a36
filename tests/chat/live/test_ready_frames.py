"""Words go to the transport as ready frames under our own server, and as plain ASGI under any other."""

import asyncio
import json
import ssl
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import uvicorn
from asgiref.sync import sync_to_async
from websockets.asyncio.client import ClientConnection, connect

from chat import protocol, wire
from chat.hub import hub
from chat.parcel import BUNDLE_CHARACTERS, Parcel
from cms import serve
from cms.gunicorn_worker import RosaWorker
from cms.socket_protocol import OPTIONS, TransportSocket
from tests.chat.factories import cid, fill, room_of, say
from tests.chat.sockets import cookie_of
from tests.servers import free_port

in_database = sync_to_async
HOST = "testserver"


def options_of_serve(monkeypatch) -> dict:
    """What `python -m cms.serve` asks of uvicorn."""
    asked: dict = {}
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: asked.update(options, app=app))
    monkeypatch.setenv("PORT", str(free_port()))
    assert serve.main([]) == 0
    return asked


class Browser:
    """A page on a real connection."""

    def __init__(self, line: ClientConnection, room) -> None:
        self.line, self.room = line, room
        self.events: list[dict] = []

    async def send(self, **frame) -> None:
        await self.line.send(json.dumps(frame))

    async def hello(self) -> dict:
        room = {"id": self.room.pk, "cursor": None}
        await self.send(type="hello", tab="tab-00000001", lang="nl", rooms=[room])
        return await self.next("sync")

    async def next(self, *types: str) -> dict:
        """The next event of these types; others are passed over."""
        async with asyncio.timeout(10):
            while True:
                while self.events:
                    event = self.events.pop(0)
                    if event["type"] in types:
                        return event
                frame = json.loads(await self.line.recv())
                self.events += frame if isinstance(frame, list) else [frame]


@asynccontextmanager
async def served(options: dict, **more):
    """Rosa behind uvicorn in this very process, so that the hub can be looked at."""
    config = uvicorn.Config(**{"app": "cms.asgi:application", "lifespan": "off", **options, **more})
    config.host, config.port = "127.0.0.1", free_port()
    server = uvicorn.Server(config)
    server.config.load()
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    try:
        yield config
    finally:
        await server.shutdown()


@asynccontextmanager
async def page(config: uvicorn.Config, room, user=None, **more):
    """Open a page and say hello."""
    scheme = "s" if config.is_ssl else ""
    cookie = await in_database(cookie_of)(user) if user else ""
    async with connect(
        f"ws{scheme}://{HOST}/ws/huiskamer/",
        host="127.0.0.1",
        port=config.port,
        origin=f"http{scheme}://{HOST}",
        subprotocols=[protocol.SUBPROTOCOL],
        additional_headers={"Cookie": cookie} if cookie else {},
        max_size=None,
        **more,
    ) as line:
        browser = Browser(line, room)
        await browser.hello()
        yield browser


async def talk(config: uvicorn.Config, room, resident, neighbour, **more) -> list:
    """Two people talk; returns how the hub reached them."""
    async with (
        page(config, room, resident, **more) as mine,
        page(config, room, neighbour, **more) as theirs,
    ):
        for number in range(1, 6):
            await mine.send(type="send", room=room.pk, cid=cid(), body=f"Woord {number} ☕")
            assert (await mine.next("ack"))["seq"] == number
            assert (await theirs.next("change"))["message"]["body"] == f"Woord {number} ☕"
        return [listener.wire for listener in hub.listeners.values()]


async def test_our_server_hands_its_lines_over(site, resident, neighbour, monkeypatch):
    room = await in_database(room_of)(site)
    async with served(options_of_serve(monkeypatch)) as config:
        wires = await talk(config, room, resident, neighbour)
    assert [type(each) for each in wires] == [wire.Wire] * 2


async def test_any_other_server_does_as_well(site, resident, neighbour):
    room = await in_database(room_of)(site)
    async with served({"ws": "websockets-sansio"}) as config:
        assert await talk(config, room, resident, neighbour) == [None, None]


def test_gunicorn_and_our_own_command_serve_alike(monkeypatch):
    asked = options_of_serve(monkeypatch)
    for name, value in OPTIONS.items():
        assert asked[name] == RosaWorker.CONFIG_KWARGS[name] == value
    assert OPTIONS["ws"] is TransportSocket
    assert OPTIONS["ws_per_message_deflate"] is False


async def test_pings_of_the_server_never_mix_with_words(site, resident, neighbour):
    room = await in_database(room_of)(site)
    async with (
        served(OPTIONS, ws_ping_interval=0.002, ws_ping_timeout=5) as config,
        page(config, room, resident) as mine,
    ):
        [listener] = hub.listeners.values()
        sizes = [size for n in range(60) for size in (n, 125 + n, 65_500 + n)]
        for size in sizes:
            listener.put(Parcel(json.dumps({"type": "test", "body": "x" * size})))
            await asyncio.sleep(0.001)
        assert [len((await mine.next("test"))["body"]) for _ in sizes] == sizes


async def test_a_line_with_tls_is_handed_over_too(site, resident, neighbour, tmp_path):
    room = await in_database(room_of)(site)
    key, certificate = self_signed(tmp_path)
    trusting = ssl.create_default_context(cafile=certificate)
    async with served(OPTIONS, ssl_keyfile=key, ssl_certfile=certificate) as config:
        wires = await talk(config, room, resident, neighbour, ssl=trusting)
    assert None not in wires


async def test_a_frozen_phone_keeps_little_and_holds_up_nobody(site, resident, neighbour, worker):
    room = await in_database(room_of)(site)
    async with (
        served(OPTIONS, ws_ping_interval=None) as config,
        page(config, room, neighbour, ping_interval=None, max_queue=1) as phone,
        page(config, room, resident) as mine,
    ):
        frozen, listening = (each.wire for each in hub.listeners.values())
        await freeze(phone)
        seen, most = 0, 0
        while not frozen.behind:
            await in_database(fill)(site, worker, 100, "☕" * 1900)
            await room.arefresh_from_db()
            hub.heard({"kind": "change", "room": room.pk, "n": room.head})
            while seen < room.head:
                seen = (await mine.next("change"))["n"]
            most = max(most, frozen._line.get_write_buffer_size())
            assert seen < 5000, "the phone was never too slow"
        assert most <= wire.MOST_BYTES + BUNDLE_CHARACTERS * 3
        assert not listening.behind
        phone.line.transport.resume_reading()
        last = 0
        while last < room.head:  # by a page that it starts again with, it has missed so much
            event = await phone.next("change", "sync")
            last = event["n"] if event["type"] == "change" else event["head"]
        assert not frozen.behind
        await in_database(say)(site, worker, "Ben je er weer?", datetime.now(UTC))
        assert (await phone.next("change"))["message"]["body"] == "Ben je er weer?"


async def test_a_phone_that_never_reads_again_is_let_go(
    site, resident, neighbour, worker, monkeypatch
):
    monkeypatch.setattr(wire, "WRITE_SECONDS", 0.2)
    monkeypatch.setattr("chat.consumers.CLOSE_SECONDS", 0.2)
    room = await in_database(room_of)(site)
    async with (
        served(OPTIONS, ws_ping_interval=None) as config,
        page(config, room, neighbour, ping_interval=None, max_queue=1) as phone,
    ):
        [listener] = hub.listeners.values()
        await freeze(phone)
        async with asyncio.timeout(20):
            number = 0
            while listener.key in hub.listeners:
                number += 1
                listener.put(Parcel(json.dumps("x" * 20_000), room.pk, number))
                await asyncio.sleep(0)
            while not listener.wire._line.is_closing():
                await asyncio.sleep(0.05)
        assert listener.wire._line.get_write_buffer_size() == 0  # aborted: nothing is kept for it
        phone.line.transport.abort()


async def test_who_does_not_answer_pings_is_let_go(site, neighbour, monkeypatch):
    monkeypatch.setattr("cms.socket_protocol.LINGER_SECONDS", 0.1)
    room = await in_database(room_of)(site)
    async with (
        served(OPTIONS, ws_ping_interval=0.1, ws_ping_timeout=0.5) as config,
        page(config, room, neighbour, ping_interval=None, max_queue=1) as phone,
    ):
        [listener] = hub.listeners.values()
        await freeze(phone)
        while listener.wire._line.get_write_buffer_size() < 10_000:
            listener.put(Parcel(json.dumps("x" * 10_000)))
            await asyncio.sleep(0)
        async with asyncio.timeout(10):
            while listener.key in hub.listeners:
                await asyncio.sleep(0.05)
        phone.line.transport.abort()


async def freeze(phone: Browser) -> None:
    """It stays connected and takes nothing in."""
    await asyncio.sleep(0.4)  # what is on its way
    phone.line.transport.pause_reading()


def self_signed(folder) -> tuple[str, str]:
    """A key and a certificate for HOST."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return str(folder / "key.pem"), str(folder / "certificate.pem")
