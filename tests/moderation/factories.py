"""Reports, notices and neighbours for tests of moderation."""

import uuid
from datetime import timedelta

from django.utils import timezone

from moderation.actions import report
from moderation.models import Case
from people.models import Step, User
from tests.board.factories import notice
from tests.conftest import person


def neighbours(site, *steps, days_ago: int = 30) -> list[User]:
    """One account for each step, so many days old."""
    return [
        aged(person(site, f"buur{number}{step}", step=Step(step)), days_ago)
        for number, step in enumerate(steps)
    ]


def aged(user: User, days_ago: int = 30) -> User:
    """The same person, with an account so many days old."""
    user.date_joined = timezone.now() - timedelta(days=days_ago)
    user.save(update_fields=["date_joined"])
    return user


def tell(thing, reporter=None, reason="unkind", now=None) -> Case:
    """Somebody reports `thing`."""
    made = report(
        thing,
        reason=reason,
        words="",
        reporter=reporter,
        key=uuid.uuid4(),
        now=now or timezone.now(),
    )
    return Case.objects.get(pk=made.case_id)


def hidden_by_many(author, site, now=None, **values) -> Case:
    """A notice that three neighbours reported."""
    hangs = notice(author, site, **values)
    for one in neighbours(site, "resident", "resident", "new"):
        case = tell(hangs, one, now=now)
    return case
