r"""Which words stand in which message, so that SQLite needn't read all that was ever said to find one.

A table that triggers keep: no door can forget it. It is not FTS5, since what is erased must be gone. FTS5 learned
that in SQLite 3.42; before, the letters of an erased word stay until the whole index is written anew. Here a word
leaves its table as its message leaves its own. And words end where search ends them, by the same `\w`, so nothing
else is found than by reading.

The triggers cut words with a function that only Rosa's connections have. Others read as they like; when they change
what was said, SQLite refuses. PostgreSQL has an index of its own (migration 0003) and nothing of this.
"""

import json
import re
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.dispatch import receiver

WORD = re.compile(r"\w+")
LAST = "\U0010ffff"  # sorts behind every letter

PUT = """
INSERT INTO chat_message_word (word, message_id)
SELECT value, new.id FROM json_each(rosa_words(new.folded));
"""
TAKE = """
DELETE FROM chat_message_word WHERE message_id = old.id
AND word IN (SELECT value FROM json_each(rosa_words(old.folded)));
"""
TRIGGERS = {
    "chat_message_word_said": f"AFTER INSERT ON chat_message BEGIN {PUT} END",
    "chat_message_word_changed": (
        "AFTER UPDATE OF folded ON chat_message"
        f" WHEN old.folded IS NOT new.folded BEGIN {TAKE} {PUT} END"
    ),
    "chat_message_word_gone": f"AFTER DELETE ON chat_message BEGIN {TAKE} END",
}
FILL = """
INSERT INTO chat_message_word (word, message_id)
SELECT value, chat_message.id FROM chat_message, json_each(rosa_words(folded)) ORDER BY 1, 2
"""
FOUND = "SELECT message_id FROM chat_message_word WHERE word >= %s AND word < %s"
COUNTED = "SELECT count(*) FROM chat_message_word WHERE word >= %s AND word < %s"


def narrowed(messages: QuerySet, terms: list[str]) -> QuerySet:
    """On SQLite: those in which a word begins with the rarest of `terms`. Whoever asks looks at the others."""
    if connection.vendor != "sqlite":
        return messages
    term = min(terms, key=_how_common) if len(terms) > 1 else terms[0]
    found = RawSQL(FOUND, [term, term + LAST])  # noqa: S611 - FOUND is ours
    return messages.filter(pk__in=found)


def _how_common(term: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, [term, term + LAST])
        return cursor.fetchone()[0]


@receiver(connection_created)
def lend_words(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """What the triggers cut words with."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("rosa_words", 1, _words, deterministic=True)


def _words(folded: str) -> str:
    return json.dumps(sorted(set(WORD.findall(folded))))


def keep(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """After each migration: Django makes a table anew to change it, and then its triggers are gone.

    What was written without them is unknown, so all words are collected again.
    """
    database = connections[using]
    if database.vendor != "sqlite":
        return
    with transaction.atomic(using), database.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'chat_message_word%'")
        there = {name for (name,) in cursor.fetchall()}
        if "chat_message_word" not in there or there.issuperset(TRIGGERS):
            return
        cursor.execute("DELETE FROM chat_message_word")
        cursor.execute(FILL)
        for name, does in TRIGGERS.items():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(f"CREATE TRIGGER {name} {does}")
