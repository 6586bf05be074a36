"""A neighbourhood full of people who are signed in: `python -m tests.faults.people 50` prints it as JSON."""

import json
import os
import sys

import django


def main(count: int) -> None:
    """Make `count` members of the team (who may talk at any pace) and their sessions."""
    from django.conf import settings
    from django.test import Client

    from chat.actions.open_living_room import living_room
    from home.actions.create_neighbourhood import Plan, create_neighbourhood
    from people.actions import give_role, join
    from people.models import Step, User
    from people.roles import Role

    plan = Plan(hostname="localhost", name="Lombok", centre_name="Rosa", is_default=True)
    site = create_neighbourhood(plan)
    sessions = []
    for number in range(count):
        name = f"buur{number}"
        user = User.objects.create_user(name, f"{name}@rosa.example", "rosa", called=name)
        join(user, site, Step.RESIDENT)
        give_role(user, site, Role.MODERATOR)
        client = Client()
        client.force_login(user)
        sessions.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    print(json.dumps({"room": living_room(site).pk, "sessions": sessions}))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.demo")
    django.setup()
    main(int(sys.argv[1]))
