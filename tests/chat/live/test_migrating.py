"""Migrations make tables anew, and may be taken back: what was said meanwhile is found all the same."""

from copy import copy

from django.core.management import call_command
from django.db import connection

from chat.models import Message
from tests.chat.factories import find, say


def test_what_was_said_while_the_table_of_messages_was_made_anew_is_found(house):
    say(house.site, house.resident, "Walnotenolie")
    old = Message._meta.get_field("cid")
    new = copy(old)
    new.max_length += 4
    with connection.schema_editor() as editor:
        editor.alter_field(Message, old, new)
    try:
        say(house.site, house.resident, "Zonnebloemolie")
        call_command("migrate", verbosity=0)
        say(house.site, house.resident, "Olijfolie")
        found = [find(house.site, word) for word in ("walnoten", "zonnebloem", "olijf")]
    finally:
        with connection.schema_editor() as editor:
            editor.alter_field(Message, new, old)
        call_command("migrate", verbosity=0)
    assert found == [[1], [2], [3]]


def test_the_room_goes_on_after_a_step_back_and_a_step_forth(house):
    say(house.site, house.resident, "Walnotenolie")
    call_command("migrate", "chat", "0006", verbosity=0)
    try:
        left = connection.introspection.table_names()
        say(house.site, house.resident, "Zonnebloemolie")
    finally:
        call_command("migrate", verbosity=0)
    assert "chat_message_word" not in left
    assert [find(house.site, word) for word in ("walnoten", "zonnebloem")] == [[1], [2]]
