"""Rights are asked of this moment: an open page ends with the right to it, at once or at the next tick."""

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import AsyncClient, Client
from django.utils import timezone

from chat import protocol
from chat.actions.change_room import change_room
from chat.hub import hub
from chat.models import GuestAccess
from chat.ticker import tick
from people.models import Membership, User
from tests.chat.factories import room_of, say
from tests.chat.sockets import line

in_database = sync_to_async


def browser_of(user) -> Client:
    """A signed-in browser."""
    client = Client()
    client.force_login(user)
    return client


def cookie_in(client: Client) -> str:
    """What it sends along."""
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


async def test_signing_out_in_one_tab_ends_the_socket_of_another(site, resident):
    room = await in_database(room_of)(site)
    browser = await in_database(browser_of)(resident)
    async with line(room, cookie=cookie_in(browser)) as tab:
        await tab.hello()
        assert await in_database(lambda: browser.post("/uitloggen/").status_code)() == 302
        bye = await tab.next("bye")
        assert (bye["code"], bye["reconnect"]) == (protocol.SESSION_ENDED, False)
        assert (await tab.next("close"))["code"] == protocol.SESSION_ENDED


async def test_signing_out_on_one_device_leaves_the_other_at_the_table(site, resident):
    room = await in_database(room_of)(site)
    phone = await in_database(browser_of)(resident)
    async with line(room, resident) as at_home, line(room, cookie=cookie_in(phone)) as on_phone:
        await at_home.hello()
        await on_phone.hello()
        await in_database(phone.post)("/uitloggen/")
        await on_phone.next("bye")
        await at_home.silence()


async def test_a_new_password_ends_the_lines_of_the_old_one(site, resident):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()

        def change() -> None:
            user = User.objects.get(pk=resident.pk)
            user.set_password("een heel nieuw woord")
            user.save()

        await in_database(change)()
        assert (await mine.next("bye"))["code"] == protocol.SESSION_ENDED


async def test_a_session_that_ran_out_is_found_by_the_ticker(site, resident):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        await Session.objects.aupdate(expire_date=timezone.now())
        await tick(hub, timezone.now())
        assert (await mine.next("bye"))["code"] == protocol.SESSION_ENDED


async def test_who_comes_with_a_session_that_ran_out_reads_as_a_visitor(site, resident):
    room = await in_database(room_of)(site)
    browser = await in_database(browser_of)(resident)
    await Session.objects.aupdate(expire_date=timezone.now())
    async with line(room, cookie=cookie_in(browser)) as mine:
        await mine.hello()
        welcome = next(frame for frame in mine.seen if frame["type"] == "welcome")
        assert welcome["me"] is None


async def test_who_no_longer_belongs_here_is_asked_to_come_in_anew(site, resident, neighbour):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine:
        await mine.hello()
        await Membership.objects.filter(user=resident, site=site).adelete()
        await tick(hub, timezone.now())
        bye = await mine.next("bye")
        assert bye["reconnect"]  # and comes back as what they are now: somebody who reads along
    async with line(room, resident) as again:
        people = (await again.hello())["people"]
        assert [seat["name"] for seat in people["list"]] == []


async def test_a_room_that_is_shut_to_visitors_shows_them_out_before_the_next_word(site, resident):
    room = await in_database(room_of)(site)
    async with line(room) as visitor, line(room, resident) as mine:
        await visitor.hello()
        await mine.hello()
        room.guests = GuestAccess.OUT
        await in_database(change_room)(room)
        await in_database(say)(site, resident, "Nu onder ons")
        assert (await visitor.next("bye"))["code"] == protocol.NO_ROOM
        assert not any(frame["type"] == "change" for frame in visitor.seen)
        await mine.next("change")


async def test_somebody_of_another_neighbourhood_reads_as_a_visitor_and_sees_no_names(
    site, resident, outsider
):
    room = await in_database(room_of)(site)
    async with line(room, resident) as mine, line(room, outsider) as foreign:
        await mine.hello()
        people = (await foreign.hello())["people"]
        assert people["list"] == []
        await mine.send({"type": "typing", "room": room.pk})
        await foreign.say("Hallo Lombok", "overvecht-01")
        assert (await foreign.next("nack"))["code"] == "not_member"
        assert not any(frame["type"] == "typing" for frame in foreign.seen)


async def test_a_shut_room_does_not_exist_for_another_neighbourhood(site, outsider):
    room = await in_database(room_of)(site)
    room.guests = GuestAccess.OUT
    await in_database(change_room)(room)
    async with line(room, outsider) as foreign:
        await foreign.send(foreign.greeting())
        assert (await foreign.next("bye"))["code"] == protocol.NO_ROOM
    reader = AsyncClient()
    await in_database(reader.force_login)(outsider)
    for door in ("geschiedenis", "wacht"):
        assert (await reader.get(f"/huiskamer/{door}/?kamer={room.pk}")).status_code == 404
