"""Getting a partner's calendar from another server, without being led somewhere else.

One connection per hop, made by `reach` to an address that was checked; no cookies, no credentials,
no proxies of the environment, and an end to it after SECONDS whatever the server does.
"""

import re
import ssl
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from events.ical_in.blocks import LARGEST
from events.ical_in.deadline import Deadline
from events.ical_in.reach import PUBLIC, NotReached, Reach
from events.ical_in.refusals import Refused
from events.ical_in.source import Fetched

SECONDS = 10.0  # in all, from the first look-up to the last byte
MOST_REDIRECTS = 5
LONGEST_ADDRESS = 2_000
LONGEST_VALIDATOR = 200
PIECE = 64 * 1024
PORTS = {"http": 80, "https": 443}
REDIRECTS = {301, 302, 303, 307, 308}
HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?")
WEBCAL = re.compile("^webcal:", re.IGNORECASE)
HEADERS = {
    "User-Agent": "Rosa calendar reader (agenda of a neighbourhood centre)",
    "Accept": "text/calendar, */*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


def fetch(
    address: str,
    etag: str = "",
    last_modified: str = "",
    *,
    reach: Reach | None = None,
    seconds: float = SECONDS,
) -> Fetched:
    """The calendar at `address`, or that nothing changed.

    Args:
        address: http, https or webcal; the last is tried with TLS first.
        etag, last_modified: of the answer before this one.
        reach: who may be connected to; the internet unless a test has a server of its own.
        seconds: for everything together.

    Raises:
        Unreadable: it can't be had; `reason` says why.
    """
    conditions = _conditions(etag, last_modified)
    deadline = Deadline(seconds)
    visit = _Visit(reach or PUBLIC, deadline, conditions)
    scheme, _colon, rest = address.strip().partition(":")
    if scheme.lower() != "webcal":
        return visit.follow(address.strip())
    try:  # webcal says nothing of TLS; some servers only speak without, or never answer to it
        with_tls = _Visit(visit.reach, Deadline(seconds / 2), conditions)
        return with_tls.follow(f"https:{rest}")
    except Refused as error:
        if error.key not in ("no_answer", "no_tls", "garbled", "too_slow_server"):
            raise
    return visit.follow(f"http:{rest}")


@dataclass(frozen=True)
class _Place:
    """An address that may be asked: its parts as they go over the wire."""

    scheme: str
    host: str
    port: int
    target: str
    text: str


@dataclass
class _Visit:
    reach: Reach
    deadline: Deadline
    conditions: dict[str, str]

    def follow(self, address: str) -> Fetched:
        """The answer at `address`, or where it sends us."""
        for _hop in range(MOST_REDIRECTS + 1):
            found = self._ask(_place(address))
            if isinstance(found, Fetched):
                return found
            address = WEBCAL.sub("https:", found)
        raise Refused("redirects")

    def _ask(self, place: _Place) -> Fetched | str:
        """The answer of one server, or the address that it sends us to."""
        connection = _Connection(place, self.reach, self.deadline)
        try:
            with self.deadline, closing(connection):
                connection.request("GET", place.target, headers=HEADERS | self.conditions)
                answer = self._read(connection.getresponse(), place)
        except NotReached as error:
            raise Refused(error.key) from error
        except ssl.SSLError as error:
            raise Refused("too_slow_server" if self.deadline.is_over else "no_tls") from error
        except (HTTPException, OSError, ValueError, zlib.error) as error:
            raise Refused("too_slow_server" if self.deadline.is_over else "garbled") from error
        if self.deadline.is_over:  # then the end we saw was ours
            raise Refused("too_slow_server")
        return answer

    def _read(self, response: HTTPResponse, place: _Place) -> Fetched | str:
        if response.status in REDIRECTS and (target := response.getheader("Location")):
            return urljoin(place.text, target)
        validators = {
            "etag": _validator(response.getheader("ETag")),
            "last_modified": _validator(response.getheader("Last-Modified")),
        }
        if response.status == 304 and self.conditions:
            return Fetched(None, address=place.text, **validators)
        if response.status != 200:
            raise Refused(_trouble(response.status))
        body = _body(response)
        if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            raise Refused("web_page")
        return Fetched(body, address=place.text, **validators)


class _Connection(HTTPConnection):
    """A connection to nobody but who `reach` allows, watched by a deadline."""

    def __init__(self, place: _Place, reach: Reach, deadline: Deadline) -> None:
        super().__init__(place.host, place.port)
        self.default_port = PORTS[place.scheme]
        self._tls = place.scheme == "https"
        self._reach, self._deadline = reach, deadline

    def connect(self) -> None:
        """Open the socket; with TLS the name is checked too."""
        left = self._deadline.remaining
        sock = self._reach.connect(self.host, self.port, left)
        self._deadline.guard(sock)
        if self._tls:
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=self.host)
        self.sock = sock


