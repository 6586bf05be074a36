"""The organiser's list: who comes, who waits, and what can be done about it; and who may not see it."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageLogEntry

from events.models import Attendance, Occurrence, Participation, State, Status
from tests.conftest import LOMBOK_HOST, OVERVECHT_HOST
from tests.events.factories import make_event
from tests.events.parties import date_of, party

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
DATE = "2026-03-02"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def soup(site):
    return make_event(
        site, "2026-03-02 17:00", rule="FREQ=WEEKLY;BYDAY=MO;COUNT=4", joining="dates", seats=4,
        question="Wat eet je niet?",
    )  # fmt: skip


@pytest.fixture
def lessons(site):
    return make_event(
        site, "2026-03-02 10:00", "Fietsles", rule="FREQ=WEEKLY;BYDAY=MO;COUNT=4", joining="series"
    )


def signed_in(user, host: str = LOMBOK_HOST) -> Client:
    client = Client(headers={"host": host})
    client.force_login(user)
    return client


@pytest.fixture
def admin(editor) -> Client:
    return signed_in(editor)


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """Send a form, and see which mails left."""

    def post(client, url, data=None) -> list[mail.EmailMessage]:
        already = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(url, data or {})
        assert answer.status_code == 302, text_of(answer)
        return mail.outbox[already:]

    return post


def url(name: str, page, *more, date: str = DATE) -> str:
    return reverse(f"events_admin:{name}", args=[page.pk, date, *more])


def text_of(answer) -> str:
    html = BeautifulSoup(answer.content, "html.parser").find("main") or BeautifulSoup(
        answer.content, "html.parser"
    )
    return " ".join(html.get_text(" ").split())


def three(page) -> tuple[Participation, Participation, Participation]:
    """Somebody with a guest, somebody with a number only, somebody who waits."""
    return (
        party(page, DATE, name="Fatma", email="fatma@x.example", guests=2, answer="Geen varken"),
        party(page, DATE, name="Meneer Jansen", phone="0612345678"),
        party(page, DATE, name="Ali", email="ali@x.example", state=State.WAITING),
    )


def test_the_list_tells_who_comes_and_who_waits(admin, soup, resident):
    three(soup)
    party(soup, DATE, person=resident, state=State.WAITING, asked_at=NOW)
    text = text_of(admin.get(url("parties", soup)))
    assert "4 van de 4 plekken zijn bezet. 2 mensen wachten." in text
    assert "Fatma + 2" in text
    assert "Wat eet je niet? Geen varken" in text
    assert "fatma@x.example" in text
    assert "0612345678" in text
    assert text.index("1. Ali") < text.index("2. Bewoner")
    dates = text_of(admin.get(reverse("events_admin:dates", args=[soup.pk])))
    assert "4 mensen komen. 2 mensen wachten." in dates


@pytest.mark.parametrize("name", ["moderator", "worker", "partner", "resident", "outsider"])
def test_nobody_else_sees_a_name(site, soup, request, name):
    three(soup)
    told = [
        "parties", "add_party", "attendance", "letter", "table", "paper",
    ]  # fmt: skip
    client = signed_in(request.getfixturevalue(name))
    addresses = [url(view, soup) for view in told]
    addresses += [reverse("events_admin:calls"), reverse("events_admin:figures")]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in (302, 404), address
        assert b"Fatma" not in answer.content


def test_another_neighbourhood_does_not_exist(soup, other_site, outsider, chief_editor):
    first, *_others = three(soup)
    yoga = make_event(other_site, "2026-03-02 17:00", "Yoga", joining="dates", seats=4)
    theirs = party(yoga, DATE, name="Vreemd", phone="0687654321")
    for client in (signed_in(outsider, OVERVECHT_HOST), signed_in(chief_editor, OVERVECHT_HOST)):
        assert client.get(url("parties", soup)).status_code in (302, 404)
        assert client.post(url("remove_party", soup, first.pk)).status_code in (302, 404)
    here = signed_in(chief_editor)
    for view in ("parties", "table", "paper", "letter", "attendance", "add_party"):
        assert here.get(url(view, yoga)).status_code == 404, view
    for view in ("remove_party", "give_seat"):
        assert here.post(url(view, yoga, theirs.pk)).status_code == 404
        assert here.post(url(view, soup, theirs.pk)).status_code == 404, "not on this list"
    assert set(Participation.objects.values_list("state", flat=True)) == {"confirmed", "waiting"}


def test_opening_a_list_is_written_down_once_a_day(admin, editor, chief_editor, soup):
    for _time in range(3):
        admin.get(url("parties", soup))
    admin.get(url("table", soup))
    log = PageLogEntry.objects.filter(page=soup.pk, user=editor)
    assert log.filter(action="events.open_parties").count() == 1
    assert log.filter(action="events.export_parties").count() == 1
    history = signed_in(chief_editor).get(reverse("wagtailadmin_pages:history", args=[soup.pk]))
    assert f"Keek wie meedoet op {DATE}" in text_of(history)


def test_somebody_who_phones_is_added_with_a_name_and_a_number(admin, editor, soup, sent):
    data = {"name": "Mevrouw Bos", "phone": "06-1234 5678", "guests": "1", "answer": "Vis"}
    assert not sent(admin, url("add_party", soup), data)
    found = Participation.objects.get()
    assert (found.name, found.phone, found.guests) == ("Mevrouw Bos", "0612345678", 1)
    assert found.added_by == editor
    assert found.state == State.CONFIRMED


def test_a_resident_is_added_by_address_or_name(admin, soup, resident, sent):
    (message,) = sent(admin, url("add_party", soup), {"resident": "BEWONER@rosa.example"})
    assert message.to == ["bewoner@rosa.example"]
    assert Participation.objects.get().person == resident


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Wie is het? Een naam is genoeg."),
        ({"resident": "vreemde"}, "Niemand hier heeft deze naam of dit adres."),
        ({"resident": "niemand@x.example"}, "Niemand hier heeft deze naam of dit adres."),
        ({"name": "Bos", "email": "geen adres"}, "geldig e-mailadres"),
        ({"name": "Bos", "guests": "-1"}, "0"),
        ({"name": "Bos", "guests": "9"}, "4 plekken"),
        ({"name": "Bos", "phone": "0612345678"}, "Deze persoon staat al op de lijst."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(admin, soup, outsider, data, words):
    three(soup)
    answer = admin.post(url("add_party", soup), data)
    assert answer.status_code == 200
    assert words in text_of(answer)
    for typed in data.values():
        assert f'value="{typed}"' in answer.content.decode()
    assert Participation.objects.count() == 3


def test_when_it_is_full_they_wait(admin, soup, sent):
    three(soup)
    answer = admin.post(url("add_party", soup), {"name": "Bos"}, follow=True)
    assert "Bos staat op de wachtlijst." in text_of(answer)


def test_a_whole_series_or_one_date_of_it(admin, lessons, sent):
    sent(admin, url("add_party", lessons), {"name": "Bos", "whole": "on"})
    sent(admin, url("add_party", lessons), {"name": "Els"})
    assert Participation.objects.get(name="Bos").occurrence is None
    assert Participation.objects.get(name="Els").occurrence == date_of(lessons, DATE)


def test_taking_off_the_list_asks_once_and_gives_the_seat_to_who_waits(admin, soup, sent):
    fatma, _jansen, ali = three(soup)
    asked = admin.get(url("remove_party", soup, fatma.pk))
    assert "Fatma van de lijst halen?" in text_of(asked)
    fatma.refresh_from_db()
    assert fatma.state == State.CONFIRMED, "GET changes nothing"
    messages = sent(admin, url("remove_party", soup, fatma.pk), {"tell": "on"})
    assert {m.to[0] for m in messages} == {"fatma@x.example", "ali@x.example"}
    ali.refresh_from_db()
    assert ali.state in (State.OFFERED, State.CONFIRMED)


def test_who_phoned_to_leave_gets_no_mail(admin, soup, sent):
    fatma, *_others = three(soup)
    messages = sent(admin, url("remove_party", soup, fatma.pk))
    assert "fatma@x.example" not in {m.to[0] for m in messages}


def test_a_seat_by_hand_adds_a_chair_when_all_are_taken(admin, soup, sent):
    _fatma, _jansen, ali = three(soup)
    asked = text_of(admin.get(url("give_seat", soup, ali.pk)))
    assert "Alle plekken zijn bezet. Ga je door, dan komt er 1 plek bij op deze datum." in asked
    (message,) = sent(admin, url("give_seat", soup, ali.pk))
    assert message.to == ["ali@x.example"]
    ali.refresh_from_db()
    assert ali.state == State.CONFIRMED
    assert date_of(soup, DATE).seats == 5
    assert date_of(soup, "2026-03-09").seats is None


def test_no_seat_on_a_cancelled_date(admin, soup):
    _fatma, _jansen, ali = three(soup)
    Occurrence.objects.filter(pk=date_of(soup, DATE).pk).update(status=Status.CANCELLED)
    answer = admin.post(url("give_seat", soup, ali.pk))
    assert "Deze datum gaat niet door" in text_of(answer)
    ali.refresh_from_db()
    assert ali.state == State.WAITING


def test_more_seats_go_to_who_waits_and_stay_after_publishing(admin, soup, sent):
    three(soup)
    (message,) = sent(admin, url("parties", soup), {"seats": "6"})
    assert message.to == ["ali@x.example"]
    soup.save_revision().publish()
    assert date_of(soup, DATE).seats == 6
    sent(admin, url("parties", soup), {"seats": ""})
    assert date_of(soup, DATE).seats is None


@pytest.mark.parametrize("seats", ["0", "-3", "2001", "veel", "1e9"])
def test_odd_numbers_of_seats_are_refused_in_words(admin, soup, seats):
    answer = admin.post(url("parties", soup), {"seats": seats})
    assert answer.status_code == 200
    assert f'value="{seats}"' in answer.content.decode()
    assert date_of(soup, DATE).seats is None


def test_who_came_is_saved_at_once(admin, soup, sent):
    fatma, jansen, ali = three(soup)
    sent(admin, url("attendance", soup), {f"came-{fatma.pk}": "2", f"came-{jansen.pk}": "0",
                                          f"came-{ali.pk}": "1"})  # fmt: skip
    noted = dict(Attendance.objects.values_list("participation", "came"))
    assert noted == {fatma.pk: 2, jansen.pk: 0}, "who waits has no row"
    sent(admin, url("attendance", soup), {f"came-{fatma.pk}": "3", f"came-{jansen.pk}": ""})
    assert dict(Attendance.objects.values_list("participation", "came")) == {fatma.pk: 3}
    html = admin.get(url("attendance", soup)).content
    chosen = BeautifulSoup(html, "html.parser").find(id=f"id_came-{fatma.pk}_4")
    assert chosen.has_attr("checked")


@pytest.mark.parametrize("number", ["9", "-1", "veel"])
def test_a_wrong_number_of_people_is_refused(admin, soup, number):
    fatma, *_others = three(soup)
    answer = admin.post(url("attendance", soup), {f"came-{fatma.pk}": number})
    assert answer.status_code == 200
    assert "error-message" in answer.content.decode()
    assert not Attendance.objects.exists()


def test_nobody_came_yet_to_a_day_that_is_not_there(admin, soup):
    later = party(soup, "2026-03-09", name="Bos")
    address = url("attendance", soup, date="2026-03-09")
    assert "vanaf de dag zelf" in text_of(admin.post(address, {f"came-{later.pk}": "1"}))
    assert not Attendance.objects.exists()


def test_a_letter_to_all_shows_first_whom_it_reaches(admin, soup, sent):
    three(soup)
    page = BeautifulSoup(admin.get(url("letter", soup)).content, "html.parser")
    letter = {
        "to": "all", "subject": "Neem een bord mee", "text": "Wij hebben er te weinig.",
        "key": page.find("input", {"name": "key"})["value"],
    }  # fmt: skip
    looked = admin.post(url("letter", soup), {**letter, "look": ""})
    text = text_of(looked)
    assert "2 mensen krijgen deze mail." in text
    assert "Meneer Jansen : 0612345678" in text
    assert "Neem een bord mee" in looked.content.decode()
    assert not mail.outbox
    messages = sent(admin, url("letter", soup), {**letter, "send": "1"})
    assert {m.to[0] for m in messages} == {"fatma@x.example", "ali@x.example"}
    assert all(m.subject == "Neem een bord mee" and len(m.to) == 1 for m in messages)
    assert not any("Meneer Jansen" in m.body for m in messages)
    assert not sent(admin, url("letter", soup), {**letter, "send": "1"}), "pressed twice is once"
    entry = PageLogEntry.objects.get(action="events.mail_parties")
    assert "fatma" not in str(entry.data)


@pytest.mark.parametrize(
    "wrong", [{"subject": ""}, {"text": ""}, {"to": "iedereen"}, {"key": "x"}, {"text": "x" * 3001}]
)
def test_a_letter_without_words_stays_here(admin, soup, wrong):
    three(soup)
    letter = {"to": "all", "subject": "Bord", "text": "Graag",
              "key": "7b2b0a5c-3d6f-4f0e-9f38-6a1f0f1c2d3e", "send": "1"}  # fmt: skip
    answer = admin.post(url("letter", soup), {**letter, **wrong})
    assert answer.status_code == 200
    assert not mail.outbox


def test_the_table_holds_everybody_and_no_formula(admin, soup):
    three(soup)
    party(soup, DATE, name="=HYPERLINK(1)", answer="+31", state=State.WAITING, asked_at=NOW)
    answer = admin.get(url("table", soup))
    assert "no-store" in answer["Cache-Control"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][0] == "Naam"
    assert [row[0] for row in rows[1:]] == ["Fatma", "Meneer Jansen", "Ali", "'=HYPERLINK(1)"]
    assert rows[1][1:] == [
        "3", "doet mee", "Geen varken", "", "fatma@x.example", "2026-02-20 13:00", "",
    ]  # fmt: skip
    assert rows[4][3] == "'+31"


def test_the_paper_for_the_door_has_names_and_no_addresses(admin, soup):
    three(soup)
    html = admin.get(url("paper", soup)).content.decode()
    assert "Fatma" in html
    assert "Geen varken" in html
    assert "x.example" not in html
    assert "0612345678" not in html


def test_a_date_that_fits_no_more_is_shown_with_who_signed_up(site, chief_editor, soup):
    fatma, jansen, ali = three(soup)
    soup.rule, soup.start_local = "FREQ=WEEKLY;BYDAY=WE;COUNT=4", datetime(2026, 3, 4, 17)
    soup.save_revision().publish()
    admin = signed_in(chief_editor)
    dates = reverse("events_admin:dates", args=[soup.pk])
    html = admin.get(dates).content.decode()
    assert url("parties", soup) in html
    assert "Weggooien" not in html
    answer = admin.post(url("restore", soup), follow=True)
    assert "Er staan nog mensen op de lijst van deze datum." in text_of(answer)
    for someone in (fatma, jansen, ali):
        admin.post(url("remove_party", soup, someone.pk))
    admin.post(url("restore", soup))
    assert not Occurrence.objects.filter(series_id=soup.translation_key, slug=DATE).exists()


def test_the_list_costs_the_same_for_many(admin, soup, django_assert_max_num_queries):
    three(soup)
    admin.get(url("parties", soup))
    with CaptureQueriesContext(connection) as few:
        admin.get(url("parties", soup))
    for number in range(20):
        party(soup, DATE, name=f"Buur {number}", email=f"b{number}@x.example")
    with django_assert_max_num_queries(len(few)):
        admin.get(url("parties", soup))


def test_past_dates_lead_to_who_was_there(admin, soup, clock):
    three(soup)
    clock.move_to(NOW + timedelta(days=2))
    text = text_of(admin.get(reverse("events_admin:dates", args=[soup.pk])))
    assert "Wie was er?" in text
    assert "ma 2 maart 2026, 17.00–18.30 uur" in text or "ma 2 maart, 17.00–18.30 uur" in text
