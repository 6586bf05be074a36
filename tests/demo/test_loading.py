"""Loading the demo: the same each time, and everybody is there."""

import pytest
from django.apps import apps
from django.test import override_settings
from wagtail.models import Site

from demo.content.pictures import PICTURES
from demo.content.residents import RESIDENTS
from demo.drawings.scenes import SCENES
from home.actions.page_rights import collection_of
from neighbourhoods.models import NeighbourhoodSettings, Picture
from people.access import has_role
from people.models import Membership, User
from people.roles import Role
from tests.demo.conftest import load

pytestmark = pytest.mark.usefixtures("demo_db")
COUNTS_MAY_GROW = {"wagtailcore.ModelLogEntry", "wagtailcore.PageLogEntry", "sessions.Session"}


def counts() -> dict[str, int]:
    return {
        model._meta.label: model.objects.count()
        for model in apps.get_models()
        if model._meta.managed and model._meta.label not in COUNTS_MAY_GROW
    }


def test_loading_a_second_time_changes_nothing():
    before = counts()
    load()
    assert counts() == before


def test_both_neighbourhoods_have_their_own_name_theme_and_hours():
    lombok, overvecht = (
        NeighbourhoodSettings.for_site(Site.objects.get(hostname=name))
        for name in ("localhost", "overvecht.localhost")
    )
    assert (lombok.name, overvecht.name) == ("Lombok", "Overvecht")
    assert lombok.theme != overvecht.theme
    assert lombok.opening_hours.count() == 6
    assert overvecht.opening_hours.count() == 5


def test_twelve_residents_have_twelve_different_faces():
    members = Membership.objects.filter(site__hostname="localhost", user__in=User.objects.all())
    faces = {m.profile.avatar for m in members if m.profile.avatar}
    assert len(RESIDENTS) == 12
    assert faces == {f"m{n}" for n in range(1, 13)}


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("beheerder", Role.MANAGER),
        ("redacteur", Role.EDITOR),
        ("eindredacteur", Role.CHIEF_EDITOR),
        ("moderator", Role.MODERATOR),
        ("werker", Role.WORKER),
        ("partner", Role.PARTNER),
    ],
)
def test_the_accounts_have_their_role_in_lombok_and_nothing_in_overvecht(name, role):
    user = User.objects.get(username=name)
    lombok, overvecht = Site.objects.order_by("-is_default_site")
    assert has_role(user, lombok, role)
    assert not has_role(user, overvecht, *Role)


def test_outside_the_demo_profile_nobody_gets_the_known_password():
    assert not User.objects.get(username="bewoner").has_usable_password()


def test_every_picture_tells_what_is_to_be_seen():
    assert set(PICTURES) == set(SCENES)
    assert Picture.objects.count() == len(SCENES)
    assert not Picture.objects.filter(description="").exists()
    assert not Picture.objects.filter(credit="").exists()


def test_each_neighbourhood_has_its_own_pictures():
    lombok, overvecht = (
        collection_of(Site.objects.get(hostname=name))
        for name in ("localhost", "overvecht.localhost")
    )
    theirs = Picture.objects.filter(title__contains="Overvecht")
    assert theirs.exists()
    assert not theirs.exclude(collection=overvecht).exists()
    assert not theirs.filter(collection=lombok).exists()


@override_settings(ROSA_DEMO=True)
def test_the_command_tells_the_addresses_and_the_accounts():
    told = load()
    assert "http://overvecht.localhost" in told
    for name in ("beheerder", "redacteur", "eindredacteur", "moderator", "werker", "bewoner", "buur", "partner"):  # fmt: skip
        assert name in told
