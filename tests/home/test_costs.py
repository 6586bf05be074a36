"""A list costs as much with a thousand rows as with ten. (The agenda: tests/events/test_agenda.py.)"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contact.models import Question
from partners.models import Organisation
from people.models import Membership, Profile, User
from tests.board.test_reading import fill as hang_notices
from tests.chat.factories import fill as fill_room
from tests.conftest import LOMBOK_HOST
from tests.news.factories import article, category, copies, picture

pytestmark = pytest.mark.django_db

MOST = 25
FRONTS, ALL_ROOMS = ("/", "/ar/"), 40  # the front shows something of every room
PUBLIC = [
    "/", "/ar/", "/buurtkrant/", "/buurtkrant/?categorie=buurt", "/buurtkrant/?maand={month}", "/buurtkrant/?pagina=2",
    "/ar/buurtkrant/", "/buurtkrant/rss/", "/zoeken/?zoek=stoel", "/ar/zoeken/?zoek=stoel", "/prikbord/",
    "/huiskamer/", "/contact/", "/partners/",
]  # fmt: skip
FOR_RESIDENTS = ["/smoelenboek/", "/smoelenboek/?zoek=koken"]
# Wagtail's own frame (menu, rights, languages) costs something too; what counts is that it does not grow.
IN_THE_ADMIN = [
    "/beheer/contact/vragen/",
    "/beheer/mensen/",
    "/beheer/snippets/partners/organisation/",
]


def grow(site, author, first, start: int, count: int) -> None:
    """`count` of everything more, numbered from `start`."""
    numbers, now = range(start, start + count), timezone.now()
    copies(first, start + 1, count)
    hang_notices(site, author, count, start + 100)
    fill_room(site, author, count)
    Organisation.objects.bulk_create(
        Organisation(site=site, name=f"Club {n}", slug=f"club-{n}", introduction="Kom erbij.", logo=first.picture)
        for n in numbers
    )  # fmt: skip
    Question.objects.bulk_create(
        Question(
            site=site, name=f"Buur {n}", answers=[{"label": "Vraag", "value": "Wanneer?"}], language="nl",
            key=str(n), state="taken", taken_by=author, taken_at=now, created=now - timedelta(minutes=n),
        )
        for n in numbers
    )  # fmt: skip
    users = User.objects.bulk_create(
        User(username=f"b{n}", email=f"b{n}@rosa.example", called=f"Buur {n}") for n in numbers
    )
    members = Membership.objects.bulk_create(
        Membership(user=user, site=site, step="resident") for user in users
    )
    Profile.objects.bulk_create(
        Profile(membership=member, visibility="residents", offers="koken") for member in members
    )


def signed_in(user) -> Client:
    client = Client(headers={"host": LOMBOK_HOST})
    client.force_login(user)
    return client


def cost(client, path: str) -> int:
    """Queries of one visit; what is remembered for a minute (hosts, pictures) was asked just before."""
    assert client.get(path).status_code == 200, path
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def test_lists_cost_the_same_at_ten_and_at_a_thousand(site, client, resident, manager):
    first = article(site, "Stoel 0", category=category(site), picture=picture(), days_ago=0.01)
    month = f"{timezone.localtime(first.date):%Y-%m}"
    visits = [
        *((client, path.format(month=month)) for path in PUBLIC),
        *((signed_in(resident), path) for path in FOR_RESIDENTS),
        *((signed_in(manager), path) for path in IN_THE_ADMIN),
    ]
    grow(site, resident, first, 1, 25)  # more than one page of everything
    few = {path: cost(visitor, path) for visitor, path in visits}
    grow(site, resident, first, 26, 975)
    many = {path: cost(visitor, path) for visitor, path in visits}
    assert many == few
    lists = {path: found for path, found in many.items() if path not in FRONTS}
    assert max(found for path, found in lists.items() if path not in IN_THE_ADMIN) <= MOST, lists
    assert max(many[path] for path in FRONTS) <= ALL_ROOMS, many
