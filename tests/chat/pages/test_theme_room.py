"""A room with a theme beside the living room: the same page, with its own name, address and talk."""

import pytest

from chat.models import HelpTalk, Member, Message, Room, RoomKind
from tests.chat.factories import NOW, cid, say


@pytest.fixture
def cafe(site) -> Room:
    """A language café."""
    return Room.objects.create(site=site, kind=RoomKind.THEME, name="Taalcafé", slug="taalcafe")


def test_it_has_an_address_and_a_name_of_its_own(site, cafe, resident, client):
    say(site, resident, "Alleen in de huiskamer")
    page = client.get("/huiskamer/kamer/taalcafe/")
    assert page.status_code == 200
    assert page["Cache-Control"] == "private, no-store"
    assert '<h1 class="room__title">Taalcafé</h1>' in page.content.decode()
    assert "Alleen in de huiskamer" not in page.content.decode()
    assert client.get("/huiskamer/kamer/breiclub/").status_code == 404


def test_a_form_there_comes_back_there(site, cafe, resident, client):
    client.force_login(resident)
    form = {"body": "Wie oefent er mee?", "cid": cid(), "room": cafe.pk}
    answer = client.post("/huiskamer/zeg/", form)
    assert answer["Location"] == "/huiskamer/kamer/taalcafe/#m1"
    assert Message.objects.get().room == cafe
    too_long = client.post("/huiskamer/zeg/", form | {"cid": cid(), "body": "a" * 2001})
    assert '<h1 class="room__title">Taalcafé</h1>' in too_long.content.decode()
    assert "a" * 2001 in too_long.content.decode()


def test_a_room_of_another_neighbourhood_is_not_here(cafe, other_site, client):
    host = {"HTTP_HOST": other_site.hostname}
    assert client.get("/huiskamer/kamer/taalcafe/", **host).status_code == 404


@pytest.mark.parametrize("kind", [RoomKind.PRIVATE, RoomKind.HELP])
def test_a_closed_circle_exists_only_for_who_sits_in_it_not_for_the_team(
    site, resident, worker, client, kind
):
    talk = Room.objects.create(site=site, kind=kind, name="Samen", guests="read")
    Member.objects.create(room=talk, person=resident)
    if kind == RoomKind.HELP:
        HelpTalk.objects.create(site=site, room=talk, asker=resident, subject="other", asked_at=NOW)
    client.force_login(resident)
    assert client.get(f"/huiskamer/geschiedenis/?kamer={talk.pk}").status_code == 200
    client.force_login(worker)
    strangers = client.get(f"/huiskamer/geschiedenis/?kamer={talk.pk}")
    nothing = client.get("/huiskamer/geschiedenis/?kamer=999999")
    assert (strangers.status_code, strangers.json()) == (404, nothing.json())
