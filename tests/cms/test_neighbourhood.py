"""A neighbourhood is found by its host and only by its host."""

from django.test import Client
from wagtail.models import Page, Site

from cms import health
from home.actions.create_neighbourhood import Plan, create_neighbourhood


def test_opening_twice_changes_nothing(site):
    before = Page.objects.count(), Site.objects.count()
    create_neighbourhood(
        Plan(hostname=site.hostname, name="Lombok", centre_name="Huiskamer Lombok")
    )
    assert (Page.objects.count(), Site.objects.count()) == before


def test_another_host_name_opens_the_same_door(site):
    plan = Plan(site.hostname, "Lombok", "Huiskamer Lombok", aliases=("127.0.0.1",))
    create_neighbourhood(plan)
    create_neighbourhood(plan)
    assert "Lombok" in Client(headers={"host": "127.0.0.1:8000"}).get("/").content.decode()


def test_every_language_has_the_same_addresses(site, client):
    for prefix in ("", "/en", "/tr", "/ar"):
        assert client.get(f"{prefix}/").status_code == 200
    assert client.get("/nl/agenda/?a=1").headers["Location"] == "/agenda/?a=1"
    assert client.get("/nl//evil.example/").headers["Location"] == "/evil.example/"


def test_a_new_neighbourhood_greets_in_every_language(site, client):
    for prefix, words in (("", "Kom binnen,"), ("/en", "Come in,"), ("/tr", "İçeri gel,"),
                          ("/ar", "تفضّل بالدخول،")):  # fmt: skip
        assert words in client.get(f"{prefix}/").content.decode()


def test_an_unknown_host_is_nobodys_door(site):
    assert Client(headers={"host": "elders.localhost"}).get("/").status_code == 404


def test_each_host_opens_its_own_front_page(site, other_site, client, other_client):
    assert "Lombok" in client.get("/").content.decode()
    page = other_client.get("/").content.decode()
    assert "Overvecht" in page
    assert "Lombok" not in page


def test_health_tells_the_truth(db, client, monkeypatch):
    monkeypatch.setattr(health, "SECONDS", 20)  # what is asked here is the truth, not the time
    assert client.get("/gezond/").json() == {"status": "ok"}
    answer = client.get("/gezond/klaar/").json()
    assert answer["status"] == "ok", answer


def test_a_post_from_another_origin_is_refused_in_words(site, client):
    answer = client.post("/contact/", headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


def test_a_new_installation_greets_nobody_with_wagtails_own_page(site):
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert not Site.objects.filter(hostname="localhost").exists()
