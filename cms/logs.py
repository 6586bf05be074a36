"""One line of JSON per event, without personal data: no addresses, names, bodies or query strings."""

import json
import logging
import re
from datetime import UTC, datetime

KEPT = {"number", "path", "status", "task", "job", "room", "site", "duration_ms", "count", "code"}

# What creeps into messages and traces of others: databases quote values, mail servers addresses.
PERSONAL = [
    (re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"), "<address>"),
    (re.compile(r"(?<=\)=)\(.*\)"), "(<value>)"),  # PostgreSQL: Key (email)=(…) already exists
    (re.compile(r"(?<=Failing row contains )\(.*\)", re.DOTALL), "(<values>)"),
    (re.compile(r"(?<=/meedoen/)[\w-]{32}"), "<secret>"),  # who has it can leave for somebody
    (re.compile(r"(?<=/welkom/)[^\s\"'/?]+"), "<code>"),  # opens an account
    (re.compile(r"(?<=/agenda/mijn/)[^\s\"'/?]+"), "<token>"),  # a calendar only its owner may know
    (re.compile(r"(?<=[\w/])\?[\w.~-]+=[^\s\"']*"), "?<query>"),
    (re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])"), "<ip>"),
    (re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{1,4}:){3,7}:?[0-9a-fA-F]{0,4}(?![\w:])"), "<ip>"),
]


class JsonFormatter(logging.Formatter):
    """Formats a record as JSON; of `extra` only the names in KEPT come through."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": impersonal(record.getMessage()),
        }
        extra = {k: v for k, v in record.__dict__.items() if k in KEPT}
        entry.update({k: impersonal(v) if isinstance(v, str) else v for k, v in extra.items()})
        if number := getattr(getattr(record, "request", None), "error_number", None):
            entry["number"] = number
        if record.exc_info:
            entry["trace"] = impersonal(self.formatException(record.exc_info))
        return json.dumps(entry, ensure_ascii=False, default=str)


def impersonal(text: str) -> str:
    """`text` without what could be of a person."""
    for pattern, instead in PERSONAL:
        text = pattern.sub(instead, text)
    return text
