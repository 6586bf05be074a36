"""Two taps, or two people, in the very same moment: one thing happens, and nobody gets an error."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from board.kinds import State
from board.models import Notice, NoticeReply
from moderation.actions import ask_approval
from moderation.models import Case, Decision, Report
from people.models import OutgoingMail, User
from people.roles import Role
from tests.at_once import at_once, statuses
from tests.board.factories import form_data, notice
from tests.conftest import person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _several_connections(db):
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite lives in memory: one connection, so nothing happens at once")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_two_taps_hang_one_notice(site, resident):
    data, taps = form_data(), [signed_in(resident) for _tap in range(4)]
    answers = at_once(*(lambda c=c: c.post("/prikbord/nieuw/", data) for c in taps))
    assert statuses(answers) == [302] * 4
    assert Notice.objects.get().state == State.OPEN


def test_two_taps_reserve_once(site, resident):
    mine = notice(resident, site)
    taps = [signed_in(resident) for _tap in range(4)]
    address = f"/prikbord/{mine.number}/reserveren/"
    assert statuses(at_once(*(lambda c=c: c.post(address) for c in taps))) == [302] * 4
    assert Notice.objects.get().state == State.RESERVED


def test_two_taps_answer_once_and_mail_once(site, resident, neighbour, mailoutbox):
    hangs = notice(resident, site)
    taps = [signed_in(neighbour) for _tap in range(4)]
    data = {"text": "Mag ik hem?", "key": str(uuid.uuid4())}
    address = f"/prikbord/{hangs.number}/reageren/"
    assert statuses(at_once(*(lambda c=c: c.post(address, data) for c in taps))) == [302] * 4
    assert NoticeReply.objects.count() == 1
    assert len(mailoutbox) + OutgoingMail.objects.count() == 1


def test_two_taps_report_once(site, resident, neighbour):
    hangs = notice(resident, site)
    taps = [Client() for _tap in range(4)]
    data = {"reason": "advert", "words": "", "key": str(uuid.uuid4())}
    address = f"/melden/notice/{hangs.pk}/"
    assert statuses(at_once(*(lambda c=c: c.post(address, data) for c in taps))) == [302] * 4
    assert Report.objects.count() == 1
    assert Case.objects.count() == 1


def test_an_author_and_a_moderator_at_the_same_moment(site, newcomer):
    moderator, author = (
        signed_in(person(site, "moderator", Role.MODERATOR)),
        signed_in(newcomer),
    )
    for n in range(4):
        waits = notice(newcomer, site, state=State.WAITING, title=f"Briefje {n}")
        case = ask_approval(waits, timezone.now())
        verdict = {"verdict": "approve", "reason": "", "words": "", "version": case.version}
        queue, down = f"/beheer/moderatie/{case.pk}/", f"/prikbord/{waits.number}/weghalen/"
        answers = at_once(
            lambda queue=queue, verdict=verdict: moderator.post(queue, verdict),
            lambda down=down: author.post(down),
        )
        assert all(status in {200, 302} for status in statuses(answers)), answers
        waits.refresh_from_db()
        assert waits.state == State.WITHDRAWN, "the author has the last word about their own"
    assert Decision.objects.count() <= 4
