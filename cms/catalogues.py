"""The catalogues of words, one per app and language; made and compiled without GNU gettext.

Message ids are plain English. Every app keeps its own `locale/`; templates belong to the app
they are named after, shared ones to `home`.
"""

import ast
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.template import templatize

LANGUAGES = ["nl", "tr", "ar"]  # English is the language of the ids
PLURALS = {
    "nl": "nplurals=2; plural=(n != 1);",
    "tr": "nplurals=2; plural=(n > 1);",
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
}
FORMS = {"nl": 2, "tr": 2, "ar": 6}

# function name -> which arguments are (context, singular, plural)
KEYWORDS = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
CALL = re.compile(r"\b(n?p?gettext(?:_lazy|_noop)?|_)\(")
STRING = re.compile(r"\s*(u?'(?:\\.|[^'\\])*'|u?\"(?:\\.|[^\"\\])*\")\s*,?", re.DOTALL)
TEMPLATES_OF = {
    "account": "people",
    "allauth": "people",
    "mfa": "people",
    "blocks": "neighbourhoods",
}


@dataclass(frozen=True)
class Message:
    """One text to translate."""

    id: str
    plural: str | None = None
    context: str | None = None


def messages_of(app: str) -> dict[Message, list[str]]:
    """Every message of an app's Python and templates, with the files it stands in."""
    found: dict[Message, list[str]] = {}
    for path in sorted((settings.BASE_DIR / app).rglob("*.py")):
        if "migrations" not in path.parts:
            for message in python_messages(path.read_text()):
                found.setdefault(message, []).append(_place(path))
    for path in template_files(app):
        for message in template_messages(path.read_text(), path.name):
            found.setdefault(message, []).append(_place(path))
    return found


def template_files(app: str) -> Iterator[Path]:
    """The templates whose words belong to `app`."""
    root = settings.BASE_DIR / "templates"
    for path in sorted(p for p in root.rglob("*") if p.suffix in {".html", ".txt", ".xml", ".js"}):
        folder = path.relative_to(root).parts[0]
        owner = TEMPLATES_OF.get(folder, folder)
        if owner not in settings.ROSA_APPS_WITH_WORDS:
            owner = "home"
        if owner == app:
            yield path


def python_messages(source: str) -> Iterator[Message]:
    """Messages in Python source: calls of the gettext family with literal texts."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            texts = [
                a.value if isinstance(a, ast.Constant) and isinstance(a.value, str) else None
                for a in node.args
            ]
            if name in KEYWORDS and (message := _message(name, texts)):
                yield message


def template_messages(source: str, origin: str) -> Iterator[Message]:
    """Messages in a Django template."""
    code = templatize(source, origin=origin)
    for call in CALL.finditer(code):
        texts, end = [], call.end()
        while literal := STRING.match(code, end):
            texts.append(ast.literal_eval(literal.group(1).replace("\n", "\\n")))
            end = literal.end()
        if message := _message(call.group(1), texts):
            yield message


def _message(name: str, texts: list[str | None]) -> Message | None:
    context, singular, plural = KEYWORDS[name]
    try:
        text = texts[singular]
        return (
            Message(
                text,
                texts[plural] if plural is not None else None,
                texts[context] if context is not None else None,
            )
            if text
            else None
        )
    except IndexError:
        return None


def catalogue_path(app: str, language: str) -> Path:
    """Where the words of `app` in `language` stand."""
    return settings.BASE_DIR / app / "locale" / language / "LC_MESSAGES" / "django.po"


def update(app: str, language: str) -> tuple[int, int]:
    """Bring a catalogue up to date: add new messages untranslated, drop unused ones.

    Returns:
        How many messages it holds, and how many still need a translation.
    """
    path = catalogue_path(app, language)
    old = (
        {(e.msgid, e.msgid_plural or None, e.msgctxt): e for e in polib.pofile(str(path))}
        if path.exists()
        else {}
    )
    by_id = {(e.msgid, e.msgctxt): e for e in old.values()}
    book = polib.POFile(wrapwidth=100)
    book.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    for message, places in sorted(
        messages_of(app).items(), key=lambda item: (item[0].id, item[0].context or "")
    ):
        known = by_id.get((message.id, message.context))
        entry = polib.POEntry(msgid=message.id, msgctxt=message.context, comment="")
        entry.occurrences = [(place, "") for place in dict.fromkeys(places)]
        if message.plural:
            entry.msgid_plural = message.plural
            before = known.msgstr_plural if known else {}
            entry.msgstr_plural = {n: before.get(n, "") for n in range(FORMS[language])}
        else:
            entry.msgstr = known.msgstr if known else ""
        if "%(" in message.id:
            entry.flags = ["python-format"]
        book.append(entry)
    if book:
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(str(path))
    return len(book), len(book.untranslated_entries())


def compile_all() -> int:
    """Write a .mo beside every .po that is newer; returns how many were written."""
    written = 0
    for app in settings.ROSA_APPS_WITH_WORDS:
        for language in LANGUAGES:
            source = catalogue_path(app, language)
            target = source.with_suffix(".mo")
            if source.exists() and (
                not target.exists() or target.stat().st_mtime < source.stat().st_mtime
            ):
                fresh = target.with_suffix(f".{os.getpid()}.mo")
                polib.pofile(str(source)).save_as_mofile(str(fresh))
                fresh.replace(target)  # at once: another process may be reading
                written += 1
    return written


def _place(path: Path) -> str:
    return str(path.relative_to(settings.BASE_DIR))
