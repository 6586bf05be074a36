"""An article can be read, in its language or honestly in Dutch."""

import json
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from tests.conftest import assert_sessionless
from tests.news.factories import article, category, newspaper, picture

pytestmark = pytest.mark.django_db


def html(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_an_article_is_read_by_everybody_alike(site, client):
    page = article(site, "Elke maandag gratis soep", category=category(site))
    response = client.get("/buurtkrant/elke-maandag-gratis-soep/")
    assert "Elke maandag gratis soep" in html(response)
    assert "Uit de buurt" in html(response)
    assert_sessionless(response)
    assert "public" in response["Cache-Control"]
    assert page.date is not None


def test_the_front_without_articles_says_so_kindly(site, client):
    assert "empty" in html(client.get("/buurtkrant/"))


def test_drafts_restricted_and_expired_articles_are_nowhere(site, client):
    article(site, "Nog een kladje", live=False)
    closed = article(site, "Alleen voor sommigen")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    article(site, "Van vorige maand", expire_at=timezone.now() - timedelta(minutes=1))
    for path in ("/buurtkrant/", "/buurtkrant/rss/"):
        text = html(client.get(path))
        for title in ("Nog een kladje", "Alleen voor sommigen", "Van vorige maand"):
            assert title not in text, f"{title} in {path}"
    assert client.get("/buurtkrant/nog-een-kladje/").status_code == 404
    assert client.get("/buurtkrant/van-vorige-maand/").status_code == 404


def test_another_neighbourhood_has_its_own_newspaper(site, other_site, client, other_client):
    article(site, "Nieuws van Lombok")
    article(other_site, "Nieuws van Overvecht")
    assert "Overvecht" not in html(client.get("/buurtkrant/"))
    assert "Nieuws van Lombok" not in html(other_client.get("/buurtkrant/"))
    assert other_client.get("/buurtkrant/nieuws-van-lombok/").status_code == 404


def test_an_untranslated_article_is_listed_and_read_in_dutch_and_marked_so(site, client):
    article(site, "Fietsen voor vrouwen")
    front = html(client.get("/ar/buurtkrant/"))
    assert re.search(r'lang="nl" dir="ltr">Fietsen voor vrouwen<', front)
    page = html(client.get("/ar/buurtkrant/fietsen-voor-vrouwen/"))
    assert '<html lang="ar" dir="rtl"' in page
    assert 'lang="nl" dir="ltr">\n        <h1' in page
    assert 'rel="canonical" href="http://testserver/buurtkrant/fietsen-voor-vrouwen/"' in page


def test_who_reads_arabic_stays_among_arabic_menus(site, client):
    """Dutch articles open inside the Arabic newspaper, from every list."""
    for days, title in enumerate(("Fietsles", "Soep", "Thee"), 1):
        article(site, title, days_ago=days)
    call_command("update_index", verbosity=0)
    for address in ("/ar/", "/ar/buurtkrant/", "/ar/zoeken/?zoek=soep", "/ar/buurtkrant/fietsles/"):
        text = html(client.get(address))
        assert 'href="/ar/buurtkrant/soep/"' in text, address
        assert 'href="/buurtkrant/soep/"' not in text.split("<main")[1], address


def test_a_translated_article_replaces_the_dutch_one(site, client):
    dutch = article(site, "Fietsen voor vrouwen", days_ago=9)
    english = dutch.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title, english.slug = "Cycling for women", "cycling-for-women"
    english.introduction = "Learn to ride a bicycle."
    english.save_revision().publish()
    front = html(client.get("/en/buurtkrant/"))
    assert "Cycling for women" in front
    assert "Fietsen voor vrouwen" not in front
    moved = client.get("/en/buurtkrant/fietsen-voor-vrouwen/")
    assert moved["Location"] == "/en/buurtkrant/cycling-for-women/"
    english.refresh_from_db()
    assert english.date == dutch.date, "a translation keeps the date of the original"


def test_categories_and_months_choose_articles(site, client):
    soup = category(site, "eten", "Eten")
    article(
        site,
        "Soep",
        category=soup,
        date=timezone.make_aware(timezone.datetime(2026, 10, 31, 23, 30)),
    )
    article(site, "Fietsles", date=timezone.make_aware(timezone.datetime(2026, 11, 1, 0, 30)))
    assert "Fietsles" not in html(client.get("/buurtkrant/?categorie=eten")).split("<footer")[0]
    october = html(client.get("/buurtkrant/?maand=2026-10"))
    assert ">Soep<" in october
    assert ">Fietsles<" not in october
    november = html(client.get("/buurtkrant/?maand=2026-11"))
    assert ">Fietsles<" in november
    assert ">Soep<" not in november


@pytest.mark.parametrize(
    "query",
    ["categorie=nergens", "maand=2026-13", "maand=gisteren", "maand=0000-01", "maand=9999-12",
     "pagina=0", "pagina=99", "pagina=-1", "pagina=x", "pagina=" + "9" * 30, "categorie=%00"],
)  # fmt: skip
def test_an_unknown_shelf_month_or_page_is_not_there(site, client, query):
    article(site)
    assert client.get(f"/buurtkrant/?{query}").status_code == 404


def test_pages_of_the_list_follow_each_other(site, client):
    for number in range(14):
        article(site, f"Nummer {number}", days_ago=number + 1)
    first = html(client.get("/buurtkrant/"))
    assert 'href="?pagina=2"' in first
    assert "Nummer 13" not in first
    assert "Nummer 13" in html(client.get("/buurtkrant/?pagina=2"))


def test_reading_on_previous_and_next(site, client):
    shelf = category(site)
    article(site, "Oudste", days_ago=3, category=shelf)
    middle = article(site, "Midden", days_ago=2, category=shelf)
    article(site, "Nieuwste", days_ago=1)
    text = html(client.get(middle.url))
    assert re.search(r'rel="prev" href="/buurtkrant/oudste/"', text)
    assert re.search(r'rel="next" href="/buurtkrant/nieuwste/"', text)
    related = text.split('id="related"')[1]
    assert "Oudste" in related
    assert "Nieuwste" not in related


def test_machines_find_schema_and_open_graph(site, client):
    image = picture(description="Een pan soep")
    page = article(site, 'Soep </script><script>alert("x")</script>', slug="soep", picture=image)
    text = html(client.get(page.url))
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[1]
    data = json.loads(block)
    assert data["@type"] == "NewsArticle"
    assert data["headline"].startswith("Soep </script>")
    assert data["image"][0].startswith("http://testserver/")
    assert 'property="og:title"' in text
    assert "<script>alert" not in text
    assert 'rel="alternate" type="application/rss+xml"' in text


def test_a_name_stands_there_only_when_its_owner_agreed(site, client, editor):
    page = article(site, author=editor, byline="")
    assert "Redacteur" not in html(client.get(page.url))
    page.author_agreed = True
    page.save_revision().publish()
    assert "Redacteur" in html(client.get(page.url))
    editor.is_active = False
    editor.save()
    assert "Redacteur" not in html(client.get(page.url))


def test_the_newspaper_keeps_its_own_addresses(site):
    from django.core.exceptions import ValidationError

    page = article(site)
    page.slug = "rss"
    with pytest.raises(ValidationError, match="slug"):
        page.full_clean()


def test_the_index_is_found_per_language(site):
    assert newspaper(site, "ar").locale.language_code == "ar"
    assert newspaper(site, "nl").get_parent().pk == site.root_page.pk
