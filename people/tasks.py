"""Background work of this app. Every job may run twice."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from neighbourhoods.periodic import periodic
from people import actions, library_data
from people.actions import deliver_due, deliver_mail
from people.models import User

RESULTS_KEPT = timedelta(days=14)


@task(priority=50)
def send_mail(mail_id: int) -> None:
    """Send one mail as soon as it is stored; somebody waits for the code in it."""
    deliver_mail(mail_id, timezone.now())


@periodic(every=timedelta(minutes=1))
def send_due_mail(now: datetime) -> int:
    """Send what an earlier attempt or a crash left behind."""
    return deliver_due(now)


@periodic(every=timedelta(hours=6))
def forget_unconfirmed(now: datetime) -> int:
    """Delete accounts whose address was never confirmed, two days after signing up."""
    return User.objects.never_confirmed(now - timedelta(days=2)).delete()[0]


@task(priority=10)
def make_export(export_id: int) -> None:
    """Make a copy of everything about somebody; they wait for it."""
    actions.make_export(export_id, timezone.now())


@periodic(every=timedelta(minutes=10))
def make_exports(now: datetime) -> int:
    """Make the copies that a crash left unmade."""
    return actions.make_left_behind(now)


@periodic(every=timedelta(hours=6))
def forget_exports(now: datetime) -> int:
    """Delete copies a week after they were made."""
    return actions.forget_exports(now)


@periodic(every=timedelta(hours=12))
def forget_cards(now: datetime) -> int:
    """Delete welcome cards a month after their time."""
    return actions.forget_cards(now)


@periodic(every=timedelta(minutes=10))
def erase_accounts(now: datetime) -> int:
    """Forget who asked for it and did not take it back."""
    return actions.erase_due(now)


@periodic(every=timedelta(hours=12))
def forget_acts(now: datetime) -> int:
    """Forget who did what in the admin, two years later."""
    return library_data.forget_acts(now)


@periodic(every=timedelta(hours=12))
def forget_forms(now: datetime) -> int:
    """Delete half-filled forms of the admin a day after they were touched."""
    return library_data.forget_drafts_of_forms(now)


@periodic(every=timedelta(hours=12))
def forget_visits(now: datetime) -> int:
    """Delete sessions whose time is over."""
    return Session.objects.filter(expire_date__lt=now).delete()[0]


@periodic(every=timedelta(hours=12))
def forget_results(now: datetime) -> int:
    """Delete what background work left in its log, a fortnight after it ended."""
    return DBTaskResult.objects.filter(finished_at__lt=now - RESULTS_KEPT).delete()[0]
