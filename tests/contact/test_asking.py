"""Somebody asks a question: kept, told, confirmed, once; and no text is ever lost."""

import pytest
from django.test import Client

from contact.models import Question, QuestionField
from neighbourhoods.models import NeighbourhoodSettings
from people.models import OutgoingMail
from tests.conftest import assert_sessionless
from tests.contact.factories import MONDAY, filled, opened, with_fields


@pytest.fixture
def clock(time_machine):
    """Monday at ten; `clock(seconds)` lets time pass."""
    time_machine.move_to(MONDAY, tick=False)
    return time_machine.shift


@pytest.fixture
def token(client, site, clock):
    """The form, opened ten seconds ago."""
    found = opened(client)
    clock(10)
    return found


@pytest.fixture
def mailbox(site):
    """The neighbourhood has an address."""
    settings = NeighbourhoodSettings.for_site(site)
    settings.email = "team@rosa.example"
    settings.phone = "030 123 45 67"
    settings.save()
    return settings


def test_the_page_is_the_same_for_everybody(client, site, resident):
    assert_sessionless(client.get("/contact/"))
    client.force_login(resident)
    answer = client.get("/contact/")
    assert "Vary" not in answer or "Cookie" not in answer["Vary"]
    assert "s-maxage" in answer["Cache-Control"]


def test_a_question_is_kept_told_and_confirmed(client, site, token, mailbox):
    answer = client.post("/contact/", filled(token))
    assert (answer.status_code, answer["Location"]) == (302, "/contact/bedankt/")
    question = Question.objects.get()
    assert (question.site, question.name, question.state) == (site, "Fatma", "new")
    assert question.answers[0]["value"] == "Kan iemand helpen met een brief van de gemeente?"
    letters = {mail.to: mail for mail in OutgoingMail.objects.all()}
    assert letters["team@rosa.example"].reply_to == "fatma@example.org"
    assert f"/beheer/contact/vragen/inspect/{question.pk}/" in letters["team@rosa.example"].body
    confirmation = letters["fatma@example.org"]
    assert "Fatma" not in confirmation.body
    assert "gemeente" not in confirmation.body, "what was typed would make us a tool for pestering"
    assert "Bedankt" in client.get("/contact/bedankt/").content.decode()


def test_the_editors_questions_are_asked_and_kept_with_their_words(client, site, clock):
    with_fields(site)
    token = opened(client)
    clock(10)
    data = filled(token, vraag_waar_gaat_het_over="Geld en post", vraag_je_vraag="Een aanmaning.")
    assert client.post("/contact/", data).status_code == 302
    assert Question.objects.get().answers == [
        {"label": "Waar gaat het over?", "value": "Geld en post"},
        {"label": "Je vraag", "value": "Een aanmaning."},
    ]


def test_the_same_sending_twice_is_one_question(client, site, token, mailbox):
    for _ in range(3):
        assert client.post("/contact/", filled(token)).status_code == 302
    assert Question.objects.count() == 1
    assert OutgoingMail.objects.count() == 2


def test_another_question_from_the_same_open_page_is_another_question(client, site, token):
    client.post("/contact/", filled(token))
    client.post("/contact/", filled(token, vraag_vraag="En nog iets."))
    assert Question.objects.count() == 2


def test_an_address_gets_one_confirmation_a_day(client, site, token, clock):
    client.post("/contact/", filled(token))
    client.post("/contact/", filled(token, vraag_vraag="En nog iets.", email="FATMA@example.org"))
    assert OutgoingMail.objects.filter(to__iexact="fatma@example.org").count() == 1
    clock(24 * 3600)
    client.post("/contact/", filled(token, vraag_vraag="Een dag later."))
    assert OutgoingMail.objects.filter(to__iexact="fatma@example.org").count() == 2


def test_without_address_nothing_is_mailed_to_the_sender(client, site, token, mailbox):
    assert client.post("/contact/", filled(token, email="")).status_code == 302
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.reply_to) == ("team@rosa.example", "")


@pytest.mark.parametrize(
    "bad",
    [
        "geen adres",
        "a@b.nl, x@evil.example",
        "a@b.nl\nBcc: x@evil.example",
        "a@b.nl;x@evil.example",
        "<a@b.nl>",
        "a@b.nl\r\n\r\nHallo",
    ],
)
def test_a_wrong_address_is_told_in_words_and_keeps_the_text(client, site, token, bad):
    answer = client.post("/contact/", filled(token, email=bad))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert "Dit is geen e-mailadres" in page
    assert "Kan iemand helpen met een brief van de gemeente?" in page
    assert 'value="Fatma"' in page
    assert "form-summary" in page
    assert "autofocus" in page
    assert not Question.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_a_name_can_hold_no_header(client, site, token, mailbox, mailoutbox):
    from django.utils import timezone

    from people.actions import deliver_due

    client.post("/contact/", filled(token, name="Fatma\nBcc: x@evil.example"))
    deliver_due(timezone.now())
    letter = next(mail for mail in mailoutbox if mail.to == ["team@rosa.example"])
    assert letter.subject.endswith("Fatma Bcc: x@evil.example")
    assert letter.message().get_all("Bcc") is None
    assert letter.reply_to == ["fatma@example.org"]


@pytest.mark.parametrize("field", ["vraag_vraag", "name"])
@pytest.mark.parametrize("empty", ["", "   ", "\u200b\u200b"])
def test_an_empty_field_is_told_in_words(client, site, token, field, empty):
    page = client.post("/contact/", filled(token, **{field: empty})).content.decode()
    assert "form-summary" in page
    assert not Question.objects.exists()


