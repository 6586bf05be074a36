"""The talk in the living room as text files: `08.49 fatma #soup: Words`, `08.52 samira >soup: More words`.

`#name` gives a line a name, `>name` answers that line, `{removed}` was taken back by its writer, `[tr]`
before the words says that they are not Dutch. A file begins with the weekday it belongs to; below
"zojuist" lines begin with minutes before now.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.utils import timezone

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
LINE = re.compile(r"([\d.]+) (\w+)(?: #(\w+))?(?: >(\w+))?( \{removed\})?: (?:\[(\w\w)\] )?(.+)")


@dataclass(frozen=True)
class Line:
    """One message: who said what, on which weekday and at what time (or minutes ago)."""

    day: str
    time: str
    who: str
    text: str
    name: str
    answers: str
    is_removed: bool
    language: str

    def moment(self, now: datetime) -> datetime:
        """When it was said: on the last such weekday before today, or so many minutes before `now`."""
        if self.day == "zojuist":
            return now - timedelta(minutes=int(self.time))
        today = timezone.localtime(now).date()
        back = (today.weekday() - DAYS.index(self.day) - 1) % 7 + 1
        return _on(today - timedelta(days=back), self.time)


def read_talk(folder: Path) -> list[Line]:
    """All lines of the files in `folder`."""
    lines = []
    for path in sorted(folder.glob("*.txt")):
        head, *rest = path.read_text(encoding="utf-8").splitlines()
        for text in filter(None, rest):
            found = LINE.fullmatch(text)
            if not found:
                raise ValueError(f"{path.name}: this line says nothing: {text}")
            time, who, name, answers, removed, language, words = found.groups()
            day = head.removeprefix("# ")
            lines.append(
                Line(
                    day,
                    time,
                    who,
                    words,
                    name or "",
                    answers or "",
                    bool(removed),
                    language or "nl",
                )
            )
    return lines


def _on(day: date, clock: str) -> datetime:
    hour, minute = (int(part) for part in clock.split("."))
    zone = timezone.get_default_timezone()
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
