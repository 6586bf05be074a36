"""Tests with sockets, threads and several connections: what they see must be committed.

The two neighbourhoods and their people are made once per file and taken away after it; between two
tests only the rooms are emptied. (Flushing the whole database for each test takes seconds.)
"""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.cache import cache
from wagtail.models import ModelLogEntry, Site

from chat.models import (
    Block,
    Guest,
    GuestAccess,
    Lease,
    Member,
    Message,
    Room,
    RoomHours,
    RoomStatus,
    WorryWords,
)
from chat.models.room import CLOSED_CIRCLES
from moderation.models import Case, Sanction
from neighbourhoods import hosts
from neighbourhoods.models import Hits
from people.actions import join
from people.models import Step, User
from people.roles import Role
from tests.chat.conftest import bare_site
from tests.chat.sockets import stop_hub
from tests.conftest import LOMBOK_HOST, OVERVECHT_HOST, person


@pytest.fixture(scope="module")
def houses(django_db_setup, django_db_blocker):
    """Two neighbourhoods and their people, committed."""
    with django_db_blocker.unblock():
        rows = how_many_rows()
        before = set(Site.objects.values_list("pk", flat=True))
        groups = set(Group.objects.values_list("pk", flat=True))
        lombok = bare_site(LOMBOK_HOST, "Lombok")
        overvecht = bare_site(OVERVECHT_HOST, "Overvecht")
        people = {
            "resident": person(lombok, "bewoner"),
            "neighbour": person(lombok, "buur"),
            "worker": person(lombok, "werker", Role.WORKER),
            "moderator": person(lombok, "moderator", Role.MODERATOR),
            "outsider": person(overvecht, "vreemde", Role.CHIEF_EDITOR),
        }
        yield SimpleNamespace(site=lombok, other_site=overvecht, **people)
        User.objects.filter(pk__in=[user.pk for user in people.values()]).delete()
        Site.objects.exclude(pk__in=before).delete()
        Group.objects.exclude(pk__in=groups).delete()
        hosts._forget()
        assert how_many_rows() == rows, "nothing rolls back here: other tests would find these rows"


def how_many_rows() -> dict[str, int]:
    """The rows of each table."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


@pytest.fixture
def db(houses, django_db_blocker):
    """The test database without a transaction around each test. Under this name pytest-django knows
    that these tests need one, also when they run alone."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def house(houses, db):
    """The same, with empty rooms."""
    empty_the_rooms()
    User.objects.update(is_active=True)
    join(houses.resident, houses.site, Step.RESIDENT)
    yield houses
    empty_the_rooms()  # nothing rolls back here: what stayed would sit in the rooms of other tests


def empty_the_rooms() -> None:
    """Nobody in, nothing said."""
    stop_hub()
    cache.clear()
    Room.objects.filter(kind__in=CLOSED_CIRCLES).delete()
    for model in (
        Message,
        Lease,
        Member,
        Block,
        Session,
        Guest,
        Sanction,
        RoomHours,
        WorryWords,
        Case,
        Hits,
        ModelLogEntry,
    ):
        model.objects.all().delete()
    Room.objects.update(
        head=0, rev=0, floor=0, status=RoomStatus.OPEN, guests=GuestAccess.READ,
        guests_with_host=True, slow_seconds=0, topic="", timetable="", is_archived=False,
    )  # fmt: skip


@pytest.fixture
def site(house):
    """Lombok."""
    return house.site


@pytest.fixture
def other_site(house):
    """Overvecht."""
    return house.other_site


@pytest.fixture
def resident(house):
    """A resident of Lombok, as the database knows them now."""
    return User.objects.get(pk=house.resident.pk)


@pytest.fixture
def neighbour(house):
    """Another one."""
    return User.objects.get(pk=house.neighbour.pk)


@pytest.fixture
def worker(house):
    """A welfare worker of Lombok."""
    return User.objects.get(pk=house.worker.pk)


@pytest.fixture
def moderator(house):
    """A moderator of Lombok."""
    return User.objects.get(pk=house.moderator.pk)


@pytest.fixture
def outsider(house):
    """Somebody of Overvecht."""
    return User.objects.get(pk=house.outsider.pk)
