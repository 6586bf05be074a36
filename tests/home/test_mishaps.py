"""Pages about what went wrong: drawn, friendly, in the page's language."""

import pytest
from django.test import Client
from django.utils.translation import override

from cms.errors import server_error

MISSING = {
    "/bestaat-niet/": ("nl", "Hier is niets"),
    "/en/nothing/": ("en", "There is nothing here"),
    "/tr/yok/": ("tr", "Burada bir şey yok"),
    "/ar/la/": ("ar", "لا يوجد شيء هنا"),
}


@pytest.mark.parametrize("path", MISSING)
def test_a_missing_page_speaks_the_language_of_its_address(site, client, path):
    language, title = MISSING[path]
    answer = client.get(path)
    html = answer.content.decode()
    assert answer.status_code == 404
    assert f'<html lang="{language}"' in html
    assert title in html
    assert "mishap__drawing" in html


def test_a_missing_page_offers_the_phone(site, client):
    neighbourhood = site.neighbourhoodsettings
    neighbourhood.phone = "030 123 45 67"
    neighbourhood.save()
    html = client.get("/bestaat-niet/").content.decode()
    assert 'href="tel:+31301234567"' in html


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("nl", "We hebben geknoeid"),
        ("en", "We spilled something"),
        ("tr", "Bir şey döktük"),
        ("ar", "سكبنا شيئاً"),
    ],
)
def test_a_broken_page_needs_no_database(rf, django_db_blocker, language, title):
    with override(language), django_db_blocker.block():
        answer = server_error(rf.get("/"))
    html = answer.content.decode()
    assert answer.status_code == 500
    assert title in html
    assert f'lang="{language}"' in html
    assert "mishap__number" in html


def test_a_page_that_broke_early_still_speaks_the_language_of_its_address(rf, django_db_blocker):
    with override("nl"), django_db_blocker.block():
        html = server_error(rf.get("/ar/contact/")).content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert 'href="/ar/"' in html


def test_a_form_of_another_website_is_refused_in_words(site):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/prikbord/", headers={"origin": "https://elders.example"})
    assert answer.status_code == 403
    assert "error-403" not in answer.content.decode()  # the drawing itself, not its name
    assert "mishap__drawing" in answer.content.decode()


def test_the_offline_page_is_public_and_has_the_phone(site, client):
    answer = client.get("/tr/offline/")
    assert answer.status_code == 200
    assert "public" in answer.headers["Cache-Control"]
    assert "İnternetin yok" in answer.content.decode()
