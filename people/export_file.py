"""The file with everything about somebody: index.html to read, JSON per subject, and their pictures.

Written in pieces, so that a long life in the neighbourhood needs no large memory. `rows` of a Part are
read twice, once for each form.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath
from shutil import copyfileobj
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files import File
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language_bidi, override
from django.utils.translation import gettext as _

from neighbourhoods.text import plain_text
from people import personal_data
from people.models import User
from people.personal_data import Part

STYLE = """
body{font:1.1rem/1.5 sans-serif;max-inline-size:45rem;margin:auto;padding:1rem}
dl{border-block-start:1px solid #999;padding-block:.5rem}
dt{font-weight:bold}
dd{margin-inline-start:0}
img{max-inline-size:100%}
"""
MOST_PICTURE_BYTES = 500 * 1024 * 1024


@dataclass
class _Pictures:
    """Which files of which row stand where in the book, and how much room is left."""

    left: int
    names: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    left_out: int = 0


def write_export(user: User, out: IO[bytes], now: datetime) -> None:
    """Write the zip of `user` to `out`, in their own language."""
    with override(user.language), ZipFile(out, "w", ZIP_DEFLATED) as book:
        found = list(personal_data.parts(user))
        pictures = _Pictures(MOST_PICTURE_BYTES)
        for part in found:
            _add_pictures(book, part, pictures)
            with book.open(f"gegevens/{part.key}.json", "w") as member:
                for piece in _json(part, pictures):
                    member.write(piece.encode())
        book.writestr("stijl.css", STYLE)
        with book.open("index.html", "w") as member:
            for piece in _page(user, found, pictures, now):
                member.write(piece.encode())


def _add_pictures(book: ZipFile, part: Part, pictures: _Pictures) -> None:
    for place, row in enumerate(part.rows()):
        for file in part.pictures(row):
            number = len(pictures.names.setdefault((part.key, place), [])) + 1
            ending = PurePosixPath(file.name or "").suffix
            name = f"foto/{part.key}-{place + 1}-{number}{ending}"
            if _copy(book, name, file, pictures):
                pictures.names[part.key, place].append(name)


def _copy(book: ZipFile, name: str, file: File, pictures: _Pictures) -> bool:
    try:
        size = file.size
        if size > pictures.left:
            pictures.left_out += 1
            return False
        with file.open("rb") as source, book.open(name, "w") as target:
            copyfileobj(source, target, 64 * 1024)
    except FileNotFoundError:  # taken away meanwhile
        return False
    pictures.left -= size
    return True


def _rows(part: Part, pictures: _Pictures) -> Iterator[tuple[dict[str, Any], list[str]]]:
    for place, row in enumerate(part.rows()):
        told = {key: row[key] for key in part.columns if row.get(key) not in (None, "", [])}
        yield told, pictures.names.get((part.key, place), [])


def _json(part: Part, pictures: _Pictures) -> Iterator[str]:
    yield "["
    for place, (row, names) in enumerate(_rows(part, pictures)):
        told = row | ({"pictures": names} if names else {})
        text = json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        yield f"{',' if place else ''}\n{text}"
    yield "\n]\n"


def _page(user: User, found: Iterable[Part], pictures: _Pictures, now: datetime) -> Iterator[str]:
    page = render_to_string(
        "people/export/page.html",
        {
            "person": user,
            "parts": found,
            "now": now,
            "language": user.language,
            "direction": "rtl" if get_language_bidi() else "ltr",
            "left_out": pictures.left_out,
        },
    )
    begin, _mark, end = page.partition("<!--parts-->")
    yield begin
    for part in found:
        yield format_html('<section id="{}"><h2>{}</h2>\n', part.key, part.title)
        empty = True
        for row, names in _rows(part, pictures):
            empty = False
            yield _row(part, row, names)
        yield format_html("<p>{}</p></section>\n", _("Nothing.")) if empty else "</section>\n"
    yield end


def _row(part: Part, row: dict[str, Any], names: list[str]) -> str:
    told = [(part.columns[key], _in_words(value)) for key, value in row.items()]
    lines = format_html_join("\n", '<div><dt>{}</dt><dd dir="auto">{}</dd></div>', told)
    shown = format_html_join("", '<img src="{}" alt="" loading="lazy">', ((n,) for n in names))
    return format_html("<dl>{}{}</dl>\n", lines, shown)


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value)
    return plain_text(str(value))
