"""Somebody does not agree: once, in words, and somebody else answers."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from board.kinds import State
from board.models import Notice
from chat.models import Message, MessageState
from moderation.actions import (
    CannotDecide,
    CannotObject,
    Whom,
    answer_objection,
    ask_approval,
    decide,
    impose,
    keep_time,
    object_to,
)
from moderation.models import Decision, Objection, Sanction
from neighbourhoods.models import NeighbourhoodSettings
from people.models import OutgoingMail
from tests.board.factories import notice
from tests.chat.factories import say
from tests.moderation.factories import hidden_by_many, tell

WORDS = "Het was een grapje."


def hidden(author, site, by, **values) -> Decision:
    case = tell(notice(author, site, **values))
    return settle(case, by, "hide")


def settle(case, by, verdict) -> Decision:
    return decide(
        case.pk,
        case.site,
        by,
        verdict=verdict,
        reason="unkind",
        words="",
        version=case.version,
        now=timezone.now(),
    )


def answer(objection, by, outcome="upheld", words="Je hebt gelijk.") -> Objection:
    return answer_objection(
        objection.pk, objection.site, by, outcome=outcome, answer=words, now=timezone.now()
    )


def address(about) -> str:
    what = "besluit" if isinstance(about, Decision) else "maatregel"
    return f"/mijn/bezwaar/{what}/{about.pk}/"


def test_from_the_mail_to_the_answer(client, site, resident, moderator, worker):
    made = hidden(resident, site, moderator, title="Boos briefje")
    mail = OutgoingMail.objects.get(to=resident.email)
    assert address(made) in mail.body
    client.force_login(resident)
    assert address(made) in client.get("/mijn/besluiten/").content.decode()
    assert address(made) in client.get(Notice.objects.get().own_url).content.decode()
    page = client.post(address(made), {"words": WORDS}, follow=True).content.decode()
    assert "We hebben je bezwaar ontvangen" in page
    assert "We antwoorden voor" in page
    objection = Objection.objects.get()
    assert objection.due_at - objection.created_at == timedelta(days=5)

    client.force_login(worker)
    front = client.get("/beheer/").content.decode()
    assert "1 bezwaar wacht op antwoord" in front
    assert "(voor " in front, "the deadline stands with it"
    place = f"/beheer/moderatie/bezwaren/{objection.pk}/"
    assert place in client.get("/beheer/moderatie/bezwaren/").content.decode()
    assert WORDS in client.get(place).content.decode()
    client.post(place, {"outcome": "upheld", "answer": "Het valt mee."})
    assert not Notice.objects.get().is_hidden
    told = OutgoingMail.objects.filter(to=resident.email).order_by("pk").last()
    assert "Je hebt gelijk" in told.subject
    assert "Het valt mee." in told.body
    assert "bezwaar wacht" not in client.get("/beheer/").content.decode()
    client.force_login(resident)
    assert "Het valt mee." in client.get("/mijn/besluiten/").content.decode()


def test_who_is_not_right_hears_why_and_whom_to_talk_to(site, resident, moderator, worker):
    NeighbourhoodSettings.objects.update_or_create(site=site, defaults={"phone": "030 123 45 67"})
    objection = object_to(hidden(resident, site, moderator), resident, WORDS, timezone.now())
    answer(objection, worker, "rejected", "Het doet iemand pijn.")
    assert Notice.objects.get().is_hidden
    told = OutgoingMail.objects.filter(to=resident.email).order_by("pk").last()
    for words in ("Het doet iemand pijn.", "Werker", "030 123 45 67"):
        assert words in told.body


def test_once_for_each_decision(client, site, resident, moderator, worker):
    made = hidden(resident, site, moderator)
    client.force_login(resident)
    for _n in range(3):
        client.post(address(made), {"words": WORDS})
    objection = Objection.objects.get()
    answer(objection, worker, "rejected")
    client.post(address(made), {"words": "Nog een keer."})
    assert Objection.objects.get().words == WORDS


@pytest.mark.parametrize(
    ("words", "said"), [("", "Schrijf in een paar woorden"), ("  ", "Schrijf in een paar woorden"),
                        ("x" * 1001, "te lang")],
)  # fmt: skip
def test_what_is_not_right_is_said_and_kept(client, site, resident, moderator, words, said):
    made = hidden(resident, site, moderator)
    client.force_login(resident)
    page = client.post(address(made), {"words": words}).content.decode()
    assert said in page
    assert words.strip() in page
    assert not Objection.objects.exists()


def test_six_months_and_not_longer(client, site, resident, moderator):
    made, now = hidden(resident, site, moderator), timezone.now()
    with pytest.raises(CannotObject, match="zes maanden"):
        object_to(made, resident, WORDS, now + timedelta(days=184))
    with time_machine.travel(now + timedelta(days=184), tick=False):
        client.force_login(resident)
        assert "zes maanden" in client.get(address(made)).content.decode()
    assert object_to(made, resident, WORDS, now + timedelta(days=182))


def test_only_about_oneself_and_only_here(
    client, other_client, site, other_site, resident, neighbour, moderator
):
    made = hidden(resident, site, moderator, title="Van een ander")
    for visitor, who in ((client, neighbour), (client, moderator), (other_client, resident)):
        visitor.force_login(who)
        for path in (address(made), "/mijn/besluiten/"):
            answered = visitor.get(path)
            assert "Van een ander" not in answered.content.decode()
        assert visitor.post(address(made), {"words": WORDS}).status_code == 404
    assert client.get("/mijn/bezwaar/besluit/99999999/").status_code == 404
    assert client.get("/mijn/bezwaar/iets/1/").status_code == 404
    assert not Objection.objects.exists()
    with pytest.raises(CannotObject):
        object_to(made, neighbour, WORDS, timezone.now())


def test_nobody_answers_about_what_they_decided_reported_or_asked(
    site, resident, moderator, worker, manager
):
    hangs = notice(resident, site)
    case = tell(hangs, worker)
    objection = object_to(settle(case, moderator, "hide"), resident, WORDS, timezone.now())
    with pytest.raises(CannotDecide, match="besliste dit zelf"):
        answer(objection, moderator)
    with pytest.raises(CannotDecide, match="meldde dit zelf"):
        answer(objection, worker)
    answer(objection, manager)
    assert not Notice.objects.get().is_hidden
    own = object_to(hidden(moderator, site, worker), moderator, WORDS, timezone.now())
    with pytest.raises(CannotDecide, match="eigen bezwaar"):
        answer(own, moderator)
    with pytest.raises(CannotDecide, match="geen moderator"):
        answer(own, resident)


def test_what_hid_automatically_can_be_objected_to(client, site, resident, moderator):
    case = hidden_by_many(resident, site)
    made = Decision.objects.get()
    client.force_login(resident)
    assert "automatisch" in client.get(address(made)).content.decode().lower()
    client.post(address(made), {"words": WORDS})
    answer(Objection.objects.get(), moderator)
    case.refresh_from_db()
    assert (case.hold, case.is_open) == ("", False)
    assert not Notice.objects.get().is_hidden


@pytest.mark.parametrize("how", ["moderator", "clock"])
def test_who_was_put_right_meanwhile_needs_no_answer(site, resident, moderator, how):
    case = hidden_by_many(resident, site)
    objection = object_to(Decision.objects.get(), resident, WORDS, timezone.now())
    case.refresh_from_db()
    if how == "moderator":
        settle(case, moderator, "restore")
    else:
        keep_time(timezone.now() + timedelta(hours=73))
    objection.refresh_from_db()
    assert (objection.outcome, bool(objection.answer)) == ("upheld", True)
    Objection.objects.all().delete()
    made = Decision.objects.order_by("pk").first()
    with pytest.raises(CannotObject, match="al rechtgezet"):
        object_to(made, resident, WORDS, timezone.now())


def test_a_message_comes_back_in_its_place(site, resident, moderator, worker):
    case = tell(say(site, resident, "Woorden").message)
    objection = object_to(settle(case, moderator, "hide"), resident, WORDS, timezone.now())
    answer(objection, worker)
    assert Message.objects.get().state == MessageState.VISIBLE


def test_what_was_sent_back_hangs_after_all(site, newcomer, moderator, worker):
    waits = notice(newcomer, site, state=State.WAITING, text="Hij staat in de gang.")
    case = ask_approval(waits, timezone.now())
    objection = object_to(settle(case, moderator, "send_back"), newcomer, WORDS, timezone.now())
    answer(objection, worker)
    assert Notice.objects.get().state == State.OPEN


def test_rest_ends_when_the_objection_is_right(client, site, resident, moderator, worker):
    now = timezone.now()
    rest = impose(site, Whom(resident), moderator, kind="ban", reason="unkind", words="", now=now)
    client.force_login(resident)
    assert address(rest) in client.get("/mijn/besluiten/").content.decode()
    client.post(address(rest), {"words": WORDS})
    objection = Objection.objects.get()
    with pytest.raises(CannotDecide, match="besliste dit zelf"):
        answer(objection, moderator)
    answer(objection, worker, words="Dat was te streng.")
    assert not Sanction.objects.holding(timezone.now()).exists()
    objection.refresh_from_db()
    assert (objection.by, objection.answer) == (worker, "Dat was te streng.")


def test_an_answer_needs_words_and_comes_once(client, site, resident, moderator, worker):
    objection = object_to(hidden(resident, site, moderator), resident, WORDS, timezone.now())
    place = f"/beheer/moderatie/bezwaren/{objection.pk}/"
    client.force_login(worker)
    assert "Schrijf waarom" in client.post(place, {"outcome": "upheld"}).content.decode()
    page = client.post(place, {"answer": "Nee, dit blijft."}).content.decode()
    assert "Kies wat je beslist" in page
    assert "Nee, dit blijft." in page
    client.post(place, {"outcome": "rejected", "answer": "Nee, dit blijft."})
    page = client.post(place, {"outcome": "upheld", "answer": "Toch wel."}).content.decode()
    assert "Iemand anders gaf hier net antwoord op" in page
    assert Objection.objects.get().outcome == "rejected"


def test_objections_are_for_moderators_of_this_neighbourhood(
    client, other_client, site, other_site, resident, moderator, editor, outsider
):
    objection = object_to(hidden(resident, site, moderator), resident, WORDS, timezone.now())
    for visitor, who in ((client, resident), (client, editor), (other_client, outsider)):
        visitor.force_login(who)
        for path in ("/beheer/moderatie/bezwaren/", f"/beheer/moderatie/bezwaren/{objection.pk}/"):
            answered = visitor.post(path, {"outcome": "upheld", "answer": "Ja"})
            assert answered.status_code in {302, 403}
    assert Objection.objects.get().outcome == ""


def test_who_may_answer_hears_of_it_a_day_before(site, resident, moderator):
    now = timezone.now()
    object_to(hidden(resident, site, moderator), resident, WORDS, now)
    before = OutgoingMail.objects.filter(to=moderator.email).count()
    for hours in (95, 97, 98, 200):
        keep_time(now + timedelta(hours=hours))
    told = OutgoingMail.objects.filter(to=moderator.email)
    assert told.count() == before + 1
    assert WORDS not in told.order_by("pk").last().body


def test_a_rejected_objection_is_a_decision_so_no_clock_undoes_it(
    client, site, resident, moderator, worker
):
    case = hidden_by_many(resident, site)
    objection = object_to(Decision.objects.get(), resident, WORDS, timezone.now())
    answer(objection, worker, "rejected", "Het doet pijn.")
    case.refresh_from_db()
    assert (case.hold, case.is_open) == ("", False)
    keep_time(timezone.now() + timedelta(days=9))
    assert Notice.objects.get().is_hidden
    last = case.decisions.first()
    assert (last.verdict, last.by) == ("hide", worker)
    client.force_login(resident)
    page = client.get("/mijn/besluiten/").content.decode()
    assert page.count("/mijn/bezwaar/") == 0, "once is once"
    with pytest.raises(CannotObject):
        object_to(last, resident, WORDS, timezone.now())
