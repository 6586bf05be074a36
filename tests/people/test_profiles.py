"""A profile is off by default, shown as far as somebody chose, and never public."""

import pytest
from django.test import Client

from people.models import Profile, Visibility
from tests.conftest import OVERVECHT_HOST, person


def show(user, site, **told) -> Profile:
    profile = user.memberships.get(site=site).profile
    for name, value in {"visibility": Visibility.RESIDENTS, "offers": "fietsen", **told}.items():
        setattr(profile, name, value)
    profile.save()
    return profile


def signed_in(user, host="testserver") -> Client:
    client = Client(headers={"host": host})
    client.force_login(user)
    return client


def test_a_profile_is_off_until_somebody_turns_it_on(site, resident, neighbour):
    assert "face-card" not in signed_in(resident).get("/smoelenboek/").content.decode()
    client = signed_in(neighbour)
    data = {
        "about": "",
        "languages": "",
        "offers": "fietsen",
        "seeks": "",
        "visibility": "residents",
    }
    page = client.post("/mijn/profiel/", data, follow=True).content.decode()
    assert "Buren kunnen je nu vinden" in page
    assert "fietsen" in signed_in(resident).get("/smoelenboek/").content.decode()
    page = client.post("/mijn/profiel/", data | {"visibility": "nobody"}, follow=True)
    assert "Alleen jij" in page.content.decode()
    assert "fietsen" not in signed_in(resident).get("/smoelenboek/").content.decode()


@pytest.mark.parametrize("visibility", [Visibility.NOBODY, Visibility.MET])
def test_a_hidden_profile_is_nowhere_for_another(site, resident, neighbour, visibility):
    hidden = show(neighbour, site, visibility=visibility, offers="verborgenwoord")
    client = signed_in(resident)
    assert "verborgenwoord" not in client.get("/smoelenboek/").content.decode()
    assert "Niemand gevonden" in client.get("/smoelenboek/?zoek=verborgenwoord").content.decode()
    assert client.get(f"/smoelenboek/{hidden.pk}/").status_code == 404
    assert signed_in(neighbour).get(f"/smoelenboek/{hidden.pk}/").status_code == 200


