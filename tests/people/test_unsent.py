"""A form that could not be taken loses no word."""

import uuid

import pytest
from django.test import Client

from board.models import Notice, NoticeReply
from moderation.models import Report
from people.models import Visibility
from tests.board.factories import form_data, notice

WORDS = "Wie heeft er een <ladder> voor mij?"
SHOWN = "Wie heeft er een &lt;ladder&gt; voor mij?"


def doings(hangs) -> list[tuple[str, dict]]:
    """Every form of board, people and moderation in which somebody writes."""
    key = str(uuid.uuid4())
    profile = {"about": WORDS, "visibility": Visibility.RESIDENTS}
    return [
        ("/prikbord/nieuw/", form_data(text=WORDS)),
        (f"/prikbord/{hangs.number}/bewerken/", form_data(text=WORDS)),
        (f"/prikbord/{hangs.number}/reageren/", {"text": WORDS, "key": key}),
        (f"/prikbord/{hangs.number}/afronden/", {"succeeded": "yes", "thanks": WORDS}),
        (f"/melden/notice/{hangs.pk}/", {"reason": "other", "words": WORDS, "key": key}),
        ("/mijn/profiel/", profile),
    ]


def test_without_a_token_nothing_is_done_and_the_words_are_shown(site, resident):
    hangs = notice(resident, site)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(resident)
    for path, data in doings(hangs):
        answer = strict.post(path, data)
        page = answer.content.decode()
        assert answer.status_code == 403, path
        assert "Dit is niet verstuurd" in page, path
        assert SHOWN in page, path
        assert str(data.get("key", "no key")) not in page
        assert answer["Cache-Control"] == "private, no-store"
    assert not NoticeReply.objects.exists()
    assert not Report.objects.exists()
    assert [n.text for n in Notice.objects.all()] == [""]


def test_whose_visit_ended_while_writing_keeps_the_words(client, site, resident):
    hangs = notice(resident, site)
    for path, data in doings(hangs):
        if path.startswith("/melden/"):
            continue  # anybody may report
        answer = client.post(path, data)
        page = answer.content.decode()
        assert answer.status_code == 403, path
        assert "Je bent niet meer ingelogd." in page, path
        assert SHOWN in page, path
        assert f"/inloggen/?next={path}" in page, path


def test_a_press_on_a_button_leads_to_the_door(client, site, resident):
    hangs = notice(resident, site)
    answer = client.post(f"/prikbord/{hangs.number}/reserveren/")
    assert answer["Location"].startswith("/inloggen/?next=")


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/inloggen/", {"login": "bewoner", "password": "Geheim Woord"}),
        ("/inloggen/code/invullen/", {"code": "1234-5678 GEHEIM"}),
    ],
)
def test_a_secret_is_never_shown(site, path, data):
    page = Client(enforce_csrf_checks=True).post(path, data).content.decode()
    assert "Dit is niet verstuurd" in page
    assert "geheim" not in page.lower()


def test_what_was_typed_is_put_in_another_page_as_plain_text(site):
    evil = "</textarea><script>alert(1)</script>"
    page = Client(enforce_csrf_checks=True).post("/melden/notice/1/", {"words": evil})
    assert "<script>alert" not in page.content.decode()
