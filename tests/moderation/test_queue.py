"""Moderators look, decide with a reason, and the person concerned is told."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from board.kinds import State
from board.models import Notice
from moderation.actions import CannotDecide, ask_approval, decide, report
from moderation.models import Case, Decision
from people.models import OutgoingMail
from people.roles import Role
from tests.board.factories import notice
from tests.conftest import person

QUEUE = "/beheer/moderatie/"


def reported(author, site, reporter=None, reason="unkind", **values) -> Case:
    hangs = notice(author, site, **values)
    return report(
        hangs, reason=reason, words="", reporter=reporter, key=uuid.uuid4(), now=timezone.now()
    ).case


def choose(client, case, verdict, reason="", words="", version=None):
    case.refresh_from_db()
    data = {
        "verdict": verdict,
        "reason": reason,
        "words": words,
        "version": case.version if version is None else version,
    }
    return client.post(f"{QUEUE}{case.pk}/", data, follow=True)


def test_a_moderator_hides_and_the_author_is_told_why(client, site, resident, neighbour, moderator):
    case = reported(resident, site, neighbour, title="Boos briefje")
    client.force_login(moderator)
    page = client.get(QUEUE).content.decode()
    assert "Boos briefje" in page
    assert "Moderatie (1)" in client.get("/beheer/").content.decode()
    page = choose(client, case, "hide", "unkind", "Dit doet pijn.").content.decode()
    assert "Niets te doen." in page
    hidden = Notice.objects.get()
    assert (hidden.is_hidden, hidden.hidden_reason, hidden.state) == (True, "unkind", State.OPEN)
    assert ModelLogEntry.objects.filter(action="moderation.hide", user=moderator).exists()
    mails = {mail.to: mail for mail in OutgoingMail.objects.all()}
    told = mails[resident.email].body
    assert "Onaardig of kwetsend" in told
    assert "Dit doet pijn." in told
    assert "Ben je het er niet mee eens?" in told
    assert neighbour.called not in told, "who reported is never shown to the author"
    assert "niet meer te zien" in mails[neighbour.email].body
    client.force_login(resident)
    page = client.get(hidden.own_url).content.decode()
    assert "Onaardig of kwetsend" in page
    assert "Dit doet pijn." in page


def test_hiding_and_restoring_works_any_number_of_times(client, site, resident, moderator):
    case = reported(resident, site)
    client.force_login(moderator)
    for _n in range(3):
        choose(client, case, "hide", "other")
        assert Notice.objects.get().is_hidden
        choose(client, case, "restore")
        assert not Notice.objects.get().is_hidden
    assert Decision.objects.count() == 6
    assert "Terugzetten" in client.get(f"{QUEUE}?klaar=1").content.decode()


def test_leaving_it_answers_every_report(client, site, resident, neighbour, worker, moderator):
    case = reported(resident, site, neighbour)
    report(
        case.thing, reason="advert", words="", reporter=worker, key=uuid.uuid4(), now=timezone.now()
    )
    client.force_login(moderator)
    choose(client, case, "leave")
    case.refresh_from_db()
    assert not case.is_open
    assert not case.reports.filter(decision=None).exists()
    assert {mail.to for mail in OutgoingMail.objects.all()} == {neighbour.email, worker.email}


def test_a_decision_against_somebody_needs_a_reason(client, site, resident, moderator):
    case = reported(resident, site)
    client.force_login(moderator)
    assert "Kies een reden" in choose(client, case, "hide").content.decode()
    assert not Notice.objects.get().is_hidden
    with pytest.raises(IntegrityError), transaction.atomic():
        case.decisions.create(verdict="hide", reason="", created_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.update(hidden_at=timezone.now())


def test_two_moderators_at_once_do_not_overrule_each_other(
    client, site, resident, moderator, worker
):
    case = reported(resident, site)
    seen = case.version
    client.force_login(worker)
    choose(client, case, "hide", "other", version=seen)
    client.force_login(moderator)
    page = choose(client, case, "leave", version=seen).content.decode()
    assert "Iemand anders was hier net mee bezig." in page
    assert Notice.objects.get().is_hidden
    assert Decision.objects.count() == 1


def test_a_new_report_while_somebody_decides_is_looked_at_too(site, resident, neighbour, moderator):
    case = reported(resident, site)
    seen = case.version
    report(
        case.thing,
        reason="urgent",
        words="",
        reporter=neighbour,
        key=uuid.uuid4(),
        now=timezone.now(),
    )
    with pytest.raises(CannotDecide):
        decide(
            case.pk,
            site,
            moderator,
            verdict="leave",
            reason="",
            words="",
            version=seen,
            now=timezone.now(),
        )


def test_nobody_decides_on_their_own_notice_or_report(client, site, resident, moderator, worker):
    own = reported(moderator, site)
    by_me = reported(resident, site, moderator)
    client.force_login(moderator)
    assert "Een andere moderator beslist" in client.get(f"{QUEUE}{own.pk}/").content.decode()
    assert "zelf geplaatst" in choose(client, own, "leave").content.decode()
    assert "zelf gemeld" in choose(client, by_me, "leave").content.decode()
    assert not Decision.objects.exists()
    client.force_login(worker)
    choose(client, own, "leave")
    choose(client, by_me, "leave")
    assert Decision.objects.count() == 2


def test_a_waiting_notice_is_shown_or_sent_back(client, site, newcomer, moderator):
    for verdict, state in (("approve", State.OPEN), ("send_back", State.DRAFT)):
        waits = notice(newcomer, site, state=State.WAITING, title=f"Wacht {verdict}")
        case = ask_approval(waits, timezone.now())
        client.force_login(moderator)
        assert "Nieuw lid, wacht" in client.get(QUEUE).content.decode()
        choose(client, case, verdict, "other" if verdict == "send_back" else "", "Zet er meer bij.")
        waits.refresh_from_db()
        assert waits.state == state
        case.refresh_from_db()
        assert (case.is_open, case.awaits_approval) == (False, False)
    client.force_login(newcomer)
    page = client.get(waits.own_url).content.decode()
    assert "gaf je briefje terug" in page
    assert "Zet er meer bij." in page


def test_from_the_spot_a_moderator_is_one_press_away(client, site, resident, moderator, neighbour):
    hangs = notice(resident, site)
    client.force_login(moderator)
    link = f"/beheer/moderatie/notice/{hangs.pk}/"
    assert link in client.get(f"{hangs.own_url}?deel=1").content.decode()
    assert client.get(link, follow=True).status_code == 200
    client.force_login(neighbour)
    assert link not in client.get(f"{hangs.own_url}?deel=1").content.decode()


def test_withdrawn_while_waiting_leaves_the_queue(client, site, newcomer):
    waits = notice(newcomer, site, state=State.WAITING)
    case = ask_approval(waits, timezone.now())
    client.force_login(newcomer)
    client.post(f"/prikbord/{waits.number}/weghalen/")
    case.refresh_from_db()
    assert not case.is_open


@pytest.mark.parametrize("role", [None, Role.EDITOR, Role.CHIEF_EDITOR, Role.PARTNER])
def test_the_queue_is_for_moderators(client, site, resident, role):
    case = reported(resident, site, title="Alleen voor moderatoren")
    client.force_login(person(site, "iemand", role))
    for path in (QUEUE, f"{QUEUE}{case.pk}/"):
        for answer in (
            client.get(path),
            client.post(path, {"verdict": "hide"}),
        ):
            assert answer.status_code in {302, 403}
            assert "Alleen voor moderatoren" not in answer.content.decode()
    assert not Notice.objects.get().is_hidden


def test_a_moderator_of_elsewhere_sees_and_touches_nothing(
    client, other_client, site, other_site, resident
):
    case = reported(resident, site, title="Alleen voor Lombok")
    stranger = person(other_site, "vreemdemod", Role.MODERATOR)
    for visitor in (client, other_client):
        visitor.force_login(stranger)
        for path in (QUEUE, f"{QUEUE}{case.pk}/", f"{QUEUE}notice/{case.object_id}/"):
            answer = visitor.get(path, follow=True)
            assert "Alleen voor Lombok" not in answer.content.decode(), path
        choose(visitor, case, "hide", "other")
    assert not Notice.objects.get().is_hidden


def test_the_queue_costs_the_same_at_five_and_at_twenty(
    client, site, resident, neighbour, moderator
):
    client.force_login(moderator)
    counts = []
    for _round in range(2):
        for _n in range(10):
            reported(resident, site, neighbour)
        client.get(QUEUE)
        with CaptureQueriesContext(connection) as queries:
            client.get(QUEUE)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_on_a_phone_the_trouble_stands_at_the_top(client, site, resident, moderator):
    case = reported(resident, site)
    client.force_login(moderator)
    page = choose(client, case, "hide")
    assert [str(m) for m in page.context["messages"]] == [
        "Kies een reden: de schrijver krijgt die te lezen."
    ]


def test_a_waiting_notice_is_not_called_over(client, site, newcomer, moderator):
    waits = notice(newcomer, site, state=State.WAITING)
    client.force_login(moderator)
    page = client.get(waits.own_url).content.decode()
    assert "Lees het en beslis" in page
    assert "voorbij" not in page


def test_an_author_who_was_quicker_is_said_in_words(client, site, newcomer, moderator):
    waits = notice(newcomer, site, state=State.WAITING)
    case = ask_approval(waits, timezone.now())
    Notice.objects.filter(pk=waits.pk).update(state=State.WITHDRAWN)
    client.force_login(moderator)
    page = choose(client, case, "approve").content.decode()
    assert "Dat kan nu niet" in page
    assert not Decision.objects.exists()
