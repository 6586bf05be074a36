"""Hand a mail to the post. Nothing is sent here: the request does not wait for a network."""

from datetime import datetime

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction
from django.utils.crypto import get_random_string
from wagtail.models import Site

from people.models import OutgoingMail


def post_mail(
    site: Site,
    to: str,
    subject: str,
    body: str,
    *,
    now: datetime,
    reply_to: str = "",
    expires: datetime | None = None,
) -> OutgoingMail:
    """Store a mail; it leaves after the commit, and again and again until the post takes it.

    Args:
        to: exactly one address; reply_to: one address or nothing.
        subject: line breaks are folded, so that it can hold no header of its own.
        expires: after this moment it is not worth sending any more (a code).

    Raises:
        ValidationError: an address is not one address.
    """
    validate_email(to)
    if reply_to:
        validate_email(reply_to)
    mail = OutgoingMail.objects.create(
        site=site,
        to=to,
        reply_to=reply_to,
        subject=" ".join(subject.split())[:200],
        body=body,
        message_id=_message_id(),
        created=now,
        next_try=now,
        expires=expires,
    )
    transaction.on_commit(lambda: _send_soon(mail.pk))
    return mail


def _message_id() -> str:
    host = settings.DEFAULT_FROM_EMAIL.rsplit("@", 1)[-1].strip("> ")
    return f"<{get_random_string(24).lower()}@{host}>"


def _send_soon(mail_id: int) -> None:
    from people.tasks import send_mail  # the task imports the actions

    send_mail.enqueue(mail_id)
