"""A card from the desk lets somebody in once, without e-mail; nobody else, and not by looking ahead."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from people.actions import CannotMake, ask_erasure, erase_due, forget_cards, give_role
from people.models import Membership, OutgoingMail, Step, User, WelcomeCard
from people.models.welcome_card import SYMBOLS, in_two, new_code, normal
from people.roles import Role
from tests.at_once import at_once, statuses
from tests.conftest import OVERVECHT_HOST, person
from tests.people.cards import card, come_in, is_in, new_card_for


def test_a_name_and_a_card_are_enough(site, worker):
    client = Client()
    answer = come_in(card(site, worker), "Fatma", client)
    assert (answer.status_code, answer["Location"]) == (302, "/huiskamer/")
    assert "Welkom Fatma" in client.get("/huiskamer/").content.decode()
    user = User.objects.get(called="Fatma")
    member = Membership.objects.get(user=user)
    assert (user.email, user.has_usable_password()) == ("", False)
    assert (member.site, member.step) == (site, Step.NEW)
    assert "Bij de balie" in client.get("/mijn/").content.decode()
    assert not OutgoingMail.objects.exists()


def test_the_language_of_the_visit_is_the_language_of_the_account(site, worker):
    client = Client()
    answer = client.post("/ar/welkom/", {"code": card(site, worker), "called": "ليلى"})
    assert answer["Location"] == "/ar/huiskamer/"
    assert User.objects.get(called="ليلى").language == "ar"


@pytest.mark.parametrize(
    "way", [str.lower, lambda c: c.replace("-", ""), lambda c: f"  {c.replace('-', ' ')} "]
)
def test_capitals_dashes_and_blanks_do_not_matter(site, worker, way):
    assert come_in(way(card(site, worker))).status_code == 302


def test_a_code_has_no_symbols_that_look_alike():
    assert (len(SYMBOLS), set(SYMBOLS) & set("01ILO")) == (31, set())
    code = new_code()
    assert len(code) == 8
    assert set(code) <= set(SYMBOLS)
    assert normal(in_two(code)) == code
    assert normal("ab٢٣-cd５6") == "AB23CD56"


@pytest.mark.parametrize("kind", ["good", "used", "never made", "nonsense"])
def test_opening_the_address_changes_nothing_and_tells_nothing(site, worker, kind):
    code = {"never made": "ABCD-2345", "nonsense": "x<y"}.get(kind) or card(site, worker)
    if kind == "used":
        come_in(code)
    people = User.objects.count()
    client = Client()
    for _look in range(3):
        answer = client.get(f"/welkom/{code}/")
        client.head(f"/welkom/{code}/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Welkom bij Huiskamer Lombok" in page
    assert "form-summary" not in page
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "strict-origin"
    assert "noindex" in page
    assert (User.objects.count(), is_in(client)) == (people, False)
    assert "x<y" not in page
    if kind == "good":
        assert come_in(code).status_code == 302


def test_the_form_may_also_be_sent_to_the_address_of_the_card(site, worker):
    code = card(site, worker)
    answer = Client().post(f"/welkom/{code}/", {"called": "Ali"})
    assert answer["Location"] == "/huiskamer/"


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "x" * 60])
def test_a_name_that_is_none_is_said_and_the_card_stays_good(site, worker, name):
    code = card(site, worker)
    answer = come_in(code, name)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "form-summary" in page
    assert f'value="{code}"' in page, "the code is lost"
    assert come_in(code).status_code == 302


def test_a_code_that_can_not_be_one_is_said_with_what_was_typed(site):
    page = come_in("12-34", "Fatma").content.decode()
    assert "acht letters en cijfers" in page
    assert 'value="12-34"' in page
    assert 'value="Fatma"' in page
    assert "acht letters en cijfers" in come_in("A" * 400).content.decode()


def refused(answer, words: str) -> None:
    page = answer.content.decode()
    assert answer.status_code == 200
    assert words in page
    assert "balie" in page, "no way on is told"


def test_a_card_works_once(site, worker):
    code = card(site, worker)
    come_in(code)
    refused(come_in(code, "Nog iemand"), "al gebruikt")
    assert User.objects.filter(called="Nog iemand").count() == 0


def test_an_old_card_is_too_old(site, worker):
    code = card(site, worker, timezone.now() - timedelta(days=30))
    refused(come_in(code), "te oud")


def test_a_withdrawn_card_does_not_work(site, worker):
    code = card(site, worker)
    WelcomeCard.objects.update(revoked_at=timezone.now())
    refused(come_in(code), "werkt niet meer")


def test_a_card_of_another_neighbourhood_is_as_unknown_as_any(site, other_site, worker):
    code = card(site, worker)
    there = Client(headers={"host": OVERVECHT_HOST})
    answer = come_in(code, client=there)
    refused(answer, "kennen deze code hier niet")
    made_up = come_in("ABCD-2345", client=Client(headers={"host": OVERVECHT_HOST}))
    assert "kennen deze code hier niet" in made_up.content.decode()
    assert come_in(code).status_code == 302


def test_guessing_slows_down_and_right_codes_do_not(site, worker):
    for _n in range(31):
        answer = come_in("ABCD-2345")
    assert answer.status_code == 429
    page = answer.content.decode()
    assert "te vaak achter elkaar" in page
    assert 'value="ABCD-2345"' in page
    elsewhere = Client(REMOTE_ADDR="203.0.113.7")
    assert come_in(card(site, worker), client=elsewhere).status_code == 302


def test_a_whole_class_comes_in_from_one_address(site, worker):
    assert [come_in(card(site, worker), f"Nr {n}").status_code for n in range(35)] == [302] * 35


def test_guessing_from_many_addresses_is_slowed_down_too(site, worker, monkeypatch):
    from people import limits

    few = tuple(limits.Rule(r.per, min(r.times, 10), r.seconds) for r in limits.RULES["card"])
    monkeypatch.setitem(limits.RULES, "card", few)
    answers = [
        come_in("ABCD-2345", client=Client(REMOTE_ADDR=f"203.0.113.{n}")).status_code
        for n in range(12)
    ]
    assert answers == [200] * 10 + [429] * 2


def test_next_leads_nowhere_else(site, worker):
    answer = come_in(card(site, worker), next="https://evil.example/")
    assert answer["Location"] == "/huiskamer/"
    code = card(site, worker)
    answer = Client().post(
        f"/welkom/{code}/?next=//evil.example", {"called": "Fatma", "next": "//evil.example"}
    )
    assert answer["Location"] == "/huiskamer/"


def test_who_is_in_already_does_not_use_a_card(site, worker, resident):
    client, code = Client(), card(site, worker)
    client.force_login(resident)
    assert "Je bent al binnen" in client.get(f"/welkom/{code}/").content.decode()
    assert "Je bent al binnen" in come_in(code, client=client).content.decode()
    assert come_in(code).status_code == 302


def test_the_door_leads_to_the_cards(client, site):
    for door in ("/inloggen/", "/aanmelden/"):
        assert 'href="/welkom/"' in client.get(door).content.decode()
    assert client.get("/welkom/").status_code == 200


# A lost card


def test_a_new_card_opens_the_same_account_and_ends_the_visits(site, worker):
    phone = Client()
    come_in(card(site, worker), "Fatma", phone)
    fatma = User.objects.get(called="Fatma")
    before = fatma.get_session_auth_hash()
    lost = new_card_for(fatma, site, worker)
    assert not is_in(phone)
    fatma.refresh_from_db()
    assert fatma.get_session_auth_hash() != before, "the open pages of the living room end by this"
    code = new_card_for(fatma, site, worker)
    refused(come_in(lost), "werkt niet meer")
    tablet = Client()
    assert come_in(code, "Andere naam", tablet).status_code == 302
    assert int(tablet.session["_auth_user_id"]) == fatma.pk
    fatma.refresh_from_db()
    assert fatma.called == "Fatma"
    assert User.objects.filter(called="Andere naam").count() == 0


def test_a_new_card_is_told_to_who_has_an_address_and_keeps_the_password(
    site, worker, manager, resident
):
    with pytest.raises(CannotMake, match="e-mailadres"):
        new_card_for(resident, site, worker)
    code = new_card_for(resident, site, manager)
    assert "kaart" in OutgoingMail.objects.get(to=resident.email).subject
    assert normal(code) not in OutgoingMail.objects.get().body.replace("-", "")
    resident.refresh_from_db()
    assert resident.check_password("rosa")
    assert come_in(code).status_code == 302


def test_a_card_opens_no_account_that_got_a_role_or_was_closed_meanwhile(site, manager, neighbour):
    code = new_card_for(neighbour, site, manager)
    give_role(neighbour, site, Role.EDITOR)
    refused(come_in(code), "werkt niet meer")
    other = person(site, "weg")
    code = new_card_for(other, site, manager)
    User.objects.filter(pk=other.pk).update(is_active=False)
    refused(come_in(code), "werkt niet meer")


# Kept no longer than needed


def test_cards_are_forgotten_two_months_after_they_were_made(site, worker):
    now = timezone.now()
    card(site, worker, now - timedelta(days=61))
    card(site, worker, now - timedelta(days=59))
    assert forget_cards(now) == 8
    assert forget_cards(now) == 0
    assert WelcomeCard.objects.count() == 8


def test_the_card_of_who_is_forgotten_opens_nothing(site, worker):
    come_in(card(site, worker), "Fatma")
    fatma = User.objects.get(called="Fatma")
    code, now = new_card_for(fatma, site, worker), timezone.now()
    ask_erasure(fatma, site, "weg", now)
    assert erase_due(now + timedelta(days=1)) == 1
    assert not WelcomeCard.objects.filter(person__isnull=False).exists()
    assert WelcomeCard.objects.filter(used_at__isnull=False).count() == 1
    refused(come_in(code), "kennen deze code hier niet")


def test_only_a_hash_is_kept(site, worker):
    code = normal(card(site, worker))
    for row in WelcomeCard.objects.values():
        assert code not in str(row)


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_make_one_account(site, worker):
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite lives in memory: one connection, so nothing happens at once")
    code = card(site, worker)
    answers = at_once(*(lambda n=n: come_in(code, f"Fatma {n}") for n in range(4)))
    assert sorted(statuses(answers)) == [200, 200, 200, 302]
    assert User.objects.filter(called__startswith="Fatma").count() == 1
