"""Workers and managers see who belongs here; roles are given without the keys to every door."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client
from wagtail.models import Collection, GroupCollectionPermission, ModelLogEntry

from people.access import has_role
from people.actions import give_role, role_group
from people.checks import forbidden_rights
from people.models import Step
from people.roles import Role
from tests.conftest import OVERVECHT_HOST, person

LIST = "/beheer/mensen/"


def signed_in(user, host="testserver") -> Client:
    client = Client(headers={"host": host})
    client.force_login(user)
    return client


def member(user, site):
    return user.memberships.get(site=site)


def test_a_worker_makes_a_newcomer_a_resident(site, worker, newcomer):
    client = signed_in(worker)
    page = client.get(LIST).content.decode()
    assert "Nieuw" in page
    assert "nieuw@rosa.example" not in page, "no address is needed here"
    address = f"{LIST}edit/{member(newcomer, site).pk}/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"step": "resident"}).status_code == 302
    assert member(newcomer, site).step == Step.RESIDENT


def test_a_manager_gives_and_takes_roles_and_it_is_logged(site, manager, neighbour):
    client = signed_in(manager)
    address = f"{LIST}edit/{member(neighbour, site).pk}/"
    client.post(address, {"step": "resident", "roles": ["editor", "moderator"]})
    assert has_role(neighbour, site, Role.EDITOR)
    assert has_role(neighbour, site, Role.MODERATOR)
    client.post(address, {"step": "resident", "roles": ["moderator"]})
    assert not has_role(neighbour, site, Role.EDITOR)
    acts = ModelLogEntry.objects.filter(action__startswith="people.").order_by("pk")
    assert [(e.action, e.data["role"]) for e in acts] == [
        ("people.give_role", "editor"),
        ("people.give_role", "moderator"),
        ("people.take_role", "editor"),
    ]


def test_a_worker_may_not_give_roles_not_even_to_themselves(site, worker):
    client = signed_in(worker)
    client.post(
        f"{LIST}edit/{member(worker, site).pk}/", {"step": "resident", "roles": ["manager"]}
    )
    assert not has_role(worker, site, Role.MANAGER)
    assert has_role(worker, site, Role.WORKER)


def test_a_manager_does_not_lock_themselves_out(site, manager):
    client = signed_in(manager)
    answer = client.post(
        f"{LIST}edit/{member(manager, site).pk}/", {"step": "resident", "roles": []}
    )
    assert "Vraag het een andere beheerder" in answer.content.decode()
    assert has_role(manager, site, Role.MANAGER)


@pytest.mark.parametrize("name", ["editor", "chief_editor", "moderator", "partner", "resident"])
def test_nobody_else_sees_the_members(request, site, newcomer, name):
    client = signed_in(request.getfixturevalue(name))
    for address in (LIST, f"{LIST}edit/{member(newcomer, site).pk}/"):
        assert client.get(address).status_code in {302, 403, 404}
    client.post(f"{LIST}edit/{member(newcomer, site).pk}/", {"step": "connector"})
    assert member(newcomer, site).step == Step.NEW


def test_a_manager_of_elsewhere_neither_sees_nor_touches(site, other_site, newcomer):
    stranger = person(other_site, "vreemd", Role.MANAGER)
    mine = member(newcomer, site)
    for host in ("testserver", OVERVECHT_HOST):
        client = signed_in(stranger, host)
        answer = client.get(LIST)
        assert f"edit/{mine.pk}/" not in answer.content.decode()
        assert client.get(f"{LIST}edit/{mine.pk}/").status_code in {302, 403, 404}
        client.post(f"{LIST}edit/{mine.pk}/", {"step": "connector", "roles": ["manager"]})
    assert member(newcomer, site).step == Step.NEW
    assert not has_role(newcomer, site, Role.MANAGER)


def test_who_runs_both_changes_each_through_its_own_door(site, other_site, manager, newcomer):
    give_role(manager, other_site, Role.MANAGER)
    client = signed_in(manager, OVERVECHT_HOST)
    assert client.get(f"{LIST}edit/{member(newcomer, site).pk}/").status_code == 404


def test_people_are_not_added_or_erased_there(site, admin_user, newcomer):
    client = signed_in(admin_user)
    for address in ("new/", f"delete/{member(newcomer, site).pk}/", "copy/1/"):
        assert client.get(f"{LIST}{address}").status_code == 404


def test_no_group_holds_the_keys_to_all(site, other_site):
    assert forbidden_rights() == set()
    call_command("check", databases=["default"])


def test_the_check_finds_a_group_that_does(site):
    from django.contrib.auth.models import Permission

    group = role_group(site, Role.EDITOR)
    group.permissions.add(Permission.objects.get(codename="change_user"))
    GroupCollectionPermission.objects.create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="add_image"),
    )
    assert {right for _group, right in forbidden_rights()} == {
        "change_user", "add_image (root collection)",
    }  # fmt: skip
    with pytest.raises(SystemCheckError, match=r"people\.E001"):
        call_command("check", databases=["default"])


@pytest.mark.parametrize("address", ["/beheer/users/", "/beheer/groups/", "/beheer/sites/"])
def test_wagtails_own_screens_of_people_are_closed_to_every_role(site, manager, worker, address):
    for user in (manager, worker):
        assert signed_in(user).get(address).status_code in {302, 403, 404}
