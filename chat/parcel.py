"""What goes over a line: made once for all who hear it, as text and as a ready WebSocket frame."""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

BUNDLE_CHARACTERS = 32 * 1024


@dataclass(frozen=True)
class Parcel:
    """One event, or several together, ready to go.

    Attributes:
        text: the JSON of one event, or of an array of events.
        room, number: what the reader knows of which room once it is written.
        before: what the reader knew of it before; None for who starts with this.
        whisper: may get lost: typing, people, heartbeats.
        many: `text` is an array.
    """

    text: str
    room: int | None = None
    number: int | None = None
    whisper: bool = False
    before: int | None = None
    many: bool = False

    @property
    def inside(self) -> str:
        """The event, or the events with commas between them."""
        return self.text[1:-1] if self.many else self.text

    @cached_property
    def frame(self) -> bytes:
        """As a server writes it to the line: one whole text frame (RFC 6455, 5.2), not compressed."""
        payload = self.text.encode()
        size = len(payload)
        if size < 126:
            return bytes((0x81, size)) + payload
        if size < 65536:
            return struct.pack("!BBH", 0x81, 126, size) + payload
        return struct.pack("!BBQ", 0x81, 127, size) + payload


def bundles(parcels: Iterable[Parcel]) -> Iterator[Parcel]:
    """Parcels of one room, in order, as few as they fit in; none grows past BUNDLE_CHARACTERS."""
    bundle: list[Parcel] = []
    size = 0
    for parcel in parcels:
        if bundle and size + len(parcel.text) > BUNDLE_CHARACTERS:
            yield _together(bundle)
            bundle, size = [], 0
        bundle.append(parcel)
        size += len(parcel.text)
    if bundle:
        yield _together(bundle)


def _together(parcels: list[Parcel]) -> Parcel:
    if len(parcels) == 1:
        return parcels[0]
    first, last = parcels[0], parcels[-1]
    text = "[" + ",".join(parcel.inside for parcel in parcels) + "]"
    return Parcel(text, last.room, last.number, before=first.before, many=True)
