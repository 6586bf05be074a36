"""Which servers a partner's calendar may be on, asked of the very address that is connected to."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from queue import Empty, Queue
from threading import Thread

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[str]]

# `is_global` of Python's ipaddress follows IANA's registries; what old versions of it and IANA
# call global while it leads into other networks stands here.
NEVER = [
    ip_network(text)
    for text in (
        "100.64.0.0/10",  # carrier-grade NAT, RFC 6598
        "192.0.0.0/24",  # protocol assignments, RFC 6890
        "192.88.99.0/24",  # 6to4 relays, RFC 7526
        "198.18.0.0/15",  # benchmarks, RFC 2544
        "::/96",  # IPv4-compatible, RFC 4291 §2.5.5.1
        "64:ff9b:1::/48",  # local NAT64, RFC 8215
        "100::/64",  # discard, RFC 6666
        "2001::/23",  # protocol assignments, with Teredo, RFC 2928
        "2001:db8::/32",  # documentation, RFC 3849
        "3fff::/20",  # documentation, RFC 9637
        "5f00::/16",  # segment routing, RFC 9602
        "fec0::/10",  # site-local, RFC 3879
    )
]
NAT64 = ip_network("64:ff9b::/96")  # RFC 6052
SIX_TO_FOUR = ip_network("2002::/16")  # RFC 3056


class NotReached(Exception):
    """No connection: `key` is "unknown_host", "forbidden", "no_answer" or "too_slow_server"."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def is_public(address: Address) -> bool:
    """Whether an address leads out to the internet, also when it wraps an IPv4 address."""
    if isinstance(address, IPv6Address):
        if address.scope_id:
            return False
        inner = address.ipv4_mapped or _embedded(address)
        if inner is not None:
            return is_public(inner)
    if address.is_multicast or address.is_unspecified or not address.is_global:
        return False
    return not any(address in network for network in NEVER)


def _embedded(address: IPv6Address) -> IPv4Address | None:
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address in SIX_TO_FOUR:
        return IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    return None


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True)
class Reach:
    """Whom we connect to. Tests that run a server of their own make one that allows it.

    Attributes:
        allows: whether an address may be connected to.
        resolve: name and port to addresses.
        ports: None for every port.
    """

    allows: Callable[[Address], bool] = is_public
    resolve: Resolve = look_up
    ports: frozenset[int] | None = frozenset({80, 443})

    def connect(self, host: str, port: int, remaining: Callable[[], float]) -> socket.socket:
        """A connection to the first address of `host` that answers; each is checked right before.

        One forbidden address among them is enough to stay away: a name of a partner has none.

        Args:
            remaining: seconds that are left, at the moment of asking.

        Raises:
            NotReached: there is none.
        """
        if self.ports is not None and port not in self.ports:
            raise NotReached("forbidden")
        addresses = [ip_address(text) for text in self._resolve(host, port, remaining())]
        if not all(map(self.allows, addresses)):
            raise NotReached("forbidden")
        for address in addresses[:4]:
            if (left := remaining()) <= 0:
                raise NotReached("too_slow_server")
            try:
                return socket.create_connection((str(address), port), timeout=left)
            except OSError:
                continue
        raise NotReached("no_answer" if remaining() > 0 else "too_slow_server")

    def _resolve(self, host: str, port: int, seconds: float) -> list[str]:
        """The addresses, or none in time: the system's own look-up can't be told to hurry."""
        answers: Queue[list[str] | Exception] = Queue()
        ask = partial(_answer, answers, self.resolve, host, port)
        Thread(target=ask, name="calendar-address", daemon=True).start()
        try:
            found = answers.get(timeout=max(seconds, 0))
        except Empty as error:
            raise NotReached("too_slow_server") from error
        if isinstance(found, Exception) or not found:
            raise NotReached("unknown_host")
        return found


def _answer(
    answers: "Queue[list[str] | Exception]", resolve: Resolve, host: str, port: int
) -> None:
    try:
        answers.put(resolve(host, port))
    except (OSError, UnicodeError) as error:
        answers.put(error)


PUBLIC = Reach()
