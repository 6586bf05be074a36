"""The agenda for calendar programs: each rule exists because some program broke without it."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import time_machine
from django.test import Client
from wagtail.models import Locale

from events.actions.build_series import build_series
from events.actions.change_date import cancel_date, move_date, restore_date
from events.models import Closure, EventPage, Occurrence, Series
from tests.events.factories import index_of, make_category, make_event, make_partner, make_place

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def soup(site) -> EventPage:
    """Every Monday from five to half past six."""
    return make_event(site, "2026-03-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO", place=make_place(site))


def feed(path: str = "/agenda/agenda.ics") -> str:
    """A feed with its folded lines made whole."""
    response = Client().get(path)
    assert response.status_code == 200
    return response.content.decode().replace("\r\n ", "")


def events_of(text: str) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def date_of(page: EventPage, slug: str) -> Occurrence:
    return Occurrence.objects.get(series_id=page.translation_key, slug=slug)


def republish(page: EventPage) -> None:
    page.save_revision().publish()
    page.refresh_from_db()


def test_a_series_is_a_rule_in_amsterdam_time_with_one_timezone_of_rules(soup):
    text = feed()
    assert "DTSTART;TZID=Europe/Amsterdam:20260302T170000" in text
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO" in text
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert "RDATE" not in text
    assert "DTSTART:19700329T020000" in text
    assert "DTSTART:19701025T030000" in text


def test_feeds_have_names_and_how_often_to_look(soup):
    text = feed()
    for line in (
        "NAME:Agenda van Huiskamer Lombok", "X-WR-CALNAME:Agenda van Huiskamer Lombok",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H", "X-PUBLISHED-TTL:PT4H",
        "SOURCE;VALUE=URI:http://testserver/agenda/agenda.ics", "COLOR:",
    ):  # fmt: skip
        assert line in text
    for unwanted in ("METHOD", "ORGANIZER", "ATTENDEE", "VALARM"):
        assert unwanted not in text


def test_one_date_to_keep_has_no_name_of_a_calendar(soup):
    response = Client().get(f"{soup.url}2026-03-09.ics")
    text = response.content.decode()
    assert response["Content-Disposition"].startswith("attachment")
    assert "X-WR-CALNAME" not in text
    assert "\r\nNAME:" not in text
    assert "RRULE" not in text[text.index("VEVENT") :]
    assert "DTSTART;TZID=Europe/Amsterdam:20260309T170000" in text
    assert Client().get(f"{soup.url}2026-03-10.ics").status_code == 404


def test_the_last_start_is_written_in_utc(site):
    make_event(site, "2026-03-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO;UNTIL=20260406T235959")
    assert "UNTIL=20260406T150000Z" in feed()


def test_the_last_of_whole_days_is_a_plain_day(site):
    make_event(
        site,
        "2026-03-02 00:00",
        rule="FREQ=WEEKLY;BYDAY=MO;COUNT=3",
        all_day=True,
        length=timedelta(days=1),
    )
    text = feed()
    assert "DTSTART;VALUE=DATE:20260302" in text
    assert "UNTIL=20260316;" in text
    assert "COUNT" not in text


def test_closed_days_never_existed(site):
    Closure.objects.create(
        site=site, name="Vrij", first_day=date(2026, 3, 9), last_day=date(2026, 3, 20)
    )
    make_event(site, "2026-03-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO", skips_closures=True)
    assert "EXDATE;TZID=Europe/Amsterdam:20260309T170000,20260316T170000" in feed()


def test_loose_days_are_events_of_their_own(site):
    page = make_event(site, "2026-03-02 17:00", extra=["2026-03-05", "2026-03-12 20:00"])
    found = events_of(feed())
    key = page.translation_key
    assert [str(e["UID"]) for e in found] == [
        f"{key}@localhost", f"{key}-2026-03-05@localhost", f"{key}-2026-03-12@localhost",
    ]  # fmt: skip
    assert [e["DTSTART"].dt.hour for e in found] == [17, 17, 20]


def test_a_cancelled_date_stays_in_the_feed_with_its_reason(soup):
    cancel_date(date_of(soup, "2026-03-09"), "De kok is ziek.", None, NOW)
    override = events_of(feed())[1]
    assert override["STATUS"] == "CANCELLED"
    assert override["SUMMARY"] == "GEANNULEERD: Soep op maandag"
    assert override["SEQUENCE"] == 1
    assert "De kok is ziek." in override["DESCRIPTION"]
    assert override.to_ical().decode().count("RECURRENCE-ID;TZID=Europe/Amsterdam:20260309T170000")
    assert "EXDATE" not in feed()


def test_a_date_moved_twice_is_still_the_date_it_was(soup):
    for day in (10, 11):
        date = date_of(soup, "2026-03-09")
        move_date(date, datetime(2026, 3, day, 18), timedelta(hours=1), "", None, None, NOW)
    override = events_of(feed())[1]
    assert override["RECURRENCE-ID"].dt.isoformat() == "2026-03-09T17:00:00+01:00"
    assert override["DTSTART"].dt.isoformat() == "2026-03-11T18:00:00+01:00"
    assert override["SEQUENCE"] == 2


def test_a_restored_date_counts_on_so_that_programs_believe_it(soup):
    cancel_date(date_of(soup, "2026-03-09"), "Ziek", None, NOW)
    restore_date(date_of(soup, "2026-03-09"), None, NOW)
    override = events_of(feed())[1]
    assert override["STATUS"] == "CONFIRMED"
    assert override["SEQUENCE"] == 2
    assert override["SUMMARY"] == "Soep op maandag"


def test_an_activity_that_is_once_is_cancelled_without_a_recurrence_id(site):
    page = make_event(site, "2026-03-05 17:00", "Bingo")
    cancel_date(date_of(page, "2026-03-05"), "Te weinig mensen", None, NOW)
    (event,) = events_of(feed())
    assert event["STATUS"] == "CANCELLED"
    assert "RECURRENCE-ID" not in event
    assert event["SEQUENCE"] == 1


def test_the_uid_is_for_ever(soup, site):
    before = str(events_of(feed())[0]["UID"])
    assert before == f"{soup.translation_key}@localhost"
    soup.title, soup.slug = "Pannenkoeken op dinsdag", "pannenkoeken"
    soup.start_local, soup.rule = datetime(2026, 3, 3, 16), "FREQ=WEEKLY;BYDAY=TU"
    republish(soup)
    assert str(events_of(feed())[0]["UID"]) == before
    translation = soup.copy_for_translation(Locale.objects.get(language_code="en"))
    translation.title = "Pancakes on Tuesday"
    republish(translation)
    (english,) = events_of(feed("/en/agenda/agenda.ics"))
    assert (str(english["UID"]), english["SUMMARY"]) == (before, "Pancakes on Tuesday")
    assert len(events_of(feed())) == 1


def test_sequence_rises_only_with_time_place_or_rule(soup, site, clock):
    def sequence() -> int:
        return int(events_of(feed())[0]["SEQUENCE"])

    clock.shift(timedelta(minutes=1))
    soup.title, soup.introduction = "Soep!", "Lekker."
    republish(soup)
    assert sequence() == 0
    soup.start_local = datetime(2026, 3, 2, 18)
    republish(soup)
    assert sequence() == 1
    soup.place = make_place(site, "Molen")
    republish(soup)
    assert sequence() == 2
    soup.rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"
    republish(soup)
    assert sequence() == 3
    build_series(soup.translation_key, NOW + timedelta(days=30))
    assert sequence() == 3


def test_publishing_the_same_again_changes_no_byte(soup, clock):
    before = feed()
    clock.shift(timedelta(hours=3))
    republish(soup)
    build_series(soup.translation_key, datetime.now(UTC))
    assert feed() == before
    soup.introduction = "Nu met balletjes."
    republish(soup)
    assert feed() != before
    assert "LAST-MODIFIED:20260302T110000Z" in feed()


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_program_that_has_it_already_gets_304(soup, method):
    client = Client()
    etag = client.get("/agenda/agenda.ics")["ETag"]
    for header in (etag, f"W/{etag}", f'"iets", {etag}', "*"):
        answer = getattr(client, method)("/agenda/agenda.ics", headers={"If-None-Match": header})
        assert answer.status_code == 304, header
        assert answer.content == b""
        assert answer["ETag"] == etag
    assert getattr(client, method)(
        "/agenda/agenda.ics", headers={"If-None-Match": '"oud"'}
    ).status_code == 200  # fmt: skip


def test_the_kept_feed_is_dropped_when_something_is_published_or_renamed(site, soup):
    first = feed()
    make_event(site, "2026-03-06 10:00", "Koffie")
    assert "Koffie" in feed()
    category = make_category(site, "Eten")
    soup.category = category
    republish(soup)
    assert "CATEGORIES:Eten" in feed()
    category.name = "Samen eten"
    category.save()
    assert "CATEGORIES:Samen eten" in feed()
    assert feed() != first


def test_the_answer_is_for_robots_to_fetch_and_not_to_list(soup):
    response = Client().get("/agenda/agenda.ics", headers={"accept": "application/json"})
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "Last-Modified" not in response


def test_feeds_hold_what_was_chosen_and_nothing_else(site):
    food, sport = make_category(site, "Eten"), make_category(site, "Bewegen")
    bridge, park = make_partner(site), make_place(site, "Park", wheelchair=False)
    make_event(site, "2026-03-05 10:00", "Soep", category=food, languages=",nl,tr,")
    make_event(
        site, "2026-03-06 10:00", "Fietsen", category=sport, organisation=bridge, place=park,
        is_free=False, price="2 euro",
    )  # fmt: skip

    def titles(query: str) -> list[str]:
        return [str(e["SUMMARY"]) for e in events_of(feed(f"/agenda/agenda.ics?{query}"))]

    assert titles("") == ["Soep", "Fietsen"]
    assert titles("categorie=eten") == ["Soep"]
    assert titles("categorie=eten&categorie=bewegen") == ["Soep", "Fietsen"]
    assert titles("partner=taalschool-de-brug") == ["Fietsen"]
    assert titles("plaats=park") == ["Fietsen"]
    assert titles("taal=tr") == ["Soep"]
    assert titles("taal=ar") == []
    assert titles("gratis=1") == ["Soep"]
    assert titles("categorie=bewegen&gratis=1") == []
    text = feed("/agenda/agenda.ics?gratis=1&categorie=eten&x=y")
    assert "SOURCE;VALUE=URI:http://testserver/agenda/agenda.ics?categorie=eten&gratis=1" in text


@pytest.mark.parametrize(
    "query", ["categorie=nee", "taal=xx", "gratis=misschien", "plaats=%00", "partner=..%2F"]
)
def test_a_choice_that_does_not_exist_is_404(soup, query):
    response = Client().get(f"/agenda/agenda.ics?{query}")
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/plain")


def test_a_title_cannot_break_or_inject_a_line(site):
    make_event(
        site,
        "2026-03-05 10:00",
        "Soep\u2028ATTENDEE:mailto:x\x0b en; meer, of \\n niet",
        introduction="Regel 1\u2028Regel 2",
        contact_name="Fatma\u2029X",
    )
    (event,) = events_of(feed())
    assert event["SUMMARY"] == "Soep ATTENDEE:mailto:x en; meer, of \\n niet"
    assert "ATTENDEE" not in event
    assert "\u2028" not in feed()


def test_the_window_is_a_month_back_and_a_year_ahead_and_what_runs_on(site, clock):
    make_event(site, "2026-01-10 10:00", "Lang geleden")
    make_event(site, "2026-02-10 10:00", "Vorige maand")
    make_event(site, "2027-02-10 10:00", "Volgend jaar")
    make_event(site, "2027-05-10 10:00", "Te ver")
    make_event(site, "2024-01-01 10:00", "Loopt al jaren", rule="FREQ=MONTHLY;BYMONTHDAY=1")
    make_event(site, "2024-01-01 10:00", "Is gestopt", rule="FREQ=DAILY;COUNT=10")
    titles = {str(e["SUMMARY"]) for e in events_of(feed())}
    assert titles == {"Vorige maand", "Volgend jaar", "Loopt al jaren"}


def test_a_very_large_feed_stays_below_what_google_reads(site, monkeypatch):
    monkeypatch.setattr("events.ical.calendars.LARGEST", 3_000)
    for day in range(1, 12):
        make_event(site, f"2026-03-{day + 2:02} 10:00", f"Activiteit {day}")
    text = feed()
    assert len(text.encode()) < 3_100
    assert 2 < len(events_of(text)) < 11
    assert text.endswith("END:VCALENDAR\r\n")


def test_a_subscription_survives_a_new_address_and_ends_empty(soup):
    old = f"{soup.url}event.ics"
    assert len(events_of(feed(old))) == 1
    soup.slug = "soep-en-brood"
    republish(soup)
    assert len(events_of(feed(old))) == 1
    assert len(events_of(feed("/agenda/soep-en-brood/event.ics"))) == 1
    soup.unpublish()
    assert events_of(feed(old)) == []
    soup.delete()
    assert events_of(feed(old)) == []
    assert Client().get("/agenda/nooit-geweest/event.ics").status_code == 404


def test_a_private_activity_is_in_no_feed(soup):
    soup.view_restrictions.create(restriction_type="login")
    assert events_of(feed()) == []
    assert events_of(feed(f"{soup.url}event.ics")) == []


def test_a_neighbourhood_has_only_its_own(soup, other_site):
    make_event(other_site, "2026-03-05 10:00", "Elders")
    other = Client(headers={"host": other_site.hostname})
    assert "Soep" not in other.get("/agenda/agenda.ics").content.decode()
    assert "Elders" not in feed()
    assert other.get("/agenda/soep-op-maandag/event.ics").status_code == 404


def test_an_alias_in_the_same_language_makes_no_second_date(soup, site):
    soup.create_alias(update_slug="soep-alias", parent=index_of(site))
    assert Series.objects.count() == 1
    assert len(events_of(feed())) == 1
    alias = EventPage.objects.get(slug="soep-alias")
    assert Client().get(alias.url).status_code == 200
