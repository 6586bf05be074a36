"""A message can be reported from its place, covered, and shown again."""

from django.test import Client

from chat.actions.remove import remove
from chat.models import Message
from moderation.registry import KINDS
from tests.chat.factories import NOW, room_of, say, who


def test_a_message_is_reported_from_its_place(site, resident, neighbour):
    message = say(site, neighbour, "Niet zo aardig").message
    reader = Client()
    reader.force_login(resident)
    link = f"/melden/message/{message.pk}/"
    assert f'href="{link}"' in reader.get("/huiskamer/").content.decode()
    assert reader.get(link).status_code == 200


def test_covering_takes_the_words_from_the_page_and_restoring_brings_them_back(
    site, resident, moderator, client
):
    message = say(site, resident, "Even weg hiermee").message
    kind = KINDS["message"]
    kind.hide(message, moderator, "onaardig", NOW)
    message.refresh_from_db()
    assert kind.is_hidden(message)
    assert message.rev == room_of(site).head == 2
    assert "Even weg hiermee" not in client.get("/huiskamer/").content.decode()
    kind.restore(message, moderator, NOW)
    assert "Even weg hiermee" in client.get("/huiskamer/").content.decode()


def test_what_its_writer_took_back_is_not_brought_back(site, resident, moderator):
    message = say(site, resident, "Oeps").message
    remove(room_of(site), who(resident, site), message.seq, NOW)
    KINDS["message"].restore(message, moderator, NOW)
    assert Message.objects.get().body == ""


def test_a_message_elsewhere_can_not_be_found_from_here(site, other_site, resident, outsider):
    message = say(other_site, outsider, "Van hiernaast").message
    assert KINDS["message"].find(site, str(message.pk), resident) is None
    assert KINDS["message"].find(other_site, str(message.pk), outsider) == message
