"""The one door: a code by mail or a password; the same answer for everybody; limits that slow down."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from people.actions import deliver_due
from people.models import Membership, OutgoingMail, Step, User

CODE = re.compile(r"\b(\d{4}-\d{4})\b")


def last_code() -> str:
    """The code in the newest letter."""
    return CODE.search(OutgoingMail.objects.latest("pk").body)[1]


def sign_in(client, login="bewoner", password="rosa", **more):
    return client.post("/inloggen/", {"login": login, "password": password, **more})


@pytest.mark.parametrize("login", ["bewoner", "bewoner@rosa.example", "BEWONER@rosa.example"])
def test_name_or_address_with_a_password_opens_the_door(client, resident, login):
    answer = sign_in(client, login)
    assert (answer.status_code, answer["Location"]) == (302, "/mijn/")
    assert client.get("/mijn/").status_code == 200


@pytest.mark.parametrize("login", ["bewoner", "niemand", "bewoner@rosa.example", "x@y.example"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_words(client, resident, login):
    answer = sign_in(client, login, "fout")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("We kennen deze naam niet met dit wachtwoord") == 1
    assert f'value="{login}"' in page, "what was typed is lost"
    assert "fout" not in page


def test_somebody_without_an_address_comes_in_with_a_password(client, resident):
    resident.emailaddress_set.all().delete()
    resident.email = ""
    resident.save()
    assert sign_in(client).status_code == 302
    assert client.get("/mijn/").status_code == 200


def test_a_code_by_mail_opens_the_door_once(client, resident):
    answer = client.post("/inloggen/code/", {"email": "Bewoner@Rosa.example"})
    assert answer["Location"] == "/inloggen/code/invullen/"
    code = last_code()
    answer = client.post("/inloggen/code/invullen/", {"code": code.replace("-", " ")})
    assert answer["Location"] == "/mijn/"
    other = Client()
    other.post("/inloggen/code/", {"email": "bewoner@rosa.example"})
    assert other.post("/inloggen/code/invullen/", {"code": code}).status_code == 200
    assert not other.session.get("_auth_user_id")


def test_three_wrong_codes_end_the_attempt(client, resident):
    client.post("/inloggen/code/", {"email": "bewoner@rosa.example"})
    code = last_code()
    for _ in range(2):
        assert client.post("/inloggen/code/invullen/", {"code": "0000-0000"}).status_code == 200
    assert client.post("/inloggen/code/invullen/", {"code": "0000-0000"}).status_code == 302
    client.post("/inloggen/code/invullen/", {"code": code})
    assert "_auth_user_id" not in client.session


def test_asking_a_code_looks_the_same_with_and_without_account(site, resident):
    pages = []
    for address in ("bewoner@rosa.example", "niemand@rosa.example"):
        client = Client()
        answer = client.post("/inloggen/code/", {"email": address}, follow=True)
        page = answer.content.decode().replace(address, "X")
        pages.append(re.sub(r'(csrf-token" content|csrfmiddlewaretoken" value)="\w+"', "", page))
    assert pages[0] == pages[1]
    assert OutgoingMail.objects.count() == 2
    assert "/aanmelden/" in OutgoingMail.objects.get(to="niemand@rosa.example").body


def test_a_newcomer_signs_up_confirms_and_is_new_here(client, site):
    answer = client.post("/aanmelden/", {"called": " Ayşe  K. ", "email": "ayse@example.org"})
    assert answer["Location"] == "/aanmelden/code/"
    assert not Membership.objects.exists(), "nobody joins before the address is confirmed"
    answer = client.post("/aanmelden/code/", {"code": last_code()})
    assert answer["Location"] == "/mijn/?welkom=1"
    user = User.objects.get(email="ayse@example.org")
    assert (user.called, user.language) == ("Ayşe K.", "nl")
    assert "ayse" not in user.username
    assert user.memberships.get(site=site).step == Step.NEW
    assert "Welkom" in client.get("/mijn/?welkom=1").content.decode()


def test_signing_up_with_a_known_address_looks_the_same_and_makes_nobody(site, resident):
    pages = []
    for address in ("bewoner@rosa.example", "vers@rosa.example"):
        client = Client()
        answer = client.post("/aanmelden/", {"called": "Iemand", "email": address}, follow=True)
        page = answer.content.decode().replace(address, "X")
        pages.append(re.sub(r'(csrf-token" content|csrfmiddlewaretoken" value)="\w+"', "", page))
    assert pages[0] == pages[1]
    assert User.objects.filter(email="bewoner@rosa.example").count() == 1
    assert "/inloggen/" in OutgoingMail.objects.get(to="bewoner@rosa.example").body


def test_a_link_in_a_mail_never_signs_in(client, resident):
    client.post("/inloggen/code/", {"email": "bewoner@rosa.example"})
    client.get(f"/inloggen/code/invullen/?code={last_code()}")
    assert "_auth_user_id" not in client.session
    assert "http" in OutgoingMail.objects.latest("pk").body


def test_mail_is_in_the_language_of_the_person(client, resident):
    resident.language = "tr"
    resident.save()
    client.post("/inloggen/code/", {"email": "bewoner@rosa.example"})
    assert "Merhaba Bewoner" in OutgoingMail.objects.latest("pk").body


@pytest.mark.parametrize(
    "bad",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "http://overvecht.localhost/",
        "https://testserver@evil.example/",
    ],
)
def test_next_never_leaves_the_site(resident, other_site, bad):
    client = Client()
    assert sign_in(client, next=bad)["Location"] == "/mijn/"
    answer = client.post("/uitloggen/", {"next": bad})
    assert answer["Location"] == "/"


def test_next_inside_the_site_is_kept_through_both_forms(client, resident):
    page = client.get("/inloggen/?next=/smoelenboek/").content.decode()
    assert page.count('name="next" value="/smoelenboek/"') == 2
    assert sign_in(client, next="/smoelenboek/")["Location"] == "/smoelenboek/"


def test_signing_out_asks_on_get_and_does_it_on_post(client, resident):
    client.force_login(resident)
    assert "_auth_user_id" in client.session
    assert client.get("/uitloggen/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/uitloggen/").status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "address", ["/beheer/login/", "/_util/login/", "/login/", "/accounts/login/", "/beheer/"]
)
def test_every_other_sign_in_address_leads_to_the_one_door(site, client, address):
    answer = client.get(f"{address}?next=/beheer/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/inloggen/?next=")


@pytest.mark.parametrize(
    "address", ["/beheer/password_reset/", "/_util/authenticate_with_password/1/1/"]
)
def test_no_side_door_checks_a_password(site, client, address):
    assert client.get(address).status_code in {302, 404}
    assert client.post(address, {"password": "rosa", "email": "a@b.nl"}).status_code in {302, 404}


def test_guessing_a_password_is_slowed_down_and_then_goes_on(client, resident, time_machine):
    time_machine.move_to("2026-11-23T10:00:05Z", tick=False)
    for _ in range(6):
        assert sign_in(client, password="gok").status_code == 200
    answer = sign_in(client)
    assert answer.status_code == 429
    assert "Wacht 1 minuut" in answer.content.decode()
    time_machine.move_to("2026-11-23T10:01:05Z", tick=False)
    assert sign_in(client).status_code == 302


def test_signing_in_well_is_never_slowed_down(resident):
    for _ in range(12):
        assert sign_in(Client()).status_code == 302


def test_asking_codes_for_one_address_is_slowed_down(client, site, time_machine):
    time_machine.move_to("2026-11-23T10:00:05Z", tick=False)
    for _ in range(4):
        assert Client().post("/inloggen/code/", {"email": "a@example.org"}).status_code == 302
    answer = client.post("/inloggen/code/", {"email": "a@example.org"})
    assert answer.status_code == 429
    assert 'value="a@example.org"' in answer.content.decode()
    assert OutgoingMail.objects.count() == 4


def test_without_passwords_the_door_has_one_form(client, resident, settings):
    settings.ROSA_PASSWORD_SIGN_IN = False
    page = client.get("/inloggen/").content.decode()
    assert 'name="password"' not in page
    assert 'name="email"' in page
    sign_in(client)
    assert "_auth_user_id" not in client.session


def test_somebody_of_elsewhere_is_not_a_member_here_until_they_ask(client, outsider, site):
    sign_in(client, "vreemde")
    assert not outsider.memberships.filter(site=site).exists()
    assert "Ja, ik doe mee" in client.get("/mijn/").content.decode()
    assert client.post(reverse("people:join")).status_code == 302
    assert outsider.memberships.get(site=site).step == Step.NEW


def test_a_closed_account_gets_words(client, resident):
    resident.is_active = False
    resident.save()
    answer = client.post("/inloggen/", {"login": "bewoner", "password": "rosa"}, follow=True)
    assert "_auth_user_id" not in client.session
    assert answer.status_code == 200


def test_the_door_is_never_kept_by_a_cache(site, client):
    for address in ("/inloggen/", "/aanmelden/", "/en/inloggen/", "/ar/aanmelden/"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer["Cache-Control"] == "private, no-store"


def test_a_letter_is_not_sent_once_its_code_is_dead(client, resident, mailoutbox, time_machine):
    time_machine.move_to("2026-11-23T10:00:00Z", tick=False)
    client.post("/inloggen/code/", {"email": "bewoner@rosa.example"})
    from datetime import timedelta

    from django.utils import timezone

    assert deliver_due(timezone.now() + timedelta(minutes=20)) == 0
    assert not mailoutbox
    assert not OutgoingMail.objects.exists()