def test_too_long_is_told_with_how_much_and_nothing_is_cut(client, site, token):
    long = "a" * 4007
    page = client.post("/contact/", filled(token, vraag_vraag=long)).content.decode()
    assert "7 tekens te lang" in page
    assert long in page
    assert not Question.objects.exists()


def test_two_megabytes_and_control_characters_do_no_harm(client, site, token):
    answer = client.post("/contact/", filled(token, vraag_vraag="x" * 2_000_000))
    assert answer.status_code == 200
    answer = client.post("/contact/", filled(token, vraag_vraag="Hoi\x00\x08\u202e er"))
    assert answer.status_code == 302
    assert Question.objects.get().answers[0]["value"] == "Hoi er"


def test_whoever_fills_in_the_hidden_field_is_asked_kindly_and_may_send_again(
    client, site, token, clock
):
    answer = client.post("/contact/", filled(token, website="https://spam.example"))
    page = answer.content.decode()
    assert "nog niet verstuurd" in page
    assert "brief van de gemeente" in page
    assert 'value="https://spam.example"' not in page
    clock(10)
    assert client.post("/contact/", filled(opened(client))).status_code == 200, "too quick"
    clock(10)
    assert client.post("/contact/", filled(token)).status_code == 302


def test_a_machine_is_too_quick_and_a_person_only_presses_again(client, site, clock):
    token = opened(client)
    clock(1)
    page = client.post("/contact/", filled(token)).content.decode()
    assert "nog niet verstuurd" in page
    assert not Question.objects.exists()
    clock(10)
    assert client.post("/contact/", filled(token)).status_code == 302


@pytest.mark.parametrize("token", ["", "12345", "made-up:signature"])
def test_a_made_up_moment_is_no_moment(client, site, clock, token):
    assert client.post("/contact/", filled(token)).status_code == 200
    assert not Question.objects.exists()


def test_a_page_that_was_open_for_a_week_still_sends(client, site, token, clock):
    clock(7 * 24 * 3600)
    assert client.post("/contact/", filled(token)).status_code == 302


def test_a_clock_that_jumps_back_does_not_stop_a_person(client, site, token, clock):
    clock(-400)
    assert client.post("/contact/", filled(token)).status_code == 302


def test_many_questions_from_one_address_are_slowed_down_and_keep_their_text(
    client, site, token, clock
):
    for number in range(5):
        assert (
            client.post("/contact/", filled(token, vraag_vraag=f"Vraag {number}")).status_code
            == 302
        )
    answer = client.post("/contact/", filled(token, vraag_vraag="Vraag 6"))
    assert answer.status_code == 429
    assert "Vraag 6" in answer.content.decode()
    assert "Wacht" in answer.content.decode()
    assert client.post("/contact/", filled(token, vraag_vraag="Vraag 4")).status_code == 302, (
        "a second press of a question that is already here is no new question"
    )
    clock(601)
    assert client.post("/contact/", filled(token, vraag_vraag="Vraag 6")).status_code == 302


def test_one_address_that_goes_too_fast_does_not_close_the_form_for_others(
    client, site, token, clock
):
    for number in range(70):
        client.post("/contact/", filled(token, vraag_vraag=f"Vraag {number}"))
    assert Question.objects.count() == 5
    neighbour = client.post("/contact/", filled(token), REMOTE_ADDR="192.0.2.7")
    assert neighbour.status_code == 302


def test_nobody_sends_a_choice_they_did_not_make(client, site, clock):
    page = with_fields(site)
    QuestionField.objects.filter(page=page, field_type="dropdown").update(required=False)
    form = client.get("/contact/").content.decode()
    assert '<option value="" selected>Kies uit de lijst</option>' in form
    token = opened(client)
    clock(10)
    data = filled(token, vraag_waar_gaat_het_over="", vraag_je_vraag="Een aanmaning.")
    assert client.post("/contact/", data).status_code == 302
    assert [answer["label"] for answer in Question.objects.get().answers] == ["Je vraag"]


def test_an_address_folds_between_its_words(client, site, mailbox):
    assert "team@<wbr>rosa.example" in client.get("/contact/").content.decode()


def test_it_needs_no_token_but_refuses_another_website(site, token):
    strict = Client(enforce_csrf_checks=True)
    evil = strict.post("/contact/", filled(token), headers={"origin": "https://evil.example"})
    assert evil.status_code == 403
    assert strict.post("/contact/", filled(token)).status_code == 302


@pytest.mark.parametrize(
    ("prefix", "language", "words"),
    [("/en", "en", "Thank you"), ("/tr", "tr", "Teşekkür"), ("/ar", "ar", "شكر")],
)
def test_every_language_asks_and_thanks_in_its_own_words(
    client, site, clock, prefix, language, words
):
    token = opened(client, f"{prefix}/contact/")
    clock(10)
    answer = client.post(f"{prefix}/contact/", filled(token))
    assert answer["Location"] == f"{prefix}/contact/bedankt/"
    assert words in client.get(f"{prefix}/contact/bedankt/").content.decode()
    assert Question.objects.get().language == language


def test_a_question_stays_in_its_own_neighbourhood(other_client, other_site, site, clock):
    token = opened(other_client)
    clock(10)
    assert other_client.post("/contact/", filled(token)).status_code == 302
    assert Question.objects.get().site == other_site
