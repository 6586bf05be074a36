"""A neighbour's words in one's own language, from a service that may be slow, broken or gone."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from chat import translation
from chat.actions.edit import edit
from chat.actions.hide import hide
from chat.models import GuestAccess, MessageTranslation
from chat.person import NOBODY
from chat.refusals import Refused
from chat.translation import translate
from tests.chat.factories import NOW, room_of, say, who


class Service(BaseHTTPRequestHandler):
    """A stand-in that speaks LibreTranslate's HTTP."""

    asked: list[dict]
    answer: tuple[int, bytes]
    hangs: threading.Event

    def do_POST(self) -> None:
        data = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append({"path": self.path, **data})
        if self.answer[0] == 0:
            self.hangs.wait(5)
            return
        self.send_response(self.answer[0])
        self.end_headers()
        self.wfile.write(self.answer[1])

    def log_message(self, *args) -> None:
        """Be still."""


@pytest.fixture
def service(settings):
    """A translation service at work, on an address of its own."""
    kind = type("Mine", (Service,), {"asked": [], "hangs": threading.Event()})
    kind.answer = (200, json.dumps({"translatedText": "Good morning"}).encode())
    server = HTTPServer(("127.0.0.1", 0), kind)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.ROSA_TRANSLATION_URL = f"http://127.0.0.1:{server.server_port}/"
    yield kind
    kind.hangs.set()
    server.shutdown()
    server.server_close()


def ask(site, user, language: str = "en", seq: int = 1) -> str:
    return translate(room_of(site), who(user, site), seq, language, NOW)


def test_it_is_asked_once_and_kept(site, resident, neighbour, service, settings):
    settings.ROSA_TRANSLATION_KEY = "geheim"
    say(site, resident, "Goedemorgen")
    assert ask(site, neighbour) == ask(site, resident) == "Good morning"
    assert service.asked == [
        {"path": "/translate", "q": "Goedemorgen", "source": "nl", "target": "en",
         "format": "text", "api_key": "geheim"}
    ]  # fmt: skip


def test_other_words_are_asked_anew(site, resident, service):
    say(site, resident, "Goedemorgen")
    ask(site, resident)
    edit(room_of(site), who(resident, site), 1, "Goedenavond", NOW)
    ask(site, resident)
    assert [one["q"] for one in service.asked] == ["Goedemorgen", "Goedenavond"]
    assert MessageTranslation.objects.count() == 1


@pytest.mark.parametrize(
    "answer",
    [
        (500, b"broken"), (429, b"{}"), (200, b"no json"), (200, b"[]"),
        (200, b'{"translatedText": 3}'), (200, b'{"translatedText": " "}'), (200, b""),
    ],
)  # fmt: skip
def test_a_service_that_is_broken_is_said_in_words(site, resident, service, answer):
    service.answer = answer
    say(site, resident, "Goedemorgen")
    with pytest.raises(Refused) as refusal:
        ask(site, resident)
    assert refusal.value.code == "translator_away"
    assert refusal.value.text
    assert not MessageTranslation.objects.exists()


def test_a_service_that_hangs_is_not_waited_for(site, resident, service, monkeypatch):
    monkeypatch.setattr(translation, "SECONDS", 0.2)
    service.answer = (0, b"")
    say(site, resident, "Goedemorgen")
    with pytest.raises(Refused, match="translator_away"):
        ask(site, resident)


def test_a_service_that_is_gone(site, resident, settings):
    settings.ROSA_TRANSLATION_URL = "http://127.0.0.1:9"
    say(site, resident, "Goedemorgen")
    with pytest.raises(Refused, match="translator_away"):
        ask(site, resident)


def test_only_what_one_may_read_is_translated(site, resident, other_site, outsider, service):
    message = say(site, resident, "Goedemorgen").message
    room = room_of(site)
    with pytest.raises(Refused, match="sign_in"):
        translate(room, NOBODY, 1, "en", NOW)
    hide(message)
    with pytest.raises(Refused, match="gone"):
        ask(site, resident)
    room.guests = GuestAccess.OUT
    room.save()
    with pytest.raises(Refused, match="not_found"):
        ask(site, outsider)
    assert service.asked == []


def test_one_person_can_not_ask_without_end(site, resident, worker, service, monkeypatch):
    monkeypatch.setattr(translation, "PER_HOUR", 2)
    for n in range(3):
        say(site, worker, f"Bericht {n}")
    for seq in (1, 2):
        ask(site, resident, seq=seq)
    with pytest.raises(Refused, match="translated_much"):
        ask(site, resident, seq=3)
    assert ask(site, resident, seq=1) == "Good morning"


def test_without_a_service_nothing_is_asked(site, resident):
    say(site, resident)
    with pytest.raises(Refused, match="no_translation"):
        ask(site, resident)
