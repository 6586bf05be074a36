"""A crowd of signed-in residents: `python -m bench._chat.people COUNT FILE` makes them in the database
of ROSA_DATA_DIR and writes a cookie header for each; prints the number of their living room."""

import sys
from datetime import timedelta

import django

COOKIE = "rosa-bench"


def main(count: int, file: str) -> int:
    """Make the people and their sessions; returns the room."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session
    from django.utils import timezone
    from wagtail.models import Page, Site

    from chat.actions.open_living_room import living_room
    from people.models import Membership, Step, User

    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    site = Site.objects.create(hostname="localhost", root_page=root, is_default_site=True)
    users = [User(username=f"crowd{n}", called=f"Bewoner {n}", password="!") for n in range(count)]
    users = User.objects.bulk_create(users)
    Membership.objects.bulk_create(
        Membership(user=user, site=site, step=Step.RESIDENT) for user in users
    )
    store, sessions = SessionStore(), []
    for user in users:
        data = {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
        key, end = store._get_new_session_key(), timezone.now() + timedelta(days=1)
        sessions.append(Session(session_key=key, session_data=store.encode(data), expire_date=end))
    Session.objects.bulk_create(sessions)
    with open(file, "w") as cookies:
        cookies.writelines(f"{COOKIE}={session.session_key}\n" for session in sessions)
    return living_room(site).pk


if __name__ == "__main__":
    django.setup()
    print(main(int(sys.argv[1]), sys.argv[2]))
