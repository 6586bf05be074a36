"""The newspaper as a feed."""

import feedparser
import pytest

from tests.conftest import assert_sessionless
from tests.news.factories import article, category, picture

pytestmark = pytest.mark.django_db
BODY = [
    ("heading", "Wat staat er op tafel?"),
    ("text", '<p>Lees <a href="/agenda/">de agenda</a> en <b>kom</b>.</p>'),
]


def test_the_feed_parses_and_has_the_whole_text_with_addresses_of_our_own(site, client):
    article(site, "Soep & brood", category=category(site), body=BODY, picture=picture())
    response = client.get("/buurtkrant/rss/")
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.feed.language == "nl"
    entry = feed.entries[0]
    assert entry.title == "Soep & brood"
    assert entry.link == "http://testserver/buurtkrant/soep-brood/"
    text = entry.content[0].value
    assert "Wat staat er op tafel?" in text
    assert 'href="http://testserver/agenda/"' in text
    assert 'src="http://testserver/media/' in text
    assert entry.tags[0].term == "Uit de buurt"
    assert_sessionless(response)


def test_the_feed_answers_304_until_something_changes(site, client):
    first = article(site, "Soep")
    etag = client.get("/buurtkrant/rss/")["ETag"]
    again = client.get("/buurtkrant/rss/", headers={"if-none-match": etag})
    assert again.status_code == 304
    assert again["ETag"] == etag
    first.title = "Soep en brood"
    first.save_revision().publish()
    changed = client.get("/buurtkrant/rss/", headers={"if-none-match": etag})
    assert changed.status_code == 200
    assert "Soep en brood" in changed.content.decode()


def test_a_feed_of_one_category_and_of_an_unknown_one(site, client):
    article(site, "Soep", category=category(site, "eten", "Eten"))
    article(site, "Fietsles")
    feed = feedparser.parse(client.get("/buurtkrant/rss/?categorie=eten").content)
    assert [entry.title for entry in feed.entries] == ["Soep"]
    for slug in ("nergens", "%00", "x" * 3000, "%F0%9F%8D%B2"):
        response = client.get(f"/buurtkrant/rss/?categorie={slug}")
        assert response.status_code == 404
        assert "Kijk het adres nog eens na." in response.content.decode()


def test_each_language_has_its_own_feed(site, client):
    article(site, "Soep")
    feed = feedparser.parse(client.get("/en/buurtkrant/rss/").content)
    assert feed.feed.language == "en"
    assert feed.entries == []


def test_control_characters_do_not_break_the_feed(site, client):
    article(site, "Soep\x0b met\x00 gaten".replace("\x00", ""), slug="soep")
    assert not feedparser.parse(client.get("/buurtkrant/rss/").content).bozo


def test_the_feed_of_one_neighbourhood_tells_nothing_of_another(site, other_site, other_client):
    article(site, "Van Lombok", category=category(site, "eten", "Eten"))
    assert "Van Lombok" not in other_client.get("/buurtkrant/rss/").content.decode()
    assert other_client.get("/buurtkrant/rss/?categorie=eten").status_code == 404
