"""An activity, who takes part in it and its feed stay within one neighbourhood, whatever an editor of
both does with its page."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from events.actions.build_series import build_series
from events.models import EventPage, Series, State
from people.actions import give_role
from people.roles import Role
from tests.events.factories import index_of, make_event
from tests.events.joining import NOW, cooking, sign_up
from tests.events.parties import party

pytestmark = pytest.mark.django_db


@pytest.fixture
def of_both(site, other_site, chief_editor, client):
    give_role(chief_editor, other_site, Role.CHIEF_EDITOR)
    client.force_login(chief_editor)
    return client


def test_it_cannot_be_moved_to_another_one(of_both, site, other_site):
    page = make_event(site, "2030-03-04 17:00", joining="dates")
    party(page, "2030-03-04", name="Ans")
    there = index_of(other_site)
    alone = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, there.pk])
    many = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    for url, sent in ((alone, {}), (f"{many}?id={page.pk}", {"chooser": there.pk})):
        answer = of_both.post(url, sent, follow=True)
        assert "blijft in haar buurt" in answer.content.decode()
        page.refresh_from_db()
        assert page.get_parent().specific == index_of(site)
    assert Series.objects.get().site == site


@time_machine.travel(datetime(2030, 2, 20, 12, tzinfo=UTC), tick=False)
def test_what_is_moved_all_the_same_is_found_and_followed_there_only(
    site, other_site, client, other_client
):
    page = make_event(site, "2030-03-04 17:00")
    assert b"Soep op maandag" in client.get("/agenda/agenda.ics").content
    page.move(index_of(other_site), pos="last-child")
    for path in ("/agenda/soep-op-maandag/event.ics", "/agenda/agenda.ics"):
        assert b"Soep op maandag" in other_client.get(path).content
        assert b"Soep op maandag" not in client.get(path).content
    moved = Series.objects.get()
    assert set(moved.addresses.values_list("site", flat=True)) == {site.pk, other_site.pk}


def test_a_copy_begins_with_nobody_and_asks_the_same(of_both, site):
    series, date = cooking(site, seats=3, start="2030-03-04 17:00", extra=["2030-03-11"])
    sign_up(series, date, "Ans")
    page = EventPage.objects.get()
    sent = {
        "new_title": "Soep twee", "new_slug": "soep-twee", "new_parent_page": index_of(site).pk,
        "publish_copies": "on",
    }  # fmt: skip
    of_both.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), sent)
    copy = EventPage.objects.get(slug="soep-twee")
    assert copy.translation_key != page.translation_key
    assert (copy.joining, copy.seats, copy.extra_dates.count()) == ("dates", 3, 1)
    build_series(copy.translation_key, NOW)
    assert not Series.objects.get(key=copy.translation_key).participations.exists()
    assert series.participations.get().state == State.CONFIRMED
