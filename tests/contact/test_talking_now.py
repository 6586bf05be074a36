"""Contact offers a talk first when somebody of the team is in the living room."""

import pytest

from chat.actions.open_living_room import living_room
from chat.person import person_for
from chat.presence import look, take_seat
from tests.conftest import assert_sessionless

OFFER = "Praat nu met iemand"


def sit_down(site, user, key="page-1") -> None:
    take_seat(key, living_room(site), person_for(user, site))


def test_a_worker_in_the_living_room_is_named_before_the_telephone(client, site, worker):
    sit_down(site, worker)
    answer = client.get("/contact/")
    page = answer.content.decode()
    assert_sessionless(answer)
    assert page.index(OFFER) < page.index('class="ways"')
    assert "Werker" in page


def test_with_only_residents_or_nobody_in_nothing_is_promised(client, site, resident):
    assert OFFER not in client.get("/contact/").content.decode()
    sit_down(site, resident)
    assert OFFER not in client.get("/contact/").content.decode()


def test_who_looks_away_or_sits_elsewhere_is_not_offered(client, site, other_client, worker):
    sit_down(site, worker)
    assert OFFER not in other_client.get("/contact/").content.decode()
    look("page-1", False)
    assert OFFER not in client.get("/contact/").content.decode()


@pytest.mark.parametrize("change", [{"status": "closed"}, {"guests": "out"}])
def test_a_closed_room_is_not_offered(client, site, worker, change):
    sit_down(site, worker)
    room = living_room(site)
    type(room).objects.filter(pk=room.pk).update(**change)
    assert OFFER not in client.get("/contact/").content.decode()