def test_a_visitor_reads_what_the_book_is_and_sees_nobody(site, neighbour, client):
    profile = show(neighbour, site)
    for address in ("/smoelenboek/", f"/smoelenboek/{profile.pk}/", "/en/smoelenboek/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "fietsen" not in answer.content.decode()
        assert "/inloggen/?next=" in answer.content.decode()
        assert answer["Cache-Control"] == "private, no-store"


def test_somebody_new_sees_nobody_yet(site, newcomer, neighbour):
    profile = show(neighbour, site)
    client = signed_in(newcomer)
    assert "fietsen" not in client.get("/smoelenboek/").content.decode()
    assert client.get(f"/smoelenboek/{profile.pk}/").status_code == 404


def test_another_neighbourhood_sees_nobody_of_this_one(site, other_site, neighbour):
    profile = show(neighbour, site)
    stranger = person(other_site, "vreemd")
    for host in ("testserver", OVERVECHT_HOST):
        client = signed_in(stranger, host)
        assert "fietsen" not in client.get("/smoelenboek/").content.decode()
        assert client.get(f"/smoelenboek/{profile.pk}/").status_code == 404


def test_a_closed_account_leaves_the_book(site, resident, neighbour):
    profile = show(neighbour, site)
    neighbour.is_active = False
    neighbour.save()
    client = signed_in(resident)
    assert "fietsen" not in client.get("/smoelenboek/").content.decode()
    assert client.get(f"/smoelenboek/{profile.pk}/").status_code == 404


@pytest.mark.parametrize("words", ["buur", "FIETSEN", "turks", "turks fietsen"])
def test_search_finds_by_name_language_and_help(site, resident, neighbour, words):
    show(neighbour, site, languages="Nederlands, Turks")
    page = signed_in(resident).get(f"/smoelenboek/?zoek={words}").content.decode()
    assert "1 buur gevonden" in page


@pytest.mark.parametrize("words", ["ayse", "AYŞE", "IŞIL", "ışıl", "isil", "عربي"])
def test_search_reads_over_capitals_accents_and_scripts(site, resident, neighbour, words):
    neighbour.called = "Ayşe Işıl"
    neighbour.save()
    show(neighbour, site, languages="Türkçe, عَرَبِيّ")
    page = signed_in(resident).get("/smoelenboek/", {"zoek": words}).content.decode()
    assert "1 buur gevonden" in page


@pytest.mark.parametrize("words", ["\x00", "100%", "_", "'; --", "a" * 500, "\u202e"])
def test_an_odd_search_is_never_an_error(site, resident, neighbour, words):
    show(neighbour, site)
    assert signed_in(resident).get("/smoelenboek/", {"zoek": words}).status_code == 200


def test_no_address_of_a_neighbour_is_on_any_page(site, resident, neighbour):
    profile = show(neighbour, site)
    client = signed_in(resident)
    for address in ("/smoelenboek/", f"/smoelenboek/{profile.pk}/", "/mijn/balk/"):
        assert neighbour.email not in client.get(address).content.decode()


def test_words_of_a_neighbour_are_plain_text(site, resident, neighbour):
    profile = show(neighbour, site, about="<script>alert(1)</script> https://rosa.example/x")
    page = signed_in(resident).get(f"/smoelenboek/{profile.pk}/").content.decode()
    assert "<script>alert" not in page
    assert 'rel="nofollow noopener ugc"' in page


def test_too_long_is_told_and_nothing_is_lost(site, resident):
    client = signed_in(resident)
    data = {"about": "a" * 503, "languages": "", "offers": "", "seeks": "", "visibility": "nobody"}
    page = client.post("/mijn/profiel/", data).content.decode()
    assert "3 tekens te lang" in page
    assert "a" * 503 in page
    assert resident.memberships.get().profile.about == ""


def test_name_face_and_language_are_saved_and_checked(site, resident):
    client = signed_in(resident)
    page = client.post("/mijn/gegevens/", {"called": " ", "language": "tr", "avatar": "m3"})
    assert "form-summary" in page.content.decode()
    for bad in ({"avatar": "m99"}, {"language": "xx"}):
        data = {"called": "Els", "language": "nl", "avatar": "m1"} | bad
        assert "form-summary" in client.post("/mijn/gegevens/", data).content.decode()
    answer = client.post("/mijn/gegevens/", {"called": "Els", "language": "tr", "avatar": "m3"})
    assert answer.status_code == 302
    resident.refresh_from_db()
    assert (resident.called, resident.language) == ("Els", "tr")
    assert client.get("/mijn/balk/").json()["avatar"] == "m3"


@pytest.mark.parametrize("count", [10, 200])
def test_the_book_costs_the_same_whatever_its_length(
    site, resident, count, django_assert_max_num_queries
):
    from people.models import Membership, User

    users = User.objects.bulk_create(
        User(username=f"b{n}", called=f"Buur {n}") for n in range(count)
    )
    members = Membership.objects.bulk_create(
        Membership(user=u, site=site, step="resident") for u in users
    )
    Profile.objects.bulk_create(
        Profile(membership=m, visibility="residents", offers="koken") for m in members
    )
    client = signed_in(resident)
    client.get("/smoelenboek/")
    with django_assert_max_num_queries(25):
        assert "Buur 1" in client.get("/smoelenboek/").content.decode()


def test_pages_of_ones_own_ask_to_sign_in(site, client):
    for address in (
        "/mijn/",
        "/mijn/gegevens/",
        "/mijn/profiel/",
        "/mijn/wachtwoord/",
        "/mijn/e-mail/",
    ):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/inloggen/?next=")


def test_a_password_is_changed_with_the_old_one_and_mailed_about(site, resident, settings):
    client = signed_in(resident)
    wrong = {
        "oldpassword": "fout",
        "password1": "drie lange woorden",
        "password2": "drie lange woorden",
    }
    assert "niet je wachtwoord" in client.post("/mijn/wachtwoord/", wrong).content.decode()
    client.post("/mijn/wachtwoord/", wrong | {"oldpassword": "rosa"})
    resident.refresh_from_db()
    assert resident.check_password("drie lange woorden")
    assert client.get("/mijn/").status_code == 200, "this device stays signed in"


def test_an_address_changes_after_its_code_and_not_before(site, resident):
    from people.models import OutgoingMail

    client = signed_in(resident)
    client.post("/mijn/e-mail/", {"email": "nieuw@example.org"})
    resident.refresh_from_db()
    assert resident.email == "bewoner@rosa.example"
    from tests.people.test_door import last_code

    assert OutgoingMail.objects.latest("pk").to == "nieuw@example.org"
    client.post("/aanmelden/code/", {"code": last_code()})
    resident.refresh_from_db()
    assert resident.email == "nieuw@example.org"
    assert OutgoingMail.objects.filter(to="bewoner@rosa.example").exists(), (
        "the old address is told"
    )
