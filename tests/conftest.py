"""Fixtures that every test may ask for: two neighbourhoods, their people, a real server, a browser."""

import gettext

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real
from wagtail.models import Collection, Locale, Page, Site

from chat import database
from cms import catalogues
from home.actions.create_neighbourhood import Plan, create_neighbourhood
from people.actions import give_role, join
from people.models import Step, User
from people.roles import Role
from tests.servers import RosaServer, build_demo, drop_database

LOMBOK_HOST = "testserver"
OVERVECHT_HOST = "overvecht.localhost"


LOMBOK = Plan(hostname=LOMBOK_HOST, name="Lombok", centre_name="Huiskamer Lombok", is_default=True)
OVERVECHT = Plan(hostname=OVERVECHT_HOST, name="Overvecht", centre_name="Huiskamer Overvecht")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Both neighbourhoods stand in the test database once; each test rolls back to them."""
    with django_db_blocker.unblock():
        neighbourhood(LOMBOK)
        neighbourhood(OVERVECHT)
    yield
    database.let_go()  # or PostgreSQL would not let the test database go


@pytest.fixture(autouse=True)
def _forget_caches():
    """What one test cached, and the language that it read, are not true in the next."""
    cache.clear()
    translation.deactivate()


def neighbourhood(plan: Plan) -> Site:
    """The site of `plan`; made anew after a test that emptied the database."""
    if not Page.objects.filter(depth=1).exists():
        locale = Locale.objects.get_or_create(language_code="nl")[0]
        Page.add_root(instance=Page(title="Root", slug="root", locale=locale))
        Collection.get_first_root_node() or Collection.add_root(name="Root")
    return Site.objects.filter(hostname=plan.hostname).first() or create_neighbourhood(plan)


@pytest.fixture
def site(db) -> Site:
    """Lombok, with its page tree in four languages."""
    return neighbourhood(LOMBOK)


@pytest.fixture
def other_site(db, site) -> Site:
    """Overvecht: nobody of Lombok may see or touch it."""
    return neighbourhood(OVERVECHT)


@pytest.fixture
def other_client(other_site):
    """A client that visits Overvecht."""
    return Client(headers={"host": OVERVECHT_HOST})


def person(site, name: str, role: Role | None = None, step: Step = Step.RESIDENT) -> User:
    """A member of `site` called `name`, with password `rosa`."""
    user = User.objects.filter(username=name).first() or User.objects.create_user(
        name, f"{name}@rosa.example", "rosa", called=name.capitalize()
    )
    join(user, site, step)
    if role:
        give_role(user, site, role)
    return user


@pytest.fixture
def resident(site):
    """A resident of Lombok."""
    return person(site, "bewoner")


@pytest.fixture
def neighbour(site):
    """Another resident of Lombok."""
    return person(site, "buur")


@pytest.fixture
def newcomer(site):
    """Somebody who joined Lombok today."""
    return person(site, "nieuw", step=Step.NEW)


@pytest.fixture
def editor(site):
    """May write, not publish."""
    return person(site, "redacteur", Role.EDITOR)


@pytest.fixture
def chief_editor(site):
    """Approves what editors write."""
    return person(site, "eindredacteur", Role.CHIEF_EDITOR)


@pytest.fixture
def moderator(site):
    """Keeps it kind."""
    return person(site, "moderator", Role.MODERATOR)


@pytest.fixture
def worker(site):
    """A welfare worker."""
    return person(site, "werker", Role.WORKER)


@pytest.fixture
def partner(site):
    """Acts for an organisation."""
    return person(site, "partner", Role.PARTNER)


@pytest.fixture
def manager(site):
    """Runs the neighbourhood."""
    return person(site, "beheerder", Role.MANAGER)


@pytest.fixture
def outsider(other_site):
    """A chief editor of Overvecht, nothing in Lombok."""
    return person(other_site, "vreemde", Role.CHIEF_EDITOR)


def assert_sessionless(response) -> None:
    """The page is the same for everybody: it neither read nor wrote a session or a CSRF cookie."""
    assert "cookie" not in response.headers.get("Vary", "").lower(), "the page read a cookie"
    assert not response.cookies, f"the page set cookies: {list(response.cookies)}"
    assert "csrfmiddlewaretoken" not in response.content.decode()


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory):
    """The folder of a loaded demo neighbourhood (once per run); copied for each server."""
    data = build_demo(tmp_path_factory)
    yield data
    drop_database(data)


@pytest.fixture(scope="session")
def shared_server(demo_data, tmp_path_factory):
    """One real server with the demo, for tests that only read; the folder that others copy stays quiet."""
    with RosaServer(demo_data, tmp_path_factory.mktemp("shared") / "data") as running:
        yield running


@pytest.fixture
def server(demo_data, tmp_path):
    """A real server with its own copy of the demo, for tests that write."""
    with RosaServer(demo_data, tmp_path / "data") as running:
        yield running


def pytest_configure(config) -> None:
    """Compile the catalogues first: the .mo files are not in the repository.

    Django may have read some words while it started; it reads them again.
    """
    if catalogues.compile_all():
        gettext._translations.clear()
        trans_real._translations.clear()
        trans_real._default = None


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL and Redis only what touches one of them is run: the rest was run on SQLite."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return
    servers = {"db", "transactional_db", "server", "live_server"}
    marks = ("django_db", "browser", "postgres", "redis", "faults", "asyncio")
    rest = [
        item
        for item in items
        if not servers.intersection(item.fixturenames)
        and not any(item.get_closest_marker(name) for name in marks)
    ]
    if rest:
        config.hook.pytest_deselected(items=rest)
        items[:] = [item for item in items if item not in set(rest)]
