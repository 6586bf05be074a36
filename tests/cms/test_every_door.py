"""No role of one neighbourhood sees or touches another: by every address that there is."""

import pytest
from django.db import transaction
from django.test import override_settings

from neighbourhoods import hosts
from people.actions import give_role
from people.models import Step
from people.roles import Role
from tests.cms import overvecht
from tests.cms.arguments import form, questions
from tests.cms.doors import Addresses, Answer, Door, Rows, Visitor, every_door
from tests.conftest import LOMBOK, LOMBOK_HOST, neighbourhood, person

# Rights only add up: who has every role sees whatever one role sees.
ACTORS = ["everything", "visitor", "resident"]
pytestmark = pytest.mark.django_db
DOORS = list(every_door())
MOST = 2  # addresses of one pattern: more of the same kind find no more
# Doors at which words of another neighbourhood are no leak, and why.
SHOWN_TO_ALL = {
    "home:style": "the names of all neighbourhoods, which are public, beside their colours",
    "^media/(?P<path>.+)$": "pictures of public pages; in a bucket they have no host either",
}
# Doors that break for a request that no screen makes, and why that is not ours to mend.
BREAKS_IN_WAGTAIL = {
    "wagtailadmin_choose_page_external_link": "Wagtail's validator of a link that was not sent",
}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Lombok with its people, and the neighbourhood that nobody of Lombok may see."""
    rows = Rows()
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        site = neighbourhood(LOMBOK)
        people = {
            role: person(site, f"lombok-{role}".replace("_", "-"), Role(role))
            for role in Role.values
        }
        people["resident"] = person(site, "lombok-bewoner")
        people["connector"] = person(site, "lombok-verbinder", step=Step.CONNECTOR)
        people["visitor"] = None
        people["everything"] = person(site, "lombok-alles", step=Step.CONNECTOR)
        for role in Role:
            give_role(people["everything"], site, role)
        rows.look_before()
        there = overvecht.build()
        rows.look_after()
        yield there, rows, people
        transaction.set_rollback(True)
    hosts._forget()


def test_every_address_has_arguments(world, db):
    there, _rows, _people = world
    addresses = Addresses(there)
    missing = [f"{door.name}  {door.route}" for door in DOORS if not addresses.of(door)]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("actor", ACTORS)
def test_nobody_sees_or_touches_another_neighbourhood(world, db, actor):
    there, rows, people = world
    addresses, visitor = Addresses(there), Visitor(rows, people[actor], LOMBOK_HOST)
    asked, sent = questions(there), form(there)
    found = []
    for door in DOORS:
        for path in addresses.of(door)[:MOST]:
            answers = [visitor.ask("get", path, asked), visitor.ask("post", path, sent, asked)]
            found += [told for answer in answers for told in wrong(door, answer)]
    assert not found, "\n".join(["", *found])


def wrong(door: Door, answer: Answer) -> list[str]:
    """What should not have been answered or done."""
    what = f"{answer.method} {door.name} {answer.path} -> {answer.status}"
    found = [f"TOUCHES {what}: {row}" for row in answer.touched]
    if answer.status >= 500 and door.name not in BREAKS_IN_WAGTAIL:
        found.append(f"BREAKS  {what}")
    if answer.leaks and door.name not in SHOWN_TO_ALL:
        found.append(f"LEAKS   {what}: {answer.around()}")
    return found
