"""The desk makes welcome cards on one A4, sees what became of them, and withdraws them."""

import json
import re
import uuid

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from people.actions import give_role, join
from people.card_sheet import qr_code
from people.models import User, WelcomeCard
from people.models.welcome_card import normal
from people.roles import Role
from tests.conftest import OVERVECHT_HOST, person
from tests.people.cards import card, come_in, is_in

LIST = "/beheer/welkomstkaarten/"
CODE = re.compile(r'card__code">([0-9A-Z]{4}-[0-9A-Z]{4})<')


def signed_in(user, host="testserver") -> Client:
    client = Client(headers={"host": host})
    client.force_login(user)
    return client


def batch_on(page) -> str:
    return re.search(r'name="batch" value="([0-9a-f-]{36})"', page.content.decode())[1]


def made_sheet(client: Client):
    return client.post(f"{LIST}maken/", {"batch": batch_on(client.get(LIST))})


@pytest.mark.parametrize("who", ["worker", "manager"])
def test_the_desk_prints_eight_cards_that_work(request, site, who):
    answer = made_sheet(signed_in(request.getfixturevalue(who)))
    page = answer.content.decode()
    codes = CODE.findall(page)
    assert answer["Cache-Control"].startswith("private, no-store")
    assert len(set(codes)) == 8
    for words in (
        "Huiskamer Lombok",
        "testserver/welkom",
        "Geldig tot",
        "Geen e-mail nodig",
        'lang="tr"',
        'lang="ar"',
        'lang="en"',
    ):
        assert page.count(words) >= 8, words
    for code in codes:
        assert str(qr_code(f"http://testserver/welkom/{code}/")) in page
    assert [come_in(code, f"Nr {n}").status_code for n, code in enumerate(codes)] == [302] * 8


def test_the_paper_is_dutch_whatever_the_worker_reads(site, worker):
    client = signed_in(worker)
    client.cookies["rosa_taal"] = "en"
    page = made_sheet(client).content.decode()
    assert "Geldig tot" in page
    assert "/en/welkom" not in page


def test_a_reload_makes_no_second_sheet_and_shows_no_code(site, worker):
    client = signed_in(worker)
    batch = batch_on(client.get(LIST))
    codes = CODE.findall(client.post(f"{LIST}maken/", {"batch": batch}).content.decode())
    answer = client.post(f"{LIST}maken/", {"batch": batch}, follow=True)
    page = answer.content.decode()
    assert "al gemaakt" in page
    assert WelcomeCard.objects.count() == 8
    for address in (LIST, f"{LIST}maken/"):
        page += client.get(address, follow=True).content.decode()
    assert not any(code in page or normal(code) in page for code in codes)


@pytest.mark.parametrize("batch", ["", "x", "1" * 400])
def test_a_form_that_came_through_broken_makes_nothing(site, worker, batch):
    answer = signed_in(worker).post(f"{LIST}maken/", {"batch": batch}, follow=True)
    assert answer.status_code == 200
    assert not WelcomeCard.objects.exists()


def test_looking_makes_nothing(site, worker):
    client = signed_in(worker)
    for address in (LIST, f"{LIST}maken/", f"{LIST}intrekken/"):
        assert client.get(address, follow=True).status_code == 200
    assert not WelcomeCard.objects.exists()


def test_the_list_counts_what_became_of_a_sheet_and_withdraws(site, worker):
    client = signed_in(worker)
    codes = CODE.findall(made_sheet(client).content.decode())
    come_in(codes[0])
    assert "Gebruikt: 1. Over: 7." in client.get(LIST).content.decode()
    second = WelcomeCard.objects.get(number=2)
    client.post(f"{LIST}intrekken/", {"card": second.pk})
    assert "Gebruikt: 1. Over: 6." in client.get(LIST).content.decode()
    assert come_in(codes[1]).status_code == 200
    client.post(f"{LIST}intrekken/", {"sheet": str(second.batch)})
    page = client.get(LIST).content.decode()
    assert "Gebruikt: 1. Over: 0." in page
    assert come_in(codes[7]).status_code == 200
    assert is_in(client)
    assert WelcomeCard.objects.get(number=1).revoked_at is None


@pytest.mark.parametrize("sent", [{}, {"card": "x"}, {"card": "9" * 30}, {"sheet": "nee"}])
def test_withdrawing_nothing_is_said(site, worker, sent):
    answer = signed_in(worker).post(f"{LIST}intrekken/", sent, follow=True)
    assert "Er was geen kaart meer" in answer.content.decode()


