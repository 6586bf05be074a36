"""Take something from people, from outside any worker: `python -m tests.faults.act sign_out buur1 buur2`."""

import os
import sys

import django


def sign_out(users) -> None:
    """Their sessions are gone."""
    from django.contrib.sessions.models import Session

    ids = {str(user.pk) for user in users}
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") in ids:
            session.delete()


def new_password(users) -> None:
    """Their passwords changed, at another desk."""
    for user in users:
        user.set_password(f"nieuw-{user.pk}-{os.getpid()}")
        user.save()


def switch_off(users) -> None:
    """Their accounts are closed."""
    users.update(is_active=False)


def leave_the_neighbourhood(users) -> None:
    """They no longer belong here."""
    from people.models import Membership

    Membership.objects.filter(user__in=users).delete()
    for user in users:
        user.groups.clear()


def shut_the_door(users) -> None:
    """Nobody talks now."""
    _door("closed")


def open_the_door(users) -> None:
    """They do again."""
    _door("open")


def _door(status: str) -> None:
    from chat.actions.change_room import change_room
    from chat.models import Room

    room = Room.objects.get(kind="living")
    room.status = status
    change_room(room)


if __name__ == "__main__":
    django.setup()
    from people.models import User

    globals()[sys.argv[1]](User.objects.filter(username__in=sys.argv[2:]))
