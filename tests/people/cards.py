"""Makes welcome cards for tests, and uses them as people do."""

import uuid
from datetime import datetime

from django.test import Client
from django.utils import timezone

from people.actions import make_replacement, make_sheet
from people.models.welcome_card import in_two


def card(site, by, now: datetime | None = None) -> str:
    """The code of a new card."""
    return in_two(make_sheet(site, by, uuid.uuid4(), now or timezone.now())[0])


def new_card_for(person, site, by) -> str:
    """The code of a card that replaces a lost one."""
    member = person.memberships.get(site=site)
    return in_two(make_replacement(member, by, uuid.uuid4(), timezone.now())[0])


def come_in(code: str, called: str = "Fatma", client: Client | None = None, **more):
    """Send the form of the welcome page."""
    client = client or Client()
    return client.post("/welkom/", {"code": code, "called": called, **more})


def is_in(client: Client) -> bool:
    """Whether this device is signed in."""
    return client.get("/mijn/").status_code == 200