def _place(address: str) -> _Place:
    """The parts of `address`.

    Raises:
        Refused: it is none that we ask.
    """
    if len(address) > LONGEST_ADDRESS or not address.isprintable() or re.search(r"[\s\\]", address):
        raise Refused("address")
    if address.partition(":")[0].lower() not in PORTS:
        raise Refused("scheme")
    try:
        parts = urlsplit(address)
        port = parts.port
        host = _host(parts)
    except ValueError as error:
        raise Refused("address") from error
    if parts.username is not None or parts.password is not None:
        raise Refused("credentials")
    target = quote(parts.path or "/", safe="/%:=&~+!$,;'@()*[]")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:=&~+!$,;'@()*[]?")
    if port is None:
        port = PORTS[parts.scheme]
    return _Place(parts.scheme, host, port, target, parts._replace(fragment="").geturl())


def _host(parts: SplitResult) -> str:
    """The name as it is looked up: in ASCII, or an IPv6 address."""
    host = parts.hostname or ""
    if ":" in host:
        return str(ip_address(host))
    host = host.encode("idna").decode("ascii").lower()
    if not HOST.fullmatch(host):
        raise ValueError(host)
    return host


def _conditions(etag: str, last_modified: str) -> dict[str, str]:
    wanted = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in wanted.items() if _validator(value)}


def _validator(text: str | None) -> str:
    """A validator that can be sent back as it is, or empty."""
    usable = text and text.isascii() and text.isprintable() and len(text) <= LONGEST_VALIDATOR
    return (text or "") if usable else ""


def _trouble(status: int) -> str:
    if status in (401, 403, 407):
        return "sign_in"
    if status in (404, 410):
        return "gone"
    return "their_trouble" if status >= 500 or status == 429 else "unusual"


def _body(response: HTTPResponse) -> bytes:
    """The whole body, at most LARGEST bytes after unpacking."""
    if response.length is not None and response.length > LARGEST:
        raise Refused("too_large")
    encoding = (response.getheader("Content-Encoding") or "").strip().lower()
    if encoding in ("", "identity"):
        pieces = _pieces(response)
    elif encoding in ("gzip", "x-gzip"):
        pieces = _unpacked(_pieces(response))
    else:
        raise Refused("encoding")
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > LARGEST:
            raise Refused("too_large")
    return bytes(body)


def _pieces(response: HTTPResponse) -> Iterator[bytes]:
    while piece := response.read(PIECE):
        yield piece
    if response.length:  # fewer bytes than it said
        raise Refused("cut_off")


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Gzip unpacked in small steps: a bomb is left alone after its first megabytes."""
    member = zlib.decompressobj(wbits=31)
    empty = True
    for piece in pieces:
        empty, rest = False, piece
        while rest:
            if member.eof:  # another one after it (RFC 1952 §2.2)
                member = zlib.decompressobj(wbits=31)
            yield member.decompress(rest, PIECE)
            rest = member.unused_data if member.eof else member.unconsumed_tail
    if not empty and not member.eof:
        raise Refused("cut_off")
