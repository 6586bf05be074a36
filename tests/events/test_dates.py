"""The table of dates: written on publishing, kept through edits, decided about by people."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale, PageLogEntry

from events.actions.build_series import build_series
from events.actions.change_date import cancel_date, move_date, restore_date
from events.models import Closure, DateChange, Occurrence, Series, Status
from events.tasks import extend_dates
from tests.events.factories import make_event, make_place, sent_back

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def soup(site):
    return make_event(site, "2026-03-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO")


def dates_of(page):
    return Occurrence.objects.filter(series_id=page.translation_key)


def republish(page) -> None:
    page.save_revision().publish()
    page.refresh_from_db()


def test_a_draft_makes_no_dates(site):
    page = make_event(site, "2026-03-02 17:00", publish=False)
    page.save()
    page.save_revision()
    assert not dates_of(page).exists()


def test_saving_a_draft_of_a_live_page_changes_no_date(soup):
    before = list(dates_of(soup).values())
    soup.start_local = datetime(2026, 3, 4, 9)
    soup.save_revision()
    assert list(dates_of(soup).values()) == before


def test_dates_reach_eighteen_months_ahead_and_grow_every_night(soup, clock):
    last = dates_of(soup).last().local_date
    assert date(2027, 8, 23) <= last <= date(2027, 9, 6)
    keys = set(dates_of(soup).values_list("pk", flat=True))
    clock.shift(timedelta(days=14))
    assert extend_dates(datetime.now(UTC)) == 1
    assert extend_dates(datetime.now(UTC)) == 1
    assert dates_of(soup).last().local_date == last + timedelta(days=14)
    assert keys < set(dates_of(soup).values_list("pk", flat=True))


def test_another_hour_for_the_whole_series_keeps_every_date_and_its_address(soup):
    before = dict(dates_of(soup).values_list("pk", "slug"))
    cancel_date(dates_of(soup).get(slug="2026-03-09"), "Ziek", None, NOW)
    soup.start_local = datetime(2026, 3, 2, 18, 30)
    republish(soup)
    assert dict(dates_of(soup).values_list("pk", "slug")) == before
    assert {d.local_start.hour for d in dates_of(soup)} == {18}
    assert dates_of(soup).get(slug="2026-03-09").is_cancelled


def test_a_decision_that_no_longer_fits_is_shown_not_dropped(soup):
    cancel_date(dates_of(soup).get(slug="2026-03-09"), "Ziek", None, NOW)
    soup.rule, soup.start_local = "FREQ=WEEKLY;BYDAY=TU", datetime(2026, 3, 3, 17)
    republish(soup)
    orphan = dates_of(soup).get(status=Status.ORPHANED)
    assert (orphan.slug, orphan.reason) == ("2026-03-09", "Ziek")
    assert not Occurrence.objects.of(soup.get_site()).filter(pk=orphan.pk).exists()
    soup.rule, soup.start_local = "FREQ=WEEKLY;BYDAY=MO", datetime(2026, 3, 2, 17)
    republish(soup)
    orphan.refresh_from_db()
    assert orphan.is_cancelled


def test_an_orphan_can_be_thrown_away(soup):
    cancel_date(dates_of(soup).get(slug="2026-03-09"), "Ziek", None, NOW)
    soup.rule, soup.start_local = "FREQ=WEEKLY;BYDAY=TU", datetime(2026, 3, 3, 17)
    republish(soup)
    restore_date(dates_of(soup).get(slug="2026-03-09"), None, NOW)
    assert not dates_of(soup).filter(slug="2026-03-09").exists()
    assert not DateChange.objects.exists()


def test_a_moved_date_keeps_its_address_and_says_where_it_came_from(soup, client, site):
    place = make_place(site, "Molen De Ster")
    found = dates_of(soup).get(slug="2026-03-09")
    new = datetime(2026, 3, 11, 15)
    move_date(found, new, timedelta(hours=2), "De keuken is bezet", place, None, NOW)
    html = client.get(f"{soup.url}2026-03-09/").content.decode()
    assert "wo 11 maart, 15.00–17.00 uur" in html
    assert "ma 9 maart, 17.00" in html
    assert "De keuken is bezet" in html
    assert "Molen De Ster" in html
    week = client.get("/agenda/?weergave=week&datum=2026-03-09").content.decode()
    assert "is verplaatst naar wo 11 maart, 15.00–17.00 uur" in week


def test_a_second_date_on_one_day_has_an_address_of_its_own(site):
    page = make_event(site, "2026-03-02 14:00", extra=["2026-03-02 20:00"])
    assert [d.slug for d in dates_of(page)] == ["2026-03-02", "2026-03-02-2000"]


def test_a_withdrawn_activity_gets_the_same_dates_back(soup, site):
    before = list(dates_of(soup).values_list("pk", flat=True))
    soup.unpublish()
    assert not Occurrence.objects.of(site).exists()
    republish(soup)
    assert list(Occurrence.objects.of(site).values_list("pk", flat=True)) == before


def test_translations_share_one_life(soup, site):
    english = soup.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title = "Soup"
    republish(english)
    assert Series.objects.count() == 1
    count = dates_of(soup).count()
    soup.unpublish()
    assert Occurrence.objects.of(site).count() == count
    english.unpublish()
    assert not Occurrence.objects.of(site).exists()


def test_a_copy_has_a_life_of_its_own(soup, site):
    cancel_date(dates_of(soup).get(slug="2026-03-09"), "Ziek", None, NOW)
    copy = soup.copy(update_attrs={"slug": "kopie", "title": "Kopie"}, keep_live=True)
    assert copy.translation_key != soup.translation_key
    assert dates_of(copy).count() == dates_of(soup).count()
    assert not dates_of(copy).exclude(status=Status.PLANNED).exists()
    draft = soup.copy(update_attrs={"slug": "klad", "title": "Klad"}, keep_live=False)
    assert not dates_of(draft).exists()


def test_a_deleted_activity_leaves_every_list(soup, site, client):
    soup.delete()
    assert not Occurrence.objects.of(site).exists()
    assert "Soep op maandag" not in client.get("/agenda/").content.decode()
    assert extend_dates(NOW) == 0


def test_the_admin_keeping_a_draft_by_itself_changes_no_date(soup, chief_editor, client):
    client.force_login(chief_editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    before = list(dates_of(soup).values())
    url = reverse("wagtailadmin_pages:edit", args=[soup.pk])
    sent = sent_back(client.get(url).content) | {"when-first_day": "9-3-2026", "title": "Klad"}
    kept = client.post(url, sent, headers={"accept": "application/json"})
    assert kept.status_code == 200, kept.content
    assert kept.json()["success"] is True
    soup.refresh_from_db()
    assert soup.get_latest_revision_as_object().start_local == datetime(2026, 3, 9, 17)
    assert list(dates_of(soup).values()) == before


def test_a_new_holiday_takes_its_dates_away_and_gives_them_back(
    site, django_capture_on_commit_callbacks
):
    page = make_event(site, "2026-03-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO", skips_closures=True)
    other = make_event(site, "2026-03-02 10:00", "Koffie", rule="FREQ=WEEKLY;BYDAY=MO")
    with django_capture_on_commit_callbacks(execute=True):
        closure = Closure.objects.create(
            site=site, name="Vrij", first_day=date(2026, 3, 9), last_day=date(2026, 3, 9)
        )
    assert not dates_of(page).filter(slug="2026-03-09").exists()
    assert dates_of(other).filter(slug="2026-03-09").exists()
    with django_capture_on_commit_callbacks(execute=True):
        closure.delete()
    assert dates_of(page).filter(slug="2026-03-09").exists()


def test_every_decision_stands_in_the_history_of_the_page(soup, chief_editor):
    found = dates_of(soup).get(slug="2026-03-09")
    cancel_date(found, "De kok is ziek", chief_editor, NOW)
    entry = PageLogEntry.objects.get(action="events.cancel_date")
    assert (entry.user, entry.data["reason"]) == (chief_editor, "De kok is ziek")
    assert "De kok is ziek" in entry.message


def test_a_move_to_nowhere_is_refused_and_changes_nothing(soup):
    found = dates_of(soup).get(slug="2026-03-09")
    for start, length in (
        (datetime(2026, 3, 29, 2, 30), timedelta(hours=1)),
        (datetime(2026, 3, 10, 10), timedelta(0)),
    ):
        with pytest.raises(ValidationError):
            move_date(found, start, length, "", None, None, NOW)
    assert not DateChange.objects.exists()


def test_building_twice_writes_nothing_the_second_time(soup):
    before = list(dates_of(soup).values())
    assert build_series(soup.translation_key, NOW) == build_series(soup.translation_key, NOW)
    assert list(dates_of(soup).values()) == before
