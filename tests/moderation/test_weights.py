"""When reports hide something by themselves: every example of the design, and what tries to cheat."""

import uuid

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from board.kinds import State
from board.models import Notice
from chat.models import Message, MessageState
from moderation.actions import ask_approval, decide
from moderation.models import Basis, Case, Decision, Unheard
from moderation.weights import Voice, becomes_unheard, said_with_reason, score, tally
from people.actions import make_sheet, use_card
from people.models import OutgoingMail
from tests.board.factories import notice
from tests.chat.factories import say
from tests.moderation.factories import aged, hidden_by_many, neighbours, tell


def voices(*steps: str) -> list[Voice]:
    """A voice for each: "gast", or a step with "!" for urgent, "~" for fresh, "0" for unheard."""
    made = []
    for number, word in enumerate(steps, start=1):
        step = word.rstrip("!~0")
        made.append(
            Voice(
                person=None if step == "gast" else number,
                step=None if step in {"gast", "stranger"} else step,
                urgent="!" in word,
                is_fresh="~" in word,
                is_unheard="0" in word,
            )
        )
    return made


@pytest.mark.parametrize(
    ("steps", "people", "weight", "hides"),
    [
        (["resident"] * 2, 2, 4.0, False),
        (["new"] * 3, 3, 3.0, False),
        (["resident", "resident", "new"], 3, 5.0, True),
        (["connector", "resident"], 2, 5.0, False),
        (["gast"] * 10, 0, 0.0, False),
        (["resident", "resident"] + ["gast"] * 10, 2, 4.0, False),
        (["new"] * 5, 5, 5.0, True),
        (["new~"] * 9, 1, 1.0, False),
        (["resident", "resident", "new~", "new~"], 3, 5.0, True),
        (["resident", "resident~", "resident~"], 2, 4.0, False),
        (["stranger"] * 5, 0, 0.0, False),
        (["resident", "resident", "new0"], 2, 4.0, False),
        ([], 0, 0.0, False),
    ],
)
def test_three_people_and_weight_five_hide(steps, people, weight, hides):
    counted = tally(voices(*steps))
    assert (counted.people, counted.weight, counted.hides_by_number) == (people, weight, hides)


@pytest.mark.parametrize(
    ("steps", "hides"),
    [
        (["resident!"], True),
        (["connector!"], True),
        (["new!"] * 4, False),
        (["gast!"] * 10, False),
        (["stranger!"], False),
        (["resident0!"], False),
        (["resident", "gast!"], False),
    ],
)
def test_one_urgent_report_of_somebody_known_hides(steps, hides):
    assert tally(voices(*steps)).hides_urgently == hides


def test_the_same_person_counts_once():
    twice = [Voice(7, "resident"), Voice(7, "resident"), Voice(8, "resident")]
    assert (tally(twice).people, tally(twice).weight) == (2, 4.0)


def test_accounts_from_one_sheet_of_cards_count_once():
    sheet = [Voice(n, "resident", batch="a") for n in range(8)]
    assert (tally(sheet).people, tally(sheet).weight) == (1, 2.0)
    others = [Voice(20, "resident"), Voice(21, "new", batch="b")]
    assert (tally(sheet + others).people, tally(sheet + others).weight) == (3, 5.0)


def test_visitors_show_in_the_score_and_hide_nothing():
    assert score(voices("gast", "gast", "resident")) == 3.0


@pytest.mark.parametrize(
    ("rejected", "unheard"),
    [
        ([True] * 9, False),
        ([True] * 5 + [False] * 5, False),
        ([True] * 6 + [False] * 4, True),
        ([False] * 10 + [True] * 10, False),
    ],
)
def test_more_than_half_of_ten_rejected(rejected, unheard):
    assert becomes_unheard(rejected) == unheard


def test_the_reason_is_what_most_of_them_said():
    assert said_with_reason(["advert", "unkind", "advert"]) == "advert"
    assert said_with_reason(["other", "unkind"]) == "unkind"


def test_three_neighbours_hide_a_notice_and_its_author_reads_why(client, site, resident, moderator):
    case = hidden_by_many(resident, site, title="Boos briefje")
    assert Notice.objects.get().is_hidden
    assert (case.hold, case.score, case.threshold, case.is_open) == ("reports", 5.0, 5.0, True)
    made = Decision.objects.get()
    assert (made.by, made.basis, made.is_automatic) == (None, Basis.REPORTS, True)
    entry = ModelLogEntry.objects.get(action="moderation.hide_automatically")
    assert entry.user is None
    mail = OutgoingMail.objects.get(to=resident.email)
    assert "automatisch" in mail.body
    assert f"/mijn/bezwaar/besluit/{made.pk}/" in mail.body
    assert "buur0" not in mail.body.lower()
    client.force_login(moderator)
    page = client.get("/beheer/moderatie/").content.decode()
    assert "Score 5, grens 5" in page
    assert "komt vanzelf terug over" in page


