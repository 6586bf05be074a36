"""The same message at every server of the comparison: as large as Rosa's own `change`."""

import itertools
import struct
from datetime import UTC, datetime
from typing import Any

_numbers = itertools.count(1)


def stamped(sent: dict[str, Any]) -> dict[str, Any]:
    """What was sent, numbered and dated, as everybody gets it."""
    number = next(_numbers)
    said = {
        "id": number,
        "seq": number,
        "rev": number,
        "cid": sent["cid"],
        "state": "visible",
        "who": {"id": "u1", "name": "Bewoner", "face": "vos", "mark": ""},
        "body": sent["body"],
        "lang": "nl",
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
    }
    return {"type": "change", "room": 1, "n": number, "prev": number - 1, "message": said}


def framed(payload: bytes) -> bytes:
    """A whole text frame."""
    size = len(payload)
    head = bytes((0x81, size)) if size < 126 else struct.pack("!BBH", 0x81, 126, size)
    return head + payload
