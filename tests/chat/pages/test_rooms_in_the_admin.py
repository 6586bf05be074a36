"""Volunteers add rooms with hours, put them away again, and keep the roster; all in Wagtail's admin."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from chat.models import Room, RoomKind, Shift, ShiftSwap
from tests.chat.factories import room_of
from tests.conftest import person

ROOMS = "/beheer/huiskamer/kamers/"


@pytest.fixture
def team(moderator) -> Client:
    """The browser of a moderator."""
    client = Client()
    client.force_login(moderator)
    return client


def form(**more) -> dict:
    """What the admin's form sends, with one evening of hours."""
    return {
        "name": "Breiclub", "topic": "", "house_rules": "", "status": "open", "slow_seconds": "0",
        "guests": "read", "guests_with_host": "on",
        "hours-TOTAL_FORMS": "1", "hours-INITIAL_FORMS": "0", "hours-MIN_NUM_FORMS": "0",
        "hours-MAX_NUM_FORMS": "1000", "hours-0-weekday": "2", "hours-0-opens": "19:00",
        "hours-0-closes": "21:00", "hours-0-ORDER": "1", "hours-0-id": "", "hours-0-DELETE": "",
        "other_days-TOTAL_FORMS": "0", "other_days-INITIAL_FORMS": "0",
        "other_days-MIN_NUM_FORMS": "0", "other_days-MAX_NUM_FORMS": "1000",
        **more,
    }  # fmt: skip


def test_a_room_is_added_with_its_hours_and_found_at_its_address(site, team, client):
    answer = team.post(f"{ROOMS}new/", form())
    assert answer.status_code == 302, answer.context["form"].errors
    room = Room.objects.get(kind=RoomKind.THEME)
    assert (room.site, room.slug) == (site, "breiclub")
    assert '"19:00"' in room.timetable
    assert client.get("/huiskamer/kamer/breiclub/").status_code == 200


def test_two_rooms_of_one_name_have_two_addresses(site, team):
    for _ in range(2):
        team.post(f"{ROOMS}new/", form())
    slugs = Room.objects.filter(kind=RoomKind.THEME).values_list("slug", flat=True)
    assert set(slugs) == {"breiclub", "breiclub-2"}


def test_hours_are_changed_and_read_anew(site, team):
    room = room_of(site)
    answer = team.post(f"{ROOMS}edit/{room.pk}/", form(name="Huiskamer"))
    assert answer.status_code == 302, answer.context["form"].errors
    assert '"21:00"' in room_of(site).timetable
    assert room_of(site).rev == room_of(site).head == 1
    row = room.hours.get()
    gone = {"hours-INITIAL_FORMS": "1", "hours-0-id": str(row.pk), "hours-0-DELETE": "on"}
    team.post(f"{ROOMS}edit/{room.pk}/", form(name="Huiskamer", **gone))
    assert room_of(site).timetable == ""


def test_a_theme_room_is_put_away_and_the_living_room_never(site, team, client):
    team.post(f"{ROOMS}new/", form())
    room = Room.objects.get(kind=RoomKind.THEME)
    keep = {"hours-TOTAL_FORMS": "0"}
    team.post(f"{ROOMS}edit/{room.pk}/", form(is_archived="on", **keep))
    assert client.get("/huiskamer/kamer/breiclub/").status_code == 404
    team.post(f"{ROOMS}edit/{room.pk}/", form(**keep))
    assert client.get("/huiskamer/kamer/breiclub/").status_code == 200
    answer = team.post(f"{ROOMS}edit/{room_of(site).pk}/", form(is_archived="on", **keep))
    assert "De huiskamer blijft" in answer.content.decode()
    assert client.get("/huiskamer/").status_code == 200


def test_the_admin_shows_no_closed_circle_and_no_room_of_elsewhere(site, other_site, team):
    talk = Room.objects.create(site=site, kind=RoomKind.PRIVATE, name="Onder ons tweeën")
    assert "Onder ons" not in team.get(ROOMS).content.decode()
    for room in (talk, room_of(other_site)):
        assert team.get(f"{ROOMS}edit/{room.pk}/").status_code in {302, 404}
    assert team.get(f"{ROOMS}delete/{talk.pk}/").status_code == 404


def shift_form(site, host, **more) -> dict:
    return {
        "host": host.pk, "room": room_of(site).pk, "first_day": timezone.localdate().isoformat(),
        "starts": "0:00", "ends": "23:59", "is_weekly": "on", "last_day": "", **more,
    }  # fmt: skip


def test_a_shift_is_added_and_taken_over_with_one_tap(site, team, moderator):
    els = person(site, "els", step="connector")
    answer = team.post("/beheer/huiskamer/diensten/new/", shift_form(site, els))
    assert answer.status_code == 302, answer.context["form"].errors
    shift = Shift.objects.get()
    page = team.get("/beheer/huiskamer/rooster/").content.decode()
    assert "Els" in page
    day = (timezone.localdate() + timedelta(days=7)).isoformat()
    team.post(f"/beheer/huiskamer/rooster/{shift.pk}/{day}/", {"host": moderator.pk})
    assert ShiftSwap.objects.get().host == moderator
    assert "in plaats van Els" in team.get("/beheer/huiskamer/rooster/").content.decode()
    team.post(f"/beheer/huiskamer/rooster/{shift.pk}/{day}/", {"host": ""})
    assert ShiftSwap.objects.get().host is None
    assert "Nog niemand" in team.get("/beheer/huiskamer/rooster/").content.decode()
    assert team.get("/beheer/huiskamer/diensten/").status_code == 200
    assert team.get(f"/beheer/huiskamer/diensten/edit/{shift.pk}/").status_code == 200


def test_odd_swaps_are_refused(site, other_site, team, resident, outsider, moderator):
    shift = Shift.objects.create(
        room=room_of(site), host=moderator, first_day=timezone.localdate(), starts="00:00",
        ends="23:59",
    )  # fmt: skip
    today = timezone.localdate().isoformat()
    for host in (resident.pk, outsider.pk, "abc", "9" * 12):
        answer = team.post(f"/beheer/huiskamer/rooster/{shift.pk}/{today}/", {"host": host})
        assert answer.status_code == 404
    assert team.post(f"/beheer/huiskamer/rooster/{shift.pk}/gisteren/").status_code == 404
    assert not ShiftSwap.objects.exists()


def test_a_resident_can_not_be_put_on_another_neighbourhoods_roster(
    site, other_site, team, outsider
):
    answer = team.post("/beheer/huiskamer/diensten/new/", shift_form(site, outsider))
    assert answer.status_code == 200
    elsewhere = shift_form(site, outsider, room=room_of(other_site).pk)
    team.post("/beheer/huiskamer/diensten/new/", elsewhere)
    assert not Shift.objects.exists()


def test_who_is_not_of_the_team_sees_no_roster(site, other_site, resident, outsider, editor):
    shift = Shift.objects.create(
        room=room_of(site), host=resident, first_day=timezone.localdate(), starts="00:00",
        ends="23:59",
    )  # fmt: skip
    for user in (resident, outsider, editor):
        client = Client()
        client.force_login(user)
        assert client.get("/beheer/huiskamer/rooster/").status_code in {302, 403}
        client.post(f"/beheer/huiskamer/rooster/{shift.pk}/{timezone.localdate()}/", {"host": ""})
        assert client.get(f"/beheer/huiskamer/diensten/edit/{shift.pk}/").status_code in {302, 404}
    assert not ShiftSwap.objects.exists()