def test_eight_cards_of_one_sheet_hide_nothing(site, resident, worker):
    hangs = notice(resident, site)
    codes = make_sheet(site, worker, uuid.uuid4(), timezone.now())
    for n, code in enumerate(codes):
        newcomer = use_card(site, code, f"Nr {n}", "nl", timezone.now())
        tell(hangs, aged(newcomer))
    assert not Notice.objects.get().is_hidden


def test_three_neighbours_hide_a_message_in_the_room(site, resident):
    said = say(site, resident, "Lelijke woorden").message
    for one in neighbours(site, "resident", "resident", "new"):
        tell(said, one)
    assert Message.objects.get().state == MessageState.HIDDEN
    assert Decision.objects.get().by is None


def test_one_urgent_report_of_a_resident_hides_and_one_of_a_newcomer_does_not(
    site, resident, neighbour, newcomer
):
    hangs = notice(resident, site)
    tell(hangs, newcomer, "urgent")
    assert not Notice.objects.get().is_hidden
    case = tell(hangs, neighbour, "urgent")
    assert Notice.objects.get().is_hidden
    assert (case.hold, case.put_back_at) == ("urgent", None)


def test_what_waits_is_not_hidden_as_well(site, newcomer, neighbour):
    waits = notice(newcomer, site, state=State.WAITING)
    ask_approval(waits, timezone.now())
    tell(waits, neighbour, "urgent")
    assert not Notice.objects.get().is_hidden


def test_a_decision_restarts_the_score(site, resident, moderator):
    case = hidden_by_many(resident, site)
    now = timezone.now()
    decide(
        case.pk,
        site,
        moderator,
        verdict="restore",
        reason="",
        words="",
        version=case.version,
        now=now,
    )
    more = neighbours(site, "resident", "resident", "new", "new")[3]
    tell(Notice.objects.get(), more)
    assert not Notice.objects.get().is_hidden


def test_reports_elsewhere_weigh_as_a_visitor(site, other_site, resident):
    hangs = notice(resident, site)
    for one in neighbours(other_site, "connector", "connector", "connector"):
        tell(hangs, one, "urgent")
    assert not Notice.objects.get().is_hidden


def test_who_is_mostly_wrong_is_told_kindly_and_hides_nothing_for_a_month(
    site, resident, neighbour, moderator
):
    aged(neighbour)
    for _n in range(10):
        assert not Unheard.objects.exists()
        case = tell(notice(resident, site), neighbour)
        decide(
            case.pk, site, moderator, verdict="leave", reason="", words="",
            version=case.version, now=timezone.now(),
        )  # fmt: skip
    rest = Unheard.objects.get()
    assert (rest.person, (rest.until - rest.since).days) == (neighbour, 30)
    mails = OutgoingMail.objects.filter(to=neighbour.email, subject="Over wat je meldt")
    assert mails.count() == 1
    assert "je mag blijven melden" in mails.get().body.lower()
    tell(notice(resident, site, title="Nieuw"), neighbour, "urgent")
    assert not Notice.objects.get(title="Nieuw").is_hidden
    assert Case.objects.filter(is_open=True).exists(), "a moderator looks all the same"


def test_a_connector_pauses_at_the_spot_and_others_have_no_such_button(
    client, site, resident, neighbour
):
    hangs = notice(resident, site)
    address = f"/melden/notice/{hangs.pk}/"
    sent = {"reason": "unkind", "words": "", "key": str(uuid.uuid4()), "pause": "1"}
    client.force_login(neighbour)
    assert 'name="pause"' not in client.get(address).content.decode()
    client.post(address, sent)
    assert not Notice.objects.get().is_hidden
    client.force_login(neighbours(site, "connector")[0])
    assert 'name="pause"' in client.get(address).content.decode()
    page = client.post(address, sent | {"key": str(uuid.uuid4())}, follow=True).content.decode()
    assert "Een dag in pauze" in page
    assert Notice.objects.get().is_hidden
    case = Case.objects.get()
    assert (case.hold, case.is_open) == ("pause", True)
    assert (case.put_back_at - case.held_at).total_seconds() == 24 * 3600
