"""Bring a mail to the post office, and try again later when that is closed."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Q

from people.models import OutgoingMail

log = logging.getLogger("rosa.mail")

# Minutes to wait after each failed attempt; then given up and kept for a fortnight.
WAITS = [1, 3, 10, 30, 60, 180, 360, 720]
MOST_ATTEMPTS = len(WAITS)
KEPT = timedelta(days=14)


def deliver_mail(mail_id: int, now: datetime) -> bool:
    """Send one mail if it is due and nobody else is at it. May run any number of times.

    Returns:
        Whether it was handed over now.
    """
    mail = OutgoingMail.objects.filter(_due(now), pk=mail_id).first()
    if mail is None or not _claim(mail, now):
        return False
    if mail.expires and mail.expires < now:
        mail.delete()
        return False
    try:
        _message(mail).send()
    except Exception as error:  # whatever the post does wrong, the mail stays
        _put_back(mail, error, now)
        return False
    mail.delete()
    return True


def deliver_due(now: datetime) -> int:
    """Send what is due and forget what was given up a fortnight ago; returns how many left."""
    OutgoingMail.objects.filter(given_up__lt=now - KEPT).delete()
    due = OutgoingMail.objects.filter(_due(now)).order_by("next_try")[:200]
    return sum(deliver_mail(pk, now) for pk in due.values_list("pk", flat=True))


def _due(now: datetime) -> Q:
    return Q(next_try__lte=now, given_up__isnull=True)


def _claim(mail: OutgoingMail, now: datetime) -> bool:
    wait = timedelta(minutes=WAITS[min(mail.attempts, MOST_ATTEMPTS - 1)])
    return bool(
        OutgoingMail.objects.filter(_due(now), pk=mail.pk, attempts=mail.attempts).update(
            attempts=F("attempts") + 1, next_try=now + wait
        )
    )


def _message(mail: OutgoingMail) -> EmailMessage:
    return EmailMessage(
        subject=mail.subject,
        body=mail.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    )


def _put_back(mail: OutgoingMail, error: Exception, now: datetime) -> None:
    last = mail.attempts + 1 >= MOST_ATTEMPTS
    OutgoingMail.objects.filter(pk=mail.pk).update(
        error=type(error).__name__, given_up=now if last else None
    )
    log.warning(
        "a mail could not be sent",
        extra={"mail": mail.pk, "attempt": mail.attempts + 1, "error": type(error).__name__},
    )
