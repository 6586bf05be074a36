"""Neighbours say that a newcomer's post is fine: two of them, a third when they disagree."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from board.kinds import State
from board.models import Notice
from chat.models import MessageState, WorryWords
from moderation.actions import CannotDecide, Whom, ask_approval, impose, keep_time, think
from moderation.models import Basis, Case, Decision, Opinion
from moderation.quorum import Outcome, outcome
from people.models import OutgoingMail
from people.roles import Role
from tests.board.factories import form_data, notice, picture
from tests.chat.factories import NOW
from tests.chat.factories import say as speak
from tests.conftest import person
from tests.moderation.factories import neighbours, tell

PAGE = "/helpen/"
F, M = True, False


@pytest.mark.parametrize(
    ("opinions", "expected"),
    [
        ([], Outcome.OPEN),
        ([F], Outcome.OPEN),
        ([M], Outcome.OPEN),
        ([F, F], Outcome.FINE),
        ([F, M], Outcome.OPEN),
        ([M, F], Outcome.OPEN),
        ([M, M], Outcome.MODERATOR),
        ([F, M, F], Outcome.FINE),
        ([M, F, F], Outcome.FINE),
        ([F, M, M], Outcome.MODERATOR),
        ([M, F, M], Outcome.MODERATOR),
    ],
)
def test_whoever_first_has_two(opinions, expected):
    assert outcome(opinions) == expected


@pytest.fixture
def waits(site, newcomer) -> Case:
    """A first notice."""
    return ask_approval(
        notice(newcomer, site, state=State.WAITING, title="Eerste briefje"), timezone.now()
    )


def say(client, who, case, opinion="fine", version=None):
    client.force_login(who)
    case.refresh_from_db()
    data = {"case": case.pk, "version": case.version if version is None else version}
    return client.post(PAGE, data | {"opinion": opinion}, follow=True).content.decode()


def test_two_neighbours_are_as_good_as_a_moderator(client, site, waits, newcomer):
    one, two = neighbours(site, "resident", "connector")
    client.force_login(one)
    assert "Eerste briefje" in client.get(PAGE).content.decode()
    assert "Nog een buur kijkt mee" in say(client, one, waits)
    assert Notice.objects.get().state == State.WAITING
    assert "Nog een buur kijkt mee" in say(client, one, waits), "twice is once"
    assert "Iedereen kan het nu zien" in say(client, two, waits)
    assert Notice.objects.get().state == State.OPEN
    made = Decision.objects.get()
    assert (made.basis, made.by, made.verdict) == (Basis.QUORUM, None, "approve")
    assert not Opinion.objects.exists()
    assert "Twee buren" in OutgoingMail.objects.get(to=newcomer.email).body
    assert "al beslist" in say(client, one, waits)


def test_doubt_brings_it_to_a_moderator(client, site, waits, moderator):
    one, two, three = neighbours(site, "resident", "resident", "resident")
    say(client, one, waits)
    say(client, two, waits, "moderator")
    assert Notice.objects.get().state == State.WAITING
    assert "Een moderator kijkt" in say(client, three, waits, "moderator")
    waits.refresh_from_db()
    assert waits.needs_moderator
    assert "Eerste briefje" not in client.get(PAGE).content.decode()
    client.force_login(moderator)
    assert "Buren laten dit liever" in client.get("/beheer/moderatie/").content.decode()


def test_not_for_the_author_newcomers_visitors_or_elsewhere(
    client, other_client, site, other_site, waits, newcomer
):
    assert client.get(PAGE).status_code == 302
    stranger = person(other_site, "vreemde")
    for visitor, who in (
        (client, newcomer),
        (client, neighbours(site, "new")[0]),
        (client, stranger),
        (other_client, stranger),
    ):
        visitor.force_login(who)
        assert "Eerste briefje" not in visitor.get(PAGE).content.decode()
        say(visitor, who, waits)
    assert not Opinion.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"case": "x", "version": "1", "opinion": "fine"},
        {"case": "²", "version": "1", "opinion": "fine"},
        {"case": "9" * 40, "version": "1", "opinion": "fine"},
        {"case": "1", "version": "1", "opinion": "weg"},
    ],
)
def test_odd_input_is_said_in_words(client, resident, sent):
    client.force_login(resident)
    assert "Kies een van de twee knoppen" in client.post(PAGE, sent, follow=True).content.decode()


def test_what_changed_meanwhile_is_read_again(client, site, waits):
    one, two = neighbours(site, "resident", "resident")
    say(client, one, waits)
    seen = Case.objects.get().version
    ask_approval(waits.thing, timezone.now())
    assert not Opinion.objects.exists(), "they read something else"
    assert "Lees het nog een keer" in say(client, two, waits, version=seen)


def test_words_that_worry_are_for_a_moderator_only(client, site, waits, resident):
    WorryWords.objects.create(site=site, words="eerste briefje")
    client.force_login(resident)
    assert "Eerste briefje" not in client.get(PAGE).content.decode()
    with pytest.raises(CannotDecide):
        think(waits.pk, site, resident, is_fine=True, version=waits.version, now=timezone.now())


def test_who_is_read_first_for_a_reason_waits_for_a_moderator(
    client, site, resident, neighbour, moderator
):
    now = timezone.now()
    client.force_login(moderator)
    case = tell(notice(resident, site), neighbour)
    done = client.post(
        f"/beheer/moderatie/{case.pk}/",
        {"kind": "look", "reason": "advert", "words": "Minder reclame."},
        follow=True,
    ).content.decode()
    assert "Gedaan" in done
    told = OutgoingMail.objects.get(to=resident.email).body
    assert "Minder reclame." in told
    assert "/mijn/bezwaar/maatregel/" in told
    client.force_login(resident)
    assert "eerst gelezen" in client.get("/mijn/besluiten/").content.decode()
    form = client.get("/prikbord/nieuw/").content.decode()
    assert "Iemand leest het eerst" in form
    assert "eerste twee briefjes" not in form
    client.post("/prikbord/nieuw/", form_data(title="Koop nu"))
    made = Notice.objects.get(title="Koop nu")
    assert made.state == State.WAITING
    client.force_login(neighbour)
    assert "Koop nu" not in client.get(PAGE).content.decode()
    with time_machine.travel(now.timestamp() + 31 * 86400, tick=False):
        client.force_login(resident)
        client.post("/prikbord/nieuw/", form_data(title="Een maand later"))
        assert Notice.objects.get(title="Een maand later").state == State.OPEN, "ends by itself"


def test_read_first_holds_in_the_living_room_and_leaves_one_talking(site, resident, moderator):
    impose(site, Whom(resident), moderator, kind="look", reason="unkind", words="", now=NOW)
    assert speak(site, resident, "Hoi").message.state == MessageState.HELD
    later = NOW.replace(year=2027)
    assert speak(site, resident, "Hallo weer", later).message.state == MessageState.VISIBLE


def test_a_moderator_without_step_looks_in_the_queue(client, site, waits):
    client.force_login(person(site, "mod", Role.MODERATOR))
    assert client.get(PAGE).status_code == 200


def test_the_pictures_are_seen_by_who_may_judge_them(client, site, waits, resident, newcomer):
    address = picture(waits.thing).small_url
    client.force_login(resident)
    assert address in client.get(PAGE).content.decode()
    seen = client.get(address)
    assert (seen.status_code, seen["Cache-Control"]) == (200, "private, no-store")
    client.force_login(neighbours(site, "new")[0])
    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 404


def test_what_was_reported_is_for_a_moderator_only(client, site, waits, resident, neighbour):
    tell(waits.thing, neighbour)
    client.force_login(resident)
    assert "Eerste briefje" not in client.get(PAGE).content.decode()
    keep_time(timezone.now() + timedelta(days=30))
    assert Notice.objects.get().state == State.WAITING
    assert Case.objects.get().reports.filter(decision=None).exists()
