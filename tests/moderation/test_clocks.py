"""Nobody decides: who hears of it, what comes back, what is shown, and what never is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from board.kinds import State
from board.models import Notice
from chat.models import Message, MessageState, WorryWords
from moderation.actions import CannotDecide, ask_approval, keep_time, pause
from moderation.models import Basis, Case, Decision
from neighbourhoods import periodic
from people.models import OutgoingMail
from tests.board.factories import notice
from tests.chat.factories import NOW, say
from tests.moderation.factories import hidden_by_many, neighbours, tell

HOUR = timedelta(hours=1)


def mails_to(user) -> int:
    return OutgoingMail.objects.filter(to=user.email).count()


def test_silence_does_not_censor(client, site, resident, moderator, worker):
    now = timezone.now()
    case = hidden_by_many(resident, site, now, title="Gewoon briefje")
    for hours, to_moderator, to_worker, hidden in (
        (3.9, 0, 0, True),
        (4, 1, 0, True),
        (23, 1, 0, True),
        (24, 1, 1, True),
        (71, 1, 1, True),
        (72, 1, 1, False),
        (99, 1, 1, False),
    ):
        for _twice in range(2):
            keep_time(now + hours * HOUR)
        assert (mails_to(moderator), mails_to(worker)) == (to_moderator, to_worker), hours
        assert Notice.objects.get().is_hidden == hidden, hours
    told = OutgoingMail.objects.filter(to=resident.email).order_by("pk").last()
    assert "weer vanzelf terug" in told.body
    case.refresh_from_db()
    assert (case.hold, case.is_open) == ("", True), "a moderator still looks at the reports"
    assert Decision.objects.filter(basis=Basis.CLOCK, verdict="restore").count() == 1
    body = OutgoingMail.objects.get(to=moderator.email).body
    assert f"/beheer/moderatie/{case.pk}/" in body
    assert "Gewoon briefje" not in body


def test_the_same_reports_do_not_hide_it_again(site, resident):
    now = timezone.now()
    hidden_by_many(resident, site, now)
    keep_time(now + 72 * HOUR)
    late = neighbours(site, "resident", "resident", "new", "resident")[3]
    tell(Notice.objects.get(), late, now=now + 73 * HOUR)
    assert not Notice.objects.get().is_hidden


def test_what_is_urgent_stays_hidden_and_escalates(site, resident, neighbour, moderator, worker):
    now = timezone.now()
    tell(notice(resident, site), neighbour, "urgent", now)
    keep_time(now + 4 * HOUR)
    assert (mails_to(moderator), mails_to(worker)) == (1, 1)
    assert "Dringend" in OutgoingMail.objects.get(to=worker.email).subject
    keep_time(now + 24 * HOUR)
    assert mails_to(worker) == 2
    keep_time(now + 900 * HOUR)
    assert Notice.objects.get().is_hidden


def test_an_urgent_report_stops_the_clock_of_a_pause(site, resident, neighbour):
    now = timezone.now()
    hangs = notice(resident, site)
    pause(hangs, neighbours(site, "connector")[0], "unkind", now)
    assert Case.objects.get().hold == "pause"
    tell(hangs, neighbour, "urgent", now)
    assert Case.objects.get().hold == "urgent"
    keep_time(now + 900 * HOUR)
    assert Notice.objects.get().is_hidden


def test_a_pause_ends_after_a_day_and_is_no_habit(site, resident):
    now = timezone.now()
    hangs, connector = notice(resident, site), neighbours(site, "connector")[0]
    pause(hangs, connector, "unkind", now)
    keep_time(now + 23 * HOUR)
    assert Notice.objects.get().is_hidden
    keep_time(now + 24 * HOUR)
    assert not Notice.objects.get().is_hidden
    with pytest.raises(CannotDecide, match="eerder"):
        pause(Notice.objects.get(), connector, "unkind", now + 25 * HOUR)


def test_the_clock_holds_in_the_living_room(site, resident):
    said = say(site, resident, "Woorden").message
    for one in neighbours(site, "resident", "resident", "new"):
        tell(said, one, now=NOW)
    assert Message.objects.get().state == MessageState.HIDDEN
    keep_time(NOW + 72 * HOUR)
    assert Message.objects.get().state == MessageState.VISIBLE


def test_a_newcomer_does_not_wait_for_ever(site, newcomer, worker):
    now = timezone.now()
    ask_approval(notice(newcomer, site, state=State.WAITING), now)
    keep_time(now + 23 * HOUR)
    assert mails_to(worker) == 0
    for hours in (24, 25, 47):
        keep_time(now + hours * HOUR)
        assert (mails_to(worker), Notice.objects.get().state) == (1, State.WAITING)
    keep_time(now + 48 * HOUR)
    assert Notice.objects.get().state == State.OPEN
    assert not Case.objects.get().is_open
    assert "lang genoeg" in OutgoingMail.objects.get(to=newcomer.email).body


@pytest.mark.parametrize("where", ["title", "text", "corner"])
def test_words_that_worry_are_never_shown_by_the_clock(site, newcomer, worker, where):
    WorryWords.objects.create(site=site, words="oplichter")
    now = timezone.now()
    ask_approval(notice(newcomer, site, state=State.WAITING, **{where: "Een Öplichter!"}), now)
    keep_time(now + 900 * HOUR)
    assert Notice.objects.get().state == State.WAITING
    assert mails_to(worker) == 1


def test_the_words_of_another_neighbourhood_hold_nothing_here(site, other_site, newcomer):
    WorryWords.objects.create(site=other_site, words="stoel")
    now = timezone.now()
    ask_approval(notice(newcomer, site, state=State.WAITING), now)
    keep_time(now + 48 * HOUR)
    assert Notice.objects.get().state == State.OPEN


def test_what_is_changed_waits_anew(site, newcomer):
    now = timezone.now()
    case = ask_approval(notice(newcomer, site, state=State.WAITING), now)
    ask_approval(case.thing, now + 40 * HOUR)
    keep_time(now + 48 * HOUR)
    assert Notice.objects.get().state == State.WAITING
    keep_time(now + 88 * HOUR)
    assert Notice.objects.get().state == State.OPEN


def test_the_clocks_tick_by_themselves(site, resident, monkeypatch):
    now = timezone.now()
    hidden_by_many(resident, site, now)
    job = periodic.JOBS["moderation.tasks.keep_clocks"]
    monkeypatch.setattr(periodic, "JOBS", {job.name: job})
    assert periodic.run_due(now + 72 * HOUR) == [job.name]
    assert not Notice.objects.get().is_hidden
    assert periodic.run_due(now + 72 * HOUR) == [], "another worker has nothing left to do"


def test_hidden_is_absent_everywhere(client, site, resident):
    hidden_by_many(resident, site, title="Zichtbaarheid")
    hangs = Notice.objects.get()
    said = say(site, resident, "Onzichtbaarheid").message
    for one in neighbours(site, "resident", "resident", "new"):
        tell(said, one)
    client.force_login(neighbours(site, "resident", "resident")[1])
    for address in (
        "/",
        "/prikbord/",
        "/prikbord/?q=zichtbaarheid",
        f"/prikbord/{hangs.number}/",
        f"/prikbord/{hangs.number}/mijn/",
        "/zoeken/?q=zichtbaarheid",
        "/huiskamer/",
        "/huiskamer/?zoek=onzichtbaarheid",
        f"/melden/notice/{hangs.pk}/",
        f"/melden/message/{said.pk}/",
        "/helpen/",
        "/open-kaart/",
        "/sitemap.xml",
    ):
        page = client.get(address, follow=True).content.decode()
        for words in ("Zichtbaarheid", "Onzichtbaarheid"):
            assert words not in page, address
