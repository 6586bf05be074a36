"""Background work of this app. Every job may run twice."""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from neighbourhoods.periodic import periodic
from people.actions import deliver_due, deliver_mail
from people.models import User


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
