"""A nickname is somebody's own: it looks like no resident, no host and nobody of the team."""

import pytest

from chat.actions.leave_as_guest import leave_as_guest
from chat.actions.take_nickname import take_nickname
from chat.guests import hashed
from chat.likeness import likeness
from chat.models import Guest, GuestAccess, Message, Room
from chat.person import visitor
from chat.refusals import Refused
from moderation.actions import Whom, impose
from people.models import Step
from people.roles import Role
from tests.chat.factories import NOW, room_of
from tests.conftest import person


@pytest.fixture
def room(site) -> Room:
    """A living room where visitors may talk."""
    place = room_of(site)
    place.guests = GuestAccess.TALK
    place.save()
    return Room.objects.select_related("site").get(pk=place.pk)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fatma", "Fаtmа"),  # Cyrillic
        ("Fatma", "FATMA"),
        ("Fatma", "F a t m a"),
        ("Fatma", "Fat\u200bma\u2060"),
        ("Fatma", "Fåtmä"),
        ("Fatma", "𝓕𝓪𝓽𝓶𝓪"),
        ("Ali", "AIi"),
        ("Ali", "A1i"),
        ("ışık", "IŞIK"),
        ("İpek", "ipek"),
        ("Rosa", "R0sa"),
        ("Bob", "Βоb"),  # Greek and Cyrillic
        ("Marnix", "Mamix"),
        ("مُحمد", "محمد"),
        ("ᴀyşe", "Ayse"),
    ],
)
def test_names_that_look_alike_are_alike(one, other):
    assert likeness(one) == likeness(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Fatma", "Fatima"), ("Wim", "Win"), ("محمد", "محمود"), ("Ayşe", "Ayla")]
)
def test_names_that_differ_stay_different(one, other):
    assert likeness(one) != likeness(other)


@pytest.mark.parametrize(
    "name",
    ["Rosa", "R o s a", "Rоsa", "Gastvrouw", "De gastvrouw", "Gästvrouw Els", "welzijnswerker Jan",
     "werker", "Moderator2", "admin", "ADM1N", "Lombok", "görevli", "GÖREVLİ", "مشرف", "المدير",
     "team Rosa", "Politie", "the hostess", "gast"],
)  # fmt: skip
def test_nobody_sounds_like_who_speaks_for_the_house(room, name):
    room.site.refresh_from_db()
    from neighbourhoods.models import NeighbourhoodSettings

    NeighbourhoodSettings.objects.update_or_create(site=room.site, defaults={"name": "Lombok"})
    with pytest.raises(Refused) as refusal:
        take_nickname(room, name, "a-key", NOW)
    assert refusal.value.code == "name_office"
    assert not Guest.objects.exists()


@pytest.mark.parametrize("name", ["Bewoner", "bеwoner", "BEWONER 2", "Els", "echte Els", "Els!"])
def test_nobody_looks_like_a_resident_or_a_host_of_this_neighbourhood(room, site, name):
    person(site, "bewoner")
    person(site, "els", step=Step.CONNECTOR)
    with pytest.raises(Refused) as refusal:
        take_nickname(room, name, "a-key", NOW)
    assert refusal.value.code in {"name_taken", "name_strange"}


def test_the_name_of_somebody_of_the_team_is_not_borrowed_either(room, site):
    person(site, "shanti", Role.WORKER)
    with pytest.raises(Refused, match="name_taken"):
        take_nickname(room, "Shanti van Rotsoord", "a-key", NOW)


def test_a_name_of_elsewhere_is_free_here(room, other_site):
    person(other_site, "nadia")
    assert take_nickname(room, "Nadia", "a-key", NOW).nickname == "Nadia"


@pytest.mark.parametrize(
    "name",
    ["", "  ", "x", "\u200b\u200b", "06-12345678", "www.iets.nl", "a@b.nl", "<b>ik</b>", "x" * 40,
     "☺☺☺", "Jan\u202enaj"[:3] + "★"],
)  # fmt: skip
def test_what_is_no_name_is_refused_in_words(room, name):
    with pytest.raises(Refused) as refusal:
        take_nickname(room, name, "a-key", NOW)
    assert refusal.value.code == "name_strange"
    assert refusal.value.text


@pytest.mark.parametrize(
    "name", ["Kees", "Anne-Marie", "Jan de Vries", "O'Brien", "محمود", "Çiğdem", "Zoë"]
)
def test_ordinary_names_of_every_language_are_welcome(room, name):
    assert take_nickname(room, name, "a-key", NOW).nickname == name


def test_two_visitors_never_look_the_same(room):
    take_nickname(room, "Kees", "key-one", NOW)
    with pytest.raises(Refused, match="name_taken"):
        take_nickname(room, "Kееs", "key-two", NOW)


def test_the_same_form_twice_is_one_guest(room):
    first = take_nickname(room, "Kees", "a-key", NOW)
    assert take_nickname(room, "Kees", "a-key", NOW) == first


def test_where_visitors_only_read_nobody_takes_a_name(room):
    room.guests = GuestAccess.READ
    with pytest.raises(Refused, match="no_guests"):
        take_nickname(room, "Kees", "a-key", NOW)


def test_leaving_forgets_the_nickname_and_leaves_the_words_without_name(room):
    guest = take_nickname(room, "Kees", "a-key", NOW)
    Message.objects.create(room=room, seq=1, rev=1, guest=guest, cid="gast-000001", body="Dag")
    assert leave_as_guest(room.site, "a-key", NOW)
    assert not Guest.objects.exists()
    said = Message.objects.get()
    assert (said.guest_id, said.body) == (None, "Dag")


def test_leaving_does_not_end_a_rest(room, worker):
    guest = take_nickname(room, "Kees", "a-key", NOW)
    whom = Whom(guest_key=guest.key_hash, called="Kees")
    impose(room.site, whom, worker, kind="day", reason="unkind", words="", now=NOW)
    assert not leave_as_guest(room.site, "a-key", NOW)  # the browser keeps its key
    take_nickname(room, "Piet", "a-key", NOW)
    assert visitor(room.site, hashed("a-key")).rest(NOW)
