"""The agenda that everybody reads."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction, Site

from events import agenda
from events.actions.build_series import build_series
from events.local_time import start_of
from events.models import EventPage, Occurrence
from tests.conftest import assert_sessionless
from tests.events.factories import index_of, make_category, make_event, make_partner, make_place
from tests.events.series import plant

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)  # a Monday, nine o'clock in the street
VIEWS = ("", "?weergave=week", "?weergave=maand", "?van=2026-03-01&tot=2026-03-31")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def read(path: str = "/agenda/") -> str:
    response = Client().get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("query", VIEWS)
def test_an_activity_stands_in_every_view(site, client, query):
    make_event(site, "2026-03-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO", place=make_place(site))
    response = client.get(f"/agenda/{query}")
    page = response.content.decode()
    assert "Soep op maandag" in page
    assert 'datetime="2026-03-02T17:00:00+01:00"' in page
    assert_sessionless(response)
    assert "public" in response["Cache-Control"]


def test_a_month_is_a_table_with_a_caption_and_names_of_days(site):
    make_event(site, "2026-03-02 17:00")
    html = read("/agenda/?weergave=maand")
    assert "<caption" in html
    assert html.count('<th scope="col">') == 7


def test_a_full_day_of_the_month_shows_the_first_four_and_counts_the_rest(site):
    for n in range(6):
        make_event(site, f"2026-03-05 {10 + n}:00", f"Activiteit {n}")
    make_event(site, "2026-03-04 20:00", "Lange nacht", length=timedelta(hours=20))
    closed = make_event(site, "2026-03-05 08:00", "Besloten")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    month = BeautifulSoup(read("/agenda/?weergave=maand"), "html.parser")
    cell = next(c for c in month.select(".month__cell") if c.select_one('a[href*="2026-03-05"]'))
    shown = [row.get_text(" ", strip=True) for row in cell.select(".month__rows li")]
    assert len(shown) == 4
    for words, title in zip(
        shown, ["Lange nacht", *(f"Activiteit {n}" for n in range(3))], strict=True
    ):
        assert title in words
    assert cell.select_one(".month__more").get_text(strip=True) == "nog 3"
    assert "7 activiteiten" in cell.select_one(".month__number").get_text()
    assert "8 activiteiten" in month.select_one("caption").get_text()  # the long night in two cells
    assert "Besloten" not in month.get_text()


def test_a_day_holds_all_that_goes_on_in_it_and_nothing_else(site):
    for start, hours in [
        ("2026-03-04 22:00", 8), ("2026-03-04 20:00", 4), ("2026-03-03 10:00", 60), ("2026-03-05 00:00", 24),
        ("2026-03-05 23:30", 1), ("2026-03-28 23:00", 5), ("2026-03-29 12:00", 1),
    ]:  # fmt: skip
        make_event(site, start, f"{start} {hours}", length=timedelta(hours=hours))
    everything = list(Occurrence.objects.of(site))
    for number in range(32):
        day = date(2026, 3, 2) + timedelta(days=number)
        begin, end = start_of(day), start_of(day + timedelta(days=1))
        here = {each.pk for each in everything if each.start < end and each.end > begin}
        assert {each.pk for each in Occurrence.objects.of(site).on_days(day, day)} == here, day
        later = {each.pk for each in everything if each.end > begin}
        assert {each.pk for each in Occurrence.objects.of(site).from_day(day)} == later, day


def test_a_month_reads_only_what_it_shows(site, monkeypatch):
    crowd(site, 100)  # five on each of twenty days
    read_in_full, known = [], agenda.read

    def noting(dates, *rest):
        read_in_full.extend(dates := list(dates))
        return known(dates, *rest)

    monkeypatch.setattr(agenda, "read", noting)
    assert read("/agenda/?weergave=maand").count('class="month__more"') == 20
    assert len(read_in_full) == 20 * agenda.IN_A_CELL


def test_an_activity_is_listed_until_it_ends(site, clock):
    make_event(site, "2026-03-02 08:30", "Ontbijt")
    assert "Ontbijt" in read()
    clock.shift(timedelta(hours=1, minutes=1))
    assert "Ontbijt" not in read()
    assert "Ontbijt" in read("/agenda/?datum=2026-03-01")
    assert "Ontbijt" in read("/agenda/?weergave=week")


def test_past_midnight_it_stands_under_both_days(site):
    make_event(site, "2026-03-06 22:00", "Muzieknacht", length=timedelta(hours=4))
    make_event(site, "2026-03-06 22:00", "Film", length=timedelta(hours=2))
    week = read("/agenda/?weergave=week")
    assert week.count(">Muzieknacht</a>") == 2
    assert week.count(">Film</a>") == 1


def test_today_this_week_and_this_weekend(site):
    for day, title in ((2, "Vandaag!"), (4, "Woensdag!"), (7, "Zaterdag!"), (9, "Later!")):
        make_event(site, f"2026-03-0{day} 17:00", title)

    def titles(period: str) -> set[str]:
        return set(re.findall(r"\w+!", read(f"/agenda/?periode={period}")))

    assert titles("vandaag") == {"Vandaag!"}
    assert titles("week") == {"Vandaag!", "Woensdag!", "Zaterdag!"}
    assert titles("weekend") == {"Zaterdag!"}


def test_choices_combine_and_live_in_the_address(site):
    food, bridge = make_category(site), make_partner(site)
    make_event(
        site, "2026-03-05 10:00", "Soep", category=food, place=make_place(site), languages=",tr,"
    )
    make_event(
        site, "2026-03-05 11:00", "Les", organisation=bridge, is_free=False, price="2 euro",
        place=make_place(site, "Zolder", wheelchair=False),
    )  # fmt: skip

    def titles(query: str) -> list[str]:
        return re.findall(r'link-cover" href="[^"]+/(\w+)/2026', read(f"/agenda/?{query}"))

    assert titles("categorie=eten") == ["soep"]
    assert titles("plaats=zolder") == ["les"]
    assert titles("partner=taalschool-de-brug") == ["les"]
    assert titles("taal=tr&gratis=1") == ["soep"]
    assert titles("rolstoel=1") == ["soep"]
    assert titles("categorie=eten&plaats=zolder") == []
    make_event(site, "2026-03-12 10:00", "Stamppot", category=food)
    html = read("/agenda/?categorie=eten&weergave=week")
    assert "/agenda/agenda.ics?categorie=eten" in html
    assert "categorie=eten&amp;datum=2026-03-09&amp;weergave=week" in html


def test_an_unknown_choice_is_a_kind_sentence(site):
    make_event(site, "2026-03-05 10:00", "Soep")
    html = read("/agenda/?categorie=dansen&taal=klingon")
    assert "kennen we niet in onze agenda" in html
    assert "dansen" in html
    assert "Soep" in html


@pytest.mark.parametrize(
    "query",
    [
        "van=gisteren", "datum=0001-01-01", "datum=9999-12-31", "datum=10000-01-01", "van=2026-02-30", "tot=9999-99-99", "van=0001-01-01", "datum=%00",
        "weergave=week&datum=nu", "weergave=maand&datum=2026-13-01", "van=2026-03-01&tot=x",
    ],
)  # fmt: skip
def test_a_bad_date_is_a_sentence(site, query):
    assert "is geen dag die we kennen" in read(f"/agenda/?{query}")


@pytest.mark.parametrize(
    "query", ["pagina=x", "pagina=-1&van=2026-03-01", "weergave=kubus", "periode=ooit", "zoek=%00"]
)
def test_other_nonsense_shows_the_agenda(site, query):
    make_event(site, "2026-03-05 10:00", "Soep")
    assert "Soep" in read(f"/agenda/?{query}")


@pytest.mark.parametrize("view", ["week", "maand"])
def test_turning_ends_where_the_dates_end(site, view):
    make_event(site, "2026-02-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO;COUNT=14")

    def turns(day: str) -> list[str]:
        return re.findall(
            r'rel="(prev|next) nofollow"', read(f"/agenda/?weergave={view}&datum={day}")
        )

    assert turns("2026-03-20") == ["prev", "next"]
    assert turns("2026-02-02") == ["next"]
    assert turns("2026-05-04") == ["prev"]
    assert turns("2099-05-04") == ["prev"]
    assert turns("2001-05-04") == ["next"]


def test_a_range_turned_round_is_turned_back(site):
    make_event(site, "2026-03-05 10:00", "Soep")
    html = read("/agenda/?van=2026-03-31&tot=2026-03-01")
    assert "We hebben ze omgedraaid" in html
    assert "Soep" in html


def test_a_range_is_paged_and_lists_each_date_once(site):
    make_event(site, "2026-03-02 17:00", rule="FREQ=DAILY")
    seen = []
    for number in (1, 2, 3):
        html = read(f"/agenda/?van=2026-03-01&tot=2026-07-09&pagina={number}")
        seen += re.findall(r'activity__time[^"]*" datetime="([^"]+)"', html)
    assert len(seen) == len(set(seen)) == 130
    assert seen == sorted(seen, key=datetime.fromisoformat)


def test_search_finds_words_of_the_activity(site):
    make_event(site, "2026-03-05 10:00", "Soep", introduction="Met linzen en munt.")
    make_event(site, "2026-03-05 10:00", "Fietsen", introduction="Buiten in de wind.")
    html = read("/agenda/?zoek=linzen")
    assert "Soep" in html
    assert "Fietsen" not in html
    assert "Niets gevonden" in read("/agenda/?zoek=xylofoon")


def test_an_empty_agenda_is_friendly(site):
    assert "Hier is nog niets gepland" in read()


def test_the_page_of_a_date_has_its_own_address(site, client):
    page = make_event(site, "2026-03-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO")
    assert "Maandag 9 maart 2026, 17.00–18.30 uur" in read(f"{page.url}2026-03-09/")
    assert client.get(f"{page.url}2026-03-10/").status_code == 404
    assert client.get(f"{page.url}2026-03-09/meer/").status_code == 404


def test_search_engines_read_when_and_where(site):
    page = make_event(site, "2026-03-02 17:00", "Soep </script> & brood", place=make_place(site))
    html = read(page.url)
    data = json.loads(re.search(r"ld\+json\">(.*?)</script>", html).group(1))
    assert data["name"] == "Soep </script> & brood"
    assert data["startDate"] == "2026-03-02T17:00:00+01:00"
    assert data["eventStatus"].endswith("EventScheduled")
    assert data["location"]["address"]["streetAddress"] == "Kanaalstraat 123"


def test_the_link_to_join_shows_from_a_quarter_of_an_hour_before(site, clock):
    page = make_event(
        site, "2026-03-02 17:00", where="online", online_link="https://meet.example/x"
    )
    moments = [(NOW.replace(hour=15, minute=44), False), (NOW.replace(hour=15, minute=45), True)]
    moments += [(NOW.replace(hour=17, minute=29), True), (NOW.replace(hour=17, minute=30), False)]
    for moment, shown in moments:
        clock.move_to(moment, tick=False)
        assert ("https://meet.example/x" in read(page.url)) is shown
    assert "meet.example" not in Client().get("/agenda/agenda.ics").content.decode()


def test_a_page_without_translation_is_read_in_dutch_and_says_so(site):
    make_event(site, "2026-03-05 10:00", "Soep")
    assert re.search(r'lang="nl">\s*Soep</a>', read("/ar/agenda/"))
    translated = EventPage.objects.get().copy_for_translation(
        Locale.objects.get(language_code="ar")
    )
    translated.title = "حساء"
    translated.save_revision().publish()
    html = read("/ar/agenda/")
    assert "حساء" in html
    assert ">Soep</a>" not in html


def test_kinds_are_read_in_the_language_of_the_page(site):
    food = make_category(site)
    english = food.copy_for_translation(Locale.objects.get(language_code="en"))
    english.name = "Food"
    english.save()
    make_event(site, "2026-03-05 10:00", "Soep", category=food)
    assert "Food" in read("/en/agenda/?categorie=eten")
    assert "Soep" in read("/en/agenda/?categorie=eten")
    assert "Food" not in read()


def test_neighbourhoods_do_not_read_each_other(site, other_site, other_client):
    make_event(site, "2026-03-05 10:00", "Soep", place=make_place(site, "Plek in Lombok"))
    page = make_event(other_site, "2026-03-05 10:00", "Elders", category=make_category(other_site))
    for query in VIEWS:
        assert "Elders" not in read(f"/agenda/{query}")
        other = other_client.get(f"/agenda/{query}").content.decode()
        assert "Soep" not in other
        assert "Plek in Lombok" not in other
    assert "kennen we niet" in read("/agenda/?categorie=eten")
    assert Client().get(page.relative_url(other_site)).status_code == 404


def test_the_preview_of_a_draft_shows_the_dates_it_leads_to(site, chief_editor, client):
    page = make_event(site, "2026-03-03 10:00", rule="FREQ=WEEKLY;BYDAY=TU", publish=False)
    response = page.make_preview_request()
    html = response.render().content.decode()
    assert "Dinsdag 3 maart 2026" in html
    assert "di 10 maart" in html
    assert not Occurrence.objects.exists()


def crowd(site: Site, number: int) -> None:
    """`number` activities this month, with all that a row can show."""
    category, partner, place = make_category(site), make_partner(site), make_place(site)
    pages = [
        EventPage(
            title=f"Activiteit {n}", slug=f"activiteit-{n}", introduction="Kom erbij.",
            start_local=datetime(2026, 3, 3 + n % 20, 9 + n % 12), category=category, place=place,
            organisation=partner,
        )
        for n in range(number)
    ]  # fmt: skip
    plant(index_of(site), pages)
    for page in pages:
        build_series(page.translation_key, NOW)


def queries(path: str) -> int:
    """What the second reader costs, whatever the cache held before."""
    cache.clear()
    Client().get(path)
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(path).status_code == 200
    return len(captured)


def test_every_view_costs_the_same_at_ten_and_a_thousand(site):
    ContentType.objects.get_for_model(EventPage)
    paths = [f"/agenda/{query}" for query in VIEWS]
    paths += ["/agenda/?categorie=eten&zoek=kom", "/agenda/activiteit-3/", "/partners/"]
    crowd(site, 10)
    few = {path: queries(path) for path in paths}
    EventPage.objects.all().delete()
    site = Site.objects.get(pk=site.pk)
    for model in (Occurrence,):
        model.objects.all().delete()
    from events.models import EventCategory, Place, Series
    from partners.models import Organisation

    for model in (Series, EventCategory, Place, Organisation):
        model.objects.all().delete()
    crowd(site, 1000)
    many = {path: queries(path) for path in paths}
    assert many == few
    assert max(many.values()) <= 25, many


def test_todays_dates_for_the_front_page(site, clock):
    make_event(site, "2026-03-02 08:00", "Voorbij", length=timedelta(minutes=30))
    make_event(site, "2026-03-02 08:30", "Bezig", length=timedelta(hours=2))
    make_event(site, "2026-03-02 17:00", "Straks")
    make_event(site, "2026-03-03 17:00", "Morgen")
    found = [d.series.page.title for d in Occurrence.objects.today(site, NOW)]
    assert found == ["Bezig", "Straks"]
    assert Occurrence.objects.coming(site, NOW).last().local_date == date(2026, 3, 3)
