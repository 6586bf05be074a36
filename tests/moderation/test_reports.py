"""Anybody may say that something is not right."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from moderation.models import Case, Report
from moderation.tasks import forget_words_of_reports
from tests.board.factories import notice


def address(of) -> str:
    return f"/melden/notice/{of.pk}/"


def data(**values) -> dict:
    return {"reason": "advert", "words": "Dit is reclame.", "key": str(uuid.uuid4())} | values


def test_a_visitor_reports_without_account_and_gets_a_receipt(client, site, resident):
    hangs = notice(resident, site, title="Goedkope telefoons")
    assert address(hangs) in client.get(hangs.get_absolute_url()).content.decode()
    form = client.get(address(hangs))
    assert "Goedkope telefoons" in form.content.decode()
    answer = client.post(address(hangs), data(), follow=True)
    made = Report.objects.get()
    assert f"M{made.pk}" in answer.content.decode()
    assert made.reporter is None
    assert made.snapshot["title"] == "Goedkope telefoons"
    assert made.case.is_open
    assert made.case.site == site


def test_the_form_needs_its_token(site, resident):
    hangs = notice(resident, site)
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address(hangs), data()).status_code == 403
    assert not Report.objects.exists()


def test_the_token_stands_in_the_form_so_that_no_script_is_needed(site, resident):
    hangs = notice(resident, site)
    strict = Client(enforce_csrf_checks=True)
    page = strict.get(address(hangs)).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    answer = strict.post(address(hangs), data(csrfmiddlewaretoken=token))
    assert answer.status_code == 302
    assert Report.objects.get().reporter is None


def test_two_taps_and_a_second_thought_are_one_report(client, site, resident, neighbour):
    hangs = notice(resident, site)
    client.force_login(neighbour)
    twice = data()
    client.post(address(hangs), twice)
    client.post(address(hangs), twice)
    client.post(address(hangs), data(reason="unkind", words="Nee, het is onaardig."))
    made = Report.objects.get()
    assert (made.reason, made.reporter) == ("unkind", neighbour)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"reason": ""}, "Kies wat er mis is."),
        ({"reason": "lelijk"}, "Selecteer een geldige keuze"),
        ({"words": "x" * 1001}, "1 teken te lang"),
    ],
)
def test_what_is_not_right_is_said_and_the_words_are_kept(client, site, resident, values, words):
    hangs = notice(resident, site)
    sent = data(**values)
    page = client.post(address(hangs), sent).content.decode()
    assert words in page
    assert sent["words"] in page
    assert not Report.objects.exists()


def test_many_reports_from_one_address_slow_down(client, site, resident):
    hangs = notice(resident, site)
    pages = [client.post(address(hangs), data(), follow=True).content.decode() for _n in range(11)]
    assert Report.objects.count() == 10
    assert "Wacht een uur" in pages[10]


def test_what_is_not_there_cannot_be_reported(client, other_client, site, other_site, resident):
    hangs = notice(resident, site)
    assert other_client.get(address(hangs)).status_code == 404
    for path in (
        "/melden/notice/999999/",
        "/melden/notice/x/",
        "/melden/auto/1/",
        "/melden/notice/²/",
    ):
        assert client.get(path).status_code == 404
    assert client.get("/melden/ontvangen/verzonnen/").status_code == 404


def test_the_snapshot_keeps_what_stood_there(client, site, resident):
    hangs = notice(resident, site, title="Boze woorden")
    client.post(address(hangs), data())
    hangs.title = "Lieve woorden"
    hangs.save()
    assert Report.objects.get().snapshot["title"] == "Boze woorden"
    assert Case.objects.count() == 1


def test_a_year_after_the_case_was_closed_its_words_go_and_the_facts_stay(client, site, resident):
    client.post(address(notice(resident, site, title="Goedkope telefoons")), data())
    case, now = Case.objects.get(), timezone.now()
    case.decisions.create(verdict="leave", words="Valt mee, Samira.", created_at=now)
    later = now + timedelta(days=400)
    assert forget_words_of_reports(later) == 0, "nobody decided yet"
    Case.objects.update(is_open=False, closed_at=now)
    assert forget_words_of_reports(now + timedelta(days=364)) == 0
    assert forget_words_of_reports(later) == 1
    assert forget_words_of_reports(later) == 0
    kept = Report.objects.get()
    assert (kept.words, kept.snapshot, kept.reason) == ("", {}, "advert")
    assert case.decisions.get().words == ""
