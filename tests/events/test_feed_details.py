"""What a calendar program reads of one activity, and how it finds our feeds."""

from datetime import UTC, datetime, timedelta
from itertools import product

import icalendar
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from events.actions.change_date import cancel_date
from events.ical.calendars import FEED_PICTURE
from events.models import EventPage, Occurrence, Series
from events.tasks import draw_feed_pictures
from neighbourhoods.models import NeighbourhoodSettings, Picture
from tests.conftest import assert_sessionless
from tests.events.factories import make_category, make_event, make_partner, make_place
from tests.events.test_feed import events_of, feed, republish
from tests.neighbourhoods.pictures import photo

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
CHOICES = {
    "categorie": "eten", "plaats": "buurthuis-rosa", "partner": "taalschool-de-brug", "taal": "tr",
    "gratis": "1", "rolstoel": "1",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def soup(site) -> EventPage:
    """An activity of which everything is filled in."""
    return make_event(
        site, "2026-03-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO",
        category=make_category(site, colour="rug"), organisation=make_partner(site),
        place=make_place(site, latitude="52.090700", longitude="5.106100"),
        languages=",nl,tr,", for_whom="Iedereen", contact_name="Fatma", contact_phone="030 123",
        body=[("text", "<p>Neem een bord mee.</p>")],
    )  # fmt: skip


def test_a_program_learns_all_that_matters(soup):
    (event,) = events_of(feed())
    text = event.to_ical().decode().replace("\r\n ", "")
    for line in (
        "SUMMARY:Soep op maandag", "CATEGORIES:Eten", "COLOR:crimson", "GEO:52.0907;5.1061",
        "LOCATION:Buurthuis Rosa\\, Kanaalstraat 123\\, Utrecht", "CONTACT:Fatma\\, 030 123",
        "STATUS:CONFIRMED", "URL:http://testserver/agenda/soep-op-maandag/",
    ):  # fmt: skip
        assert f"{line}\r\n" in text
    words = str(event["DESCRIPTION"]).split("\n")
    assert words[-1] == "http://testserver/agenda/soep-op-maandag/"
    assert words[:4] == [
        "We koken samen en eten om zes uur.", "Neem een bord mee.", "Voor wie: Iedereen", "Gratis",
    ]  # fmt: skip
    assert "<" not in str(event["DESCRIPTION"])


@pytest.mark.parametrize(
    ("colour", "name"),
    [("lamp", "orange"), ("main", "teal"), ("rug", "crimson"), ("tile", "royalblue"),
     ("garden", "olive")],
)  # fmt: skip
def test_every_kind_has_a_colour_that_programs_know(site, colour, name):
    make_event(site, "2026-03-05 10:00", category=make_category(site, colour=colour))
    (event,) = events_of(feed())
    assert event["COLOR"] == name


def test_a_picture_comes_along_as_soon_as_it_is_made(
    site, soup, django_capture_on_commit_callbacks
):
    assert "IMAGE" not in feed()
    soup.picture = Picture.objects.create(title="Soep", file=photo())
    with django_capture_on_commit_callbacks(execute=True):
        republish(soup)
    (event,) = events_of(feed())
    address = soup.picture.renditions.get(filter_spec=FEED_PICTURE).url
    assert f"IMAGE;VALUE=URI:http://testserver{address}" in feed()
    assert event["IMAGE"].params["VALUE"] == "URI"
    soup.picture.renditions.all().delete()
    assert draw_feed_pictures(NOW) == 1
    assert draw_feed_pictures(NOW) == 0
    assert "IMAGE" in feed()


def test_a_picture_that_cannot_be_made_stops_nothing(
    site, soup, django_capture_on_commit_callbacks
):
    soup.picture = Picture.objects.create(title="Soep", file=photo())
    soup.picture.file.storage.delete(soup.picture.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        republish(soup)
    assert len(events_of(feed())) == 1


def test_the_length_of_an_odd_night_is_not_given_to_every_night(site):
    make_event(site, "2026-03-28 22:00", rule="FREQ=WEEKLY;BYDAY=SA", length=timedelta(hours=8))
    make_event(site, "2026-03-07 22:00", "Nacht", rule="FREQ=DAILY", length=timedelta(hours=8))
    odd, plain = sorted(
        (e for e in events_of(feed()) if "RRULE" in e), key=lambda e: str(e["SUMMARY"] == "Nacht")
    )
    assert odd["DURATION"].dt == timedelta(hours=8)
    assert "DTEND" not in odd
    assert plain["DTEND"].dt - plain["DTSTART"].dt == timedelta(hours=8)
    (apart,) = [
        e for e in events_of(feed()) if "RECURRENCE-ID" in e and e["SUMMARY"] == "Nacht"
        and e["DTSTART"].dt.date().isoformat() == "2026-03-28"
    ]  # fmt: skip
    assert apart["DTEND"].dt - apart["DTSTART"].dt == timedelta(hours=7)


def test_a_name_with_odd_signs_stays_one_line(site, soup):
    settings = NeighbourhoodSettings.for_site(site)
    settings.centre_name = "Huis; van, Rosa\u2028X-INJECTED:1"
    settings.save()
    republish(soup)
    text = feed("/agenda/agenda.ics?gratis=1")
    assert "X-WR-CALNAME:Agenda van Huis\\; van\\, Rosa X-INJECTED:1\r\n" in text
    assert "\nX-INJECTED" not in text


def test_choices_add_up_in_every_combination(site, soup):
    make_event(site, "2026-03-06 10:00", "Ander", where="online", is_free=False, price="2 euro")
    for used in product([False, True], repeat=len(CHOICES)):
        query = "&".join(
            f"{name}={value}" for (name, value), on in zip(CHOICES.items(), used, strict=True) if on
        )
        titles = {str(e["SUMMARY"]) for e in events_of(feed(f"/agenda/agenda.ics?{query}"))}
        # What is online can be reached by everybody, so only "wheelchair" keeps both.
        both = not any(used[:5])
        assert titles == ({"Soep op maandag", "Ander"} if both else {"Soep op maandag"}), query


@pytest.mark.parametrize("name", list(CHOICES))
def test_each_unknown_value_is_404_in_words(soup, name):
    answer = Client().get(f"/agenda/agenda.ics?{name}=bestaatniet")
    assert answer.status_code == 404
    assert answer.content.decode() == "Dit staat niet in onze agenda."
    assert answer["X-Robots-Tag"] == "noindex"


PATHS = [
    "/agenda/agenda.ics",
    "/agenda/soep-op-maandag/event.ics",
    "/agenda/soep-op-maandag/2026-03-09.ics",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_program_gets_the_same_answer(soup, resident, path):
    plain = Client().get(path)
    known = Client()
    known.force_login(resident)
    for accept in ("text/html", "application/json", "text/calendar;q=0.1", "*/*", "rubbish"):
        answer = known.get(path, headers={"accept": accept, "accept-language": "tr"})
        assert answer.status_code == 200, accept
        assert answer.content == plain.content
        assert_sessionless(answer)
    head = Client().head(path)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("ETag", "Content-Type", "Cache-Control", "X-Robots-Tag", "Content-Disposition"):
        assert head[name] == plain[name]
    assert "Last-Modified" not in head
    for method in ("get", "head"):
        for known_tag in (plain["ETag"], f"W/{plain['ETag']}", f'"x", W/{plain["ETag"]}, "y"'):
            again = getattr(Client(), method)(path, headers={"If-None-Match": known_tag})
            assert (again.status_code, again.content) == (304, b"")


def test_each_page_tells_programs_of_its_feed(soup):
    def told(path: str) -> list[str]:
        page = BeautifulSoup(Client().get(path).content, "html.parser")
        links = page.find_all("link", rel="alternate", type="text/calendar")
        return [link["href"] for link in links]

    whole = "http://testserver/agenda/agenda.ics"
    assert told("/agenda/") == [whole]
    for choice in ("categorie=eten", "plaats=buurthuis-rosa", "partner=taalschool-de-brug"):
        assert told(f"/agenda/?{choice}") == [f"{whole}?{choice}"]
    assert told("/agenda/?weergave=maand&taal=tr&gratis=1") == [f"{whole}?gratis=1&taal=tr"]
    assert told(soup.url) == [f"http://testserver/agenda/{soup.slug}/event.ics"]
    assert told(f"{soup.url}2026-03-09/") == [f"http://testserver/agenda/{soup.slug}/event.ics"]
    partner = soup.organisation.get_absolute_url()
    assert told(partner) == ["/agenda/agenda.ics?partner=taalschool-de-brug"]
    for path in told(partner):
        assert Client().get(path).status_code == 200


def test_a_year_of_a_full_house_is_below_what_google_reads(site):
    place, long = make_place(site), "Kom erbij en neem iemand mee. " * 60
    for number in range(40):
        make_event(
            site, f"2026-03-{number % 27 + 2:02} 10:00", f"Activiteit {number}", place=place,
            rule="FREQ=WEEKLY", body=[("text", f"<p>{long}</p>")],
        )  # fmt: skip
    Series.objects.update(modified=NOW)
    body = Client().get("/agenda/agenda.ics").content
    assert len(body) < 900_000
    assert len(icalendar.Calendar.from_ical(body).walk("VEVENT")) >= 40


def test_one_date_that_changed_and_then_becomes_a_series_is_newer_for_every_program(site):
    page = make_event(site, "2026-03-09 10:00", "Soep")
    date = Occurrence.objects.get(series_id=page.translation_key)
    cancel_date(date, "Ziek", None, NOW)
    [once] = events_of(feed())
    page.rule = "FREQ=WEEKLY"
    republish(page)
    [series] = [event for event in events_of(feed()) if "RRULE" in event]
    assert series["UID"] == once["UID"]
    assert series["SEQUENCE"] > once["SEQUENCE"]
