"""Every environment variable that Rosa reads is in docs/operations.md, and the other way round."""

import ast
import re

from django.conf import settings

FOLDERS = ["cms", "neighbourhoods", "people", "partners", "moderation", "home", "demo", "news",
           "events", "board", "chat", "contact"]  # fmt: skip
OURS = re.compile(r"(?:ROSA_[A-Z0-9_]+|DATABASE_URL|REDIS_URL|PORT)$")
CHOSEN_BY_HAND = {"DJANGO_SETTINGS_MODULE"}


def read_names() -> dict[str, str]:
    """Name -> a file that reads it: the first argument of `env(…)`, `env.int(…)`, `os.environ.get(…)`."""
    found = {}
    for folder in FOLDERS:
        for path in (settings.BASE_DIR / folder).rglob("*.py"):
            if "migrations" in path.parts or path.name == "test.py":
                continue
            for node in ast.walk(ast.parse(path.read_text())):
                for text in texts_of(node):
                    if OURS.match(text):
                        found[text] = path.name
    return found


def texts_of(node: ast.AST) -> list[str]:
    """What a call or a subscript of the environment asks for; also names that a loop goes through."""
    if isinstance(node, ast.Call) and re.match(r"env\b|(?:os\.)?environ\b", ast.unparse(node.func)):
        asked = node.args[:1]
    elif isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("environ"):
        asked = [node.slice]
    elif isinstance(node, ast.Dict):
        asked = [key for key in node.keys if key is not None]
    else:
        return []
    return [a.value for a in asked if isinstance(a, ast.Constant) and isinstance(a.value, str)]


def documented_names() -> set[str]:
    """The names in the table of settings."""
    text = (settings.BASE_DIR / "docs" / "operations.md").read_text()
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    return {
        name for row in rows for name in re.findall(r"`([A-Z][A-Z0-9_]+)`", row)
    } - CHOSEN_BY_HAND


def test_every_variable_that_is_read_is_documented():
    undocumented = {k: v for k, v in read_names().items() if k not in documented_names()}
    assert not undocumented, "add these to the table in docs/operations.md"


def test_every_variable_that_is_documented_is_read():
    known = {name for name in documented_names() if OURS.match(name)}
    assert not known - set(read_names()), "nothing reads these any more"
