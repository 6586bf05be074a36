"""Pictures in a message: uploaded first, claimed by the message, shown to who may read it, gone with it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from chat.actions.hide import hide
from chat.actions.remove import remove
from chat.actions.send import Draft, send
from chat.models import GuestAccess, Message, MessagePicture
from chat.pictures import sweep
from chat.refusals import Refused
from people.models import Step
from tests.chat.factories import NOW, cid, room_of, say, who
from tests.conftest import OVERVECHT_HOST, person
from tests.neighbourhoods.pictures import PLACE, photo, sideways_photo_with_place


def file(name: str = "vakantie.jpg", data: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data or photo().read(), "image/jpeg")


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def upload(site, user, **data) -> dict:
    form = {"room": room_of(site).pk, "picture": file(), **data}
    return browser(user).post("/huiskamer/plaatje/", form).json()


def say_with(site, user, *ids: int, body: str = "Kijk!") -> Message:
    return send(room_of(site), who(user, site), Draft(cid(), body, "nl", None, ids), NOW).message


@pytest.fixture
def shown(site, resident):
    """A message with one picture."""
    kept = upload(site, resident, alt="Een taart\nmet kersen")
    say_with(site, resident, kept["id"])
    return MessagePicture.objects.get()


def test_it_is_encoded_anew_and_says_what_can_be_seen(shown):
    assert shown.alt == "Een taart met kersen"
    assert "vakantie" not in shown.large.name


def test_a_phones_photo_stands_upright_and_tells_no_place(site, resident):
    kept = upload(site, resident, picture=sideways_photo_with_place())
    picture = MessagePicture.objects.get(pk=kept["id"])
    assert (picture.width, picture.height) == (480, 640)
    for stored in (picture.large, picture.small):
        with stored.open("rb") as opened:
            data = opened.read()
            opened.seek(0)
            assert not Image.open(opened).getexif()
        assert PLACE not in data


def test_everybody_who_reads_the_message_sees_it_and_no_cache_keeps_it(shown, client):
    answer = client.get(shown.small_url)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Type"] == "image/jpeg"


def test_a_room_for_neighbours_shows_its_pictures_to_neighbours_only(
    shown, site, neighbour, outsider, client
):
    room = room_of(site)
    room.guests = GuestAccess.OUT
    room.save()
    assert browser(neighbour).get(shown.large_url).status_code == 200
    assert client.get(shown.large_url).status_code == 404
    assert browser(outsider).get(shown.large_url).status_code == 404


def test_another_neighbourhood_has_no_such_picture(shown, other_site, outsider):
    client = browser(outsider)
    assert client.get(shown.large_url, headers={"host": OVERVECHT_HOST}).status_code == 404


def test_the_file_is_gone_when_the_message_is(
    shown, site, resident, client, django_capture_on_commit_callbacks
):
    stored = [(each.storage, each.name) for each in (shown.large, shown.small)]
    with django_capture_on_commit_callbacks(execute=True):
        remove(room_of(site), who(resident, site), Message.objects.get().seq, NOW)
    assert not MessagePicture.objects.exists()
    assert not any(storage.exists(name) for storage, name in stored)
    assert client.get(shown.large_url).status_code == 404


def test_what_a_moderator_covered_is_for_moderators(shown, neighbour, moderator, client):
    hide(shown.message)
    assert client.get(shown.large_url).status_code == 404
    assert browser(neighbour).get(shown.large_url).status_code == 404
    assert browser(moderator).get(shown.large_url).status_code == 200


def test_what_waits_for_its_words_is_seen_by_its_owner_alone(site, resident, neighbour):
    small = upload(site, resident)["small"]
    assert browser(resident).get(small).status_code == 200
    assert browser(neighbour).get(small).status_code == 404


def test_pictures_may_go_without_words(site, resident):
    kept = upload(site, resident)
    assert say_with(site, resident, kept["id"], body=" \u200b").body == ""


def test_four_go_along_and_not_five(site, resident):
    ids = [upload(site, resident)["id"] for _ in range(5)]
    with pytest.raises(Refused, match="too_many_pictures"):
        say_with(site, resident, *ids)
    say_with(site, resident, *reversed(ids[:4]))
    order = Message.objects.get().pictures.values_list("pk", flat=True)
    assert list(order) == list(reversed(ids[:4]))


def test_only_ones_own_and_only_once(site, resident, neighbour):
    kept = upload(site, resident)["id"]
    with pytest.raises(Refused, match="picture_gone"):
        say_with(site, neighbour, kept)
    say_with(site, resident, kept)
    with pytest.raises(Refused, match="picture_gone"):
        say_with(site, resident, kept)
    assert Message.objects.count() == 1


def test_who_is_new_or_nobody_sends_none(site, client):
    newcomer = person(site, "nieuw", step=Step.NEW)
    answer = upload(site, newcomer)
    assert (answer["code"], answer["type"]) == ("no_pictures", "nack")
    form = {"room": room_of(site).pk, "picture": file()}
    assert client.post("/huiskamer/plaatje/", form).status_code == 401
    assert not MessagePicture.objects.exists()


@pytest.mark.parametrize("data", [b"no picture at all", b"\xff\xd8\xff\xe0 broken"])
def test_what_is_no_picture_is_refused_in_words(site, resident, data):
    answer = upload(site, resident, picture=file("foto.jpg", data))
    assert answer["type"] == "nack"
    assert answer["text"]


def test_a_description_can_follow_until_it_is_sent(site, resident, neighbour):
    kept = upload(site, resident)["id"]
    again = {"room": room_of(site).pk, "id": kept, "alt": "Onze tuin"}
    assert browser(neighbour).post("/huiskamer/plaatje/", again).status_code == 422
    assert browser(resident).post("/huiskamer/plaatje/", again).json()["alt"] == "Onze tuin"


def test_what_was_never_sent_is_swept_after_a_day(
    site, resident, django_capture_on_commit_callbacks
):
    upload(site, resident)
    picture = MessagePicture.objects.get()
    assert sweep(picture.created + timedelta(hours=23)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep(picture.created + timedelta(hours=25)) == 1
    assert not picture.large.storage.exists(picture.large.name)


def test_a_report_shows_the_pictures(shown, resident):
    from moderation.registry import KINDS

    content = KINDS["message"].describe(shown.message)
    assert content.pictures == ((shown.small_url, "Een taart met kersen"),)


def test_plain_messages_cost_no_question_about_what_hangs_on_them(site, resident):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from chat import feed

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            feed.newest(room_of(site).pk)
        return len(queries)

    say(site, resident)
    plain = cost()
    say_with(site, resident, upload(site, resident)["id"])
    dressed = cost()
    say_with(site, resident, upload(site, resident)["id"])
    assert plain == dressed - 3
    assert cost() == dressed
