"""The demo's articles and pages as text files: a head of `key: value` lines, then plain marks.

    ## Heading                     - item of a list
    > Words.                       ![Caption](picture)
    > — Who said it
    !! Title of a call-out         ?? Who answers | who that is
    Its text.                      V: question
    @activiteit key                A: answer

Everything else is a paragraph, with **bold** and *italic*.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

CONTENT = Path(__file__).parent / "content"


@dataclass(frozen=True)
class Block:
    """One piece of a body: heading, text (HTML), quote, picture, callout, interview or activity."""

    kind: str
    value: object


@dataclass
class Document:
    """A text file: its head and its body."""

    head: dict[str, str]
    body: list[Block] = field(default_factory=list)

    def __getitem__(self, key: str) -> str:
        return self.head[key]

    def get(self, key: str, default: str = "") -> str:
        return self.head.get(key, default)


def read(path: Path) -> Document:
    """The document in `path`."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    pairs = (line.partition(":") for line in head.splitlines() if line.strip())
    return Document({key.strip(): value.strip() for key, _, value in pairs}, blocks(body))


def read_all(folder: Path) -> dict[str, Document]:
    """All documents of a folder in order of their names, by slug."""
    found = (read(path) for path in sorted(folder.glob("*.md")))
    return {document["slug"]: document for document in found}


def blocks(text: str) -> list[Block]:
    """The body `text` as blocks; paragraphs and lists that follow each other are one text."""
    result: list[Block] = []
    for chunk in re.split(r"\n\s*\n", text.strip()):
        block = _block(chunk.strip())
        if block.kind == "text" and result and result[-1].kind == "text":
            result[-1] = Block("text", f"{result[-1].value}{block.value}")
        else:
            result.append(block)
    return result


def inline(text: str) -> str:
    """HTML of a line with **bold** and *italic*."""
    html = escape(" ".join(text.split()), quote=False)
    html = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html)
    return re.sub(r"\*(.+?)\*", r"<i>\1</i>", html)


def _block(chunk: str) -> Block:
    for mark, make in _MARKS.items():
        if chunk.startswith(mark):
            return make(chunk.removeprefix(mark))
    return Block("text", f"<p>{inline(chunk)}</p>")


def _quote(text: str) -> Block:
    words = [line.removeprefix("> ").strip() for line in text.splitlines()]
    speaker = words.pop()[2:] if words[-1].startswith("— ") else ""
    return Block("quote", {"quote": " ".join(words), "speaker": speaker})


def _picture(text: str) -> Block:
    caption, picture = re.match(r"(.*)\]\((\w+)\)", text).groups()
    return Block("picture", {"picture": picture, "caption": caption})


def _callout(text: str) -> Block:
    title, _, words = text.partition("\n")
    return Block("callout", {"title": title.strip(), "text": " ".join(words.split())})


def _list(text: str) -> Block:
    items = "".join(f"<li>{inline(item)}</li>" for item in re.split(r"\n- ", text))
    return Block("text", f"<ul>{items}</ul>")


def _interview(text: str) -> Block:
    head, _, talk = text.partition("\n")
    guest, _, about = (part.strip() for part in head.partition("|"))
    turns = re.findall(r"^V: (.+?)\nA: (.+?)(?=\nV: |\Z)", talk, re.DOTALL | re.MULTILINE)
    pairs = [(" ".join(question.split()), " ".join(answer.split())) for question, answer in turns]
    return Block("interview", {"guest": guest, "about": about, "turns": pairs})


_MARKS: dict[str, Callable[[str], Block]] = {
    "## ": lambda text: Block("heading", text.strip()),
    "> ": _quote,
    "![": _picture,
    "!! ": _callout,
    "- ": _list,
    "?? ": _interview,
    "@activiteit ": lambda text: Block("activity", text.strip()),
}
