"""What is not for everybody, or not for now, stands in no list, feed or search."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.news.factories import article, category

pytestmark = pytest.mark.django_db

HIDDEN = "Verborgen pompoen"


def as_draft(site, shelf):
    """Still being written."""
    return article(site, HIDDEN, live=False, category=shelf)


def past_its_last_day(site, shelf):
    """Expired, and nobody has cleared it away yet."""
    return article(site, HIDDEN, category=shelf, expire_at=timezone.now() - timedelta(minutes=1))


def for_next_week(site, shelf):
    """Approved, to appear later."""
    later = timezone.now() + timedelta(days=7)
    page = article(site, HIDDEN, live=False, category=shelf, go_live_at=later)
    page.save_revision(approved_go_live_at=later).publish()
    return page


def taken_back(site, shelf):
    """Unpublished."""
    page = article(site, HIDDEN, category=shelf)
    page.unpublish()
    return page


def behind_a_password(site, shelf):
    """With a view restriction."""
    page = article(site, HIDDEN, category=shelf)
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="rosa")
    return page


ADDRESSES = [
    "/", "/en/", "/buurtkrant/", "/ar/buurtkrant/", "/buurtkrant/?categorie=buurt", "/buurtkrant/?maand={month}",
    "/buurtkrant/rss/", "/buurtkrant/rss/?categorie=buurt", "/zoeken/?zoek=pompoen", "/buurtkrant/zichtbaar/",
    "/ar/buurtkrant/zichtbaar/",
]  # fmt: skip


@pytest.mark.parametrize(
    "hide", [as_draft, past_its_last_day, for_next_week, taken_back, behind_a_password]
)
def test_a_hidden_article_appears_nowhere(site, client, hide):
    shelf = category(site)
    article(site, "Zichtbaar", category=shelf, days_ago=0.01)
    page = hide(site, shelf)
    call_command("update_index", verbosity=0)
    month = f"{timezone.localtime():%Y-%m}"
    for address in ADDRESSES:
        answer = client.get(address.format(month=month))
        assert answer.status_code == 200, address
        assert HIDDEN not in answer.content.decode(), address
    front = client.get("/buurtkrant/").content.decode()
    assert ">1 artikel<" in front, "the archive counts only what can be read"
    for address in (f"/buurtkrant/{page.slug}/", f"/ar/buurtkrant/{page.slug}/"):
        answer = client.get(address)
        assert "daar gaat dit over" not in answer.content.decode(), address


def test_a_hidden_article_is_not_put_beside_another(site, client):
    shown = article(site, "Zichtbaar")
    hidden = article(site, HIDDEN, expire_at=timezone.now() - timedelta(minutes=1))
    shown.related_articles.create(related=hidden)
    assert HIDDEN not in client.get("/buurtkrant/zichtbaar/").content.decode()
