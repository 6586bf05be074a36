"""The post: a letter waits in the database until a real mail server has taken it."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller
from django.core.exceptions import ValidationError

from people.actions import deliver_due, deliver_mail, post_mail
from people.actions.deliver_mail import MOST_ATTEMPTS
from people.models import OutgoingMail
from tests.servers import free_port

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


class Postman:
    """Takes mail, or refuses it."""

    def __init__(self) -> None:
        self.taken, self.is_closed = [], False

    async def handle_DATA(self, server, session, envelope):
        if self.is_closed:
            return "451 come back later"
        self.taken.append((envelope.rcpt_tos, message_from_bytes(envelope.content)))
        return "250 OK"


@pytest.fixture
def postman(settings):
    """A real SMTP server on this machine."""
    postman, port = Postman(), free_port()
    controller = Controller(postman, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_TIMEOUT = 5
    yield postman
    controller.stop()


def letter(site, **more) -> OutgoingMail:
    return post_mail(
        site, "fatma@example.org", "Hoi\nBcc: x@evil.example", "Dag!\n", now=NOW, **more
    )


def test_a_letter_arrives_once_and_leaves_no_copy(site, postman):
    mail = letter(site, reply_to="team@rosa.example")
    assert deliver_mail(mail.pk, NOW)
    assert not deliver_mail(mail.pk, NOW)
    [(recipients, message)] = postman.taken
    assert recipients == ["fatma@example.org"]
    assert message["Subject"] == "Hoi Bcc: x@evil.example"
    assert message["Bcc"] is None
    assert message["Reply-To"] == "team@rosa.example"
    assert message["Auto-Submitted"] == "auto-generated"
    assert not OutgoingMail.objects.exists()


def test_a_closed_post_office_is_tried_again_later_with_the_same_letter(site, postman):
    mail = letter(site)
    postman.is_closed = True
    assert not deliver_mail(mail.pk, NOW)
    mail.refresh_from_db()
    assert (mail.attempts, mail.error) == (1, "SMTPDataError")
    postman.is_closed = False
    assert deliver_due(NOW + timedelta(seconds=30)) == 0, "too soon"
    assert deliver_due(NOW + timedelta(minutes=1)) == 1
    assert postman.taken[0][1]["Message-ID"] == mail.message_id


def test_after_many_attempts_it_is_given_up_kept_a_fortnight_and_forgotten(site, postman):
    letter(site)
    postman.is_closed = True
    now = NOW
    for _ in range(MOST_ATTEMPTS + 2):
        deliver_due(now)
        now += timedelta(days=1)
    mail = OutgoingMail.objects.get()
    assert mail.attempts == MOST_ATTEMPTS
    assert mail.given_up
    postman.is_closed = False
    assert deliver_due(now) == 0
    deliver_due(mail.given_up + timedelta(days=15))
    assert not OutgoingMail.objects.exists()


def test_who_has_the_letter_in_hand_has_it_alone(site, postman):
    from people.actions.deliver_mail import _claim

    mail = letter(site)
    assert _claim(mail, NOW)
    assert not _claim(mail, NOW)
    assert deliver_due(NOW) == 0
    assert deliver_due(NOW + timedelta(minutes=1)) == 1, "after a crash the lease ends"


@pytest.mark.parametrize(
    "bad",
    ["", "a@b.nl, x@evil.example", "a@b.nl\nBcc: x@evil.example", "niemand", "a@b.nl; x@y.nl"],
)
def test_one_address_is_one_address(site, bad):
    with pytest.raises(ValidationError):
        post_mail(site, bad, "Hoi", "Dag", now=NOW)
    if bad:
        with pytest.raises(ValidationError):
            post_mail(site, "fatma@example.org", "Hoi", "Dag", now=NOW, reply_to=bad)
    assert not OutgoingMail.objects.exists()


def test_it_leaves_right_after_the_commit(site, postman, django_capture_on_commit_callbacks):
    from django.utils import timezone

    with django_capture_on_commit_callbacks(execute=True):
        post_mail(site, "fatma@example.org", "Hoi", "Dag", now=timezone.now())
        assert not postman.taken
    assert len(postman.taken) == 1
