"""The front page shows what each room has to show, and a friendly word when it has nothing."""

import pytest
import time_machine
from django.utils import timezone

from home.models import HomePage
from neighbourhoods.models import NeighbourhoodSettings
from tests.conftest import assert_sessionless
from tests.events.factories import make_event
from tests.news.factories import article, category, picture


@pytest.fixture
def noon():
    """A Monday in November, noon in Utrecht."""
    with time_machine.travel("2026-11-23 11:00:00+00:00", tick=False):
        yield timezone.now()


def front(client, path="/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_house_is_friendly(site, client):
    html = front(client)
    for words in (
        "De agenda is nog leeg",
        "Het prikbord is nog leeg",
        "Het is nu rustig",
        "Nog geen nieuws",
    ):
        assert words in html


@pytest.mark.parametrize("path", ["/", "/en/", "/tr/", "/ar/"])
def test_the_front_page_is_public_in_every_language(site, client, path):
    answer = client.get(path)
    assert_sessionless(answer)
    assert "public" in answer.headers["Cache-Control"]
    assert answer.content.decode().count("<h1") == 1


def test_it_shows_what_is_still_on_today(site, client, noon):
    make_event(site, "2026-11-23 13:30", "Hulp met brieven")
    make_event(site, "2026-11-23 08:00", "Vroeg zwemmen")  # is over
    make_event(site, "2026-11-25 08:00", "Overmorgen wandelen")
    html = front(client)
    assert "Vandaag in Lombok" in html
    assert "Hulp met brieven" in html
    assert "13.30" in html
    assert "Vroeg zwemmen" not in html
    assert "Overmorgen wandelen" not in html


def test_on_a_quiet_day_it_shows_what_comes_first(site, client, noon):
    make_event(site, "2026-11-25 08:00", "Overmorgen wandelen")
    html = front(client)
    assert "Binnenkort in Lombok" in html
    assert "Overmorgen wandelen" in html


def test_a_busy_day_says_how_much_more_there_is(site, client, noon):
    for hour in range(13, 20):
        make_event(site, f"2026-11-23 {hour}:00", f"Bezigheid {hour}")
    html = front(client)
    assert html.count('class="activity"') == 4
    assert "En vandaag nog 3" in html


def test_it_shows_the_three_newest_articles(site, client):
    shelf = category(site)
    for days in range(5):
        article(site, f"Stuk {days}", days_ago=days, category=shelf, picture=picture())
    html = front(client)
    for shown in ("Stuk 0", "Stuk 1", "Stuk 2", "Uit de buurt"):
        assert shown in html
    assert "Stuk 3" not in html
    assert "image/avif" in html


def test_a_dutch_article_is_marked_as_dutch_on_a_turkish_page(site, client):
    article(site, "Alleen in het Nederlands")
    html = front(client, "/tr/")
    assert '<a class="link-cover" href="/tr/buurtkrant/alleen-in-het-nederlands/" lang="nl"' in html


def test_it_never_shows_another_neighbourhood(site, other_site, client, noon):
    make_event(other_site, "2026-11-23 15:00", "Feest in Overvecht")
    article(other_site, "Nieuws uit Overvecht")
    html = front(client)
    assert "Feest in Overvecht" not in html
    assert "Nieuws uit Overvecht" not in html


def test_the_view_from_the_window_is_that_of_the_neighbourhood(site, client):
    lombok = front(client)
    found = NeighbourhoodSettings.for_site(site)
    found.skyline = "overvecht"
    found.save()
    assert front(client) != lombok


def test_the_words_of_the_editor_stand_on_it(site, client):
    page = HomePage.objects.get(pk=site.root_page.pk)
    page.heading, page.heading_accent = "Dag buur,", "schuif aan"
    page.save_revision().publish()
    html = front(client)
    assert "Dag buur," in html
    assert "schuif aan" in html


def test_its_cost_does_not_grow_with_what_it_shows(
    site, client, noon, django_assert_max_num_queries
):
    for number in range(3):
        make_event(site, f"2026-11-23 {14 + number}:00", f"Bezigheid {number}")
        article(site, f"Stuk {number}", category=None)
    front(client)
    with django_assert_max_num_queries(60) as few:
        front(client)
    for number in range(3, 6):
        make_event(site, f"2026-11-23 {14 + number}:00", f"Bezigheid {number}")
        article(site, f"Stuk {number}")
    with django_assert_max_num_queries(len(few) + 1):
        front(client)
