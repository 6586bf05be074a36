from django.db import migrations


def make_index(apps, schema_editor):
    """On SQLite only; `chat.word_index.keep` fills it when all migrations are done."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            "CREATE TABLE chat_message_word (word text NOT NULL, message_id bigint NOT NULL,"
            " PRIMARY KEY (word, message_id)) WITHOUT ROWID"
        )


def drop_index(apps, schema_editor):
    """With what keeps it: without the function that Rosa lends it, nobody could say anything."""
    if schema_editor.connection.vendor == "sqlite":
        for when in ("said", "changed", "gone"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS chat_message_word_{when}")
        schema_editor.execute("DROP TABLE chat_message_word")


class Migration(migrations.Migration):

    dependencies = [
        ('chat', '0006_days'),
    ]

    operations = [
        migrations.RunPython(make_index, drop_index),
    ]