def test_it_is_logged_without_codes(site, worker, neighbour):
    client = signed_in(worker)
    codes = CODE.findall(made_sheet(client).content.decode())
    client.post(f"{LIST}intrekken/", {"sheet": str(WelcomeCard.objects.first().batch)})
    User.objects.filter(pk=neighbour.pk).update(email="")
    member = neighbour.memberships.get(site=site)
    page = client.get(f"/beheer/mensen/{member.pk}/kaart/")
    answer = client.post(f"/beheer/mensen/{member.pk}/kaart/", {"batch": batch_on(page)})
    codes += CODE.findall(answer.content.decode())
    assert len(codes) == 9
    acts = ModelLogEntry.objects.filter(action__contains="card").order_by("pk")
    assert [(act.action, act.user) for act in acts] == [
        ("people.make_cards", worker),
        ("people.revoke_cards", worker),
        ("people.new_card", worker),
    ]
    told = json.dumps([act.data for act in acts])
    assert not any(code in told or normal(code) in told for code in codes)


@pytest.mark.parametrize(
    "name", ["editor", "chief_editor", "moderator", "partner", "resident", "outsider"]
)
def test_nobody_else_makes_sees_or_withdraws(request, site, worker, newcomer, name):
    client = signed_in(request.getfixturevalue(name))
    card(site, worker)
    member = newcomer.memberships.get(site=site)
    for address in (LIST, f"{LIST}maken/", f"/beheer/mensen/{member.pk}/kaart/"):
        assert client.get(address).status_code in {302, 403, 404}
        assert client.post(address, {"batch": str(uuid.uuid4())}).status_code in {302, 403, 404}
    client.post(f"{LIST}intrekken/", {"card": WelcomeCard.objects.first().pk})
    assert WelcomeCard.objects.count() == 8
    assert not WelcomeCard.objects.exclude(revoked_at=None).exists()
    assert "welkomstkaarten" not in client.get("/beheer/").content.decode()


def test_the_desk_of_elsewhere_neither_sees_nor_withdraws(site, other_site, worker, newcomer):
    card(site, worker)
    first = WelcomeCard.objects.first()
    stranger = person(other_site, "vreemd", Role.MANAGER)
    for host in ("testserver", OVERVECHT_HOST):
        client = signed_in(stranger, host)
        client.post(f"{LIST}intrekken/", {"card": first.pk})
        client.post(f"{LIST}intrekken/", {"sheet": str(first.batch)})
        assert str(first) not in client.get(LIST).content.decode()
        member = newcomer.memberships.get(site=site)
        address = f"/beheer/mensen/{member.pk}/kaart/"
        assert client.post(address, {"batch": str(uuid.uuid4())}).status_code in {302, 403, 404}
    assert WelcomeCard.objects.count() == 8
    assert not WelcomeCard.objects.exclude(revoked_at=None).exists()


@pytest.mark.parametrize("role", list(Role))
def test_no_card_opens_an_account_of_the_team(site, manager, role):
    helper = person(site, "helper", role)
    client = signed_in(manager)
    address = f"/beheer/mensen/{helper.memberships.get().pk}/kaart/"
    assert "helpt mee" in client.get(address).content.decode()
    client.post(address, {"batch": str(uuid.uuid4())})
    assert not WelcomeCard.objects.exists()


def test_no_card_opens_an_account_with_all_rights_or_of_another_neighbourhood(
    site, other_site, manager, resident, neighbour
):
    User.objects.filter(pk=resident.pk).update(is_superuser=True)
    join(neighbour, other_site)
    elsewhere = person(site, "elders")
    give_role(elsewhere, other_site, Role.EDITOR)
    client = signed_in(manager)
    for one in (resident, neighbour, elsewhere):
        address = f"/beheer/mensen/{one.memberships.get(site=site).pk}/kaart/"
        client.post(address, {"batch": str(uuid.uuid4())})
    assert not WelcomeCard.objects.exists()


def test_a_person_in_the_list_leads_to_a_new_card(site, worker, newcomer):
    pk = newcomer.memberships.get().pk
    page = signed_in(worker).get(f"/beheer/mensen/edit/{pk}/").content.decode()
    assert f"/beheer/mensen/{pk}/kaart/" in page
