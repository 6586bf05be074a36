"""Words of a neighbour in one's own language, from a service that speaks LibreTranslate's HTTP.

Off unless ROSA_TRANSLATION_URL names one. Each version of a message is asked once per language.
"""

import hashlib
import json
import logging
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime
from threading import BoundedSemaphore

from django.conf import settings
from django.utils.module_loading import import_string

from chat.access import Verb, may
from chat.models import Message, MessageTranslation, Room
from chat.person import Person
from chat.refusals import Refused
from chat.text import MAX_LENGTH
from neighbourhoods.limits import hit

log = logging.getLogger("rosa.chat")

SECONDS = 6.0
AT_ONCE = BoundedSemaphore(4)  # in one process: a service that hangs holds up few
PER_HOUR = 60
MAX_ANSWER = 64 * 1024
LANGUAGES = {code for code, _name in settings.LANGUAGES}

Backend = Callable[[str, str, str], str]


class NoTranslation(Exception):
    """The service did not answer, or not with a translation."""


def is_on() -> bool:
    """Whether there is a service to ask."""
    return bool(settings.ROSA_TRANSLATION_URL)


def translate(room: Room, person: Person, seq: int, language: str, now: datetime) -> str:
    """Message `seq` of `room` in `language`, for who may read it.

    Raises:
        Refused: "gone", "no_translation", "too_fast", or why this person may not come in.
    """
    if not (verdict := may(person, Verb.READ, room, now)):
        raise Refused(verdict.code)
    if person.user_id is None:
        raise Refused("sign_in")
    message = Message.objects.filter(room=room, seq=seq).first()
    if message is None or not message.is_visible or not message.body:
        raise Refused("gone")
    if not is_on() or language not in LANGUAGES:
        raise Refused("no_translation")
    if kept := known(message, language):
        return kept
    allowed = hit(room.site, "chat.translate", person.card.id, PER_HOUR, 3600, now)
    if not allowed.ok:
        raise Refused("translated_much")
    text = _ask(message, language)
    MessageTranslation.objects.update_or_create(
        message=message,
        language=language,
        defaults={"source": _hash(message.body), "text": text, "created": now},
    )
    return text


def known(message: Message, language: str) -> str:
    """The translation of these very words, if they were asked before."""
    kept = MessageTranslation.objects.filter(
        message=message, language=language, source=_hash(message.body)
    )
    return kept.values_list("text", flat=True).first() or ""


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _ask(message: Message, language: str) -> str:
    """One question to the service, never while it is asked too much."""
    backend: Backend = import_string(settings.ROSA_TRANSLATION_BACKEND)
    if not AT_ONCE.acquire(blocking=False):
        raise Refused("translator_busy")
    try:
        text = backend(message.body, message.lang or "auto", language).strip()
    except NoTranslation as error:
        log.warning("no translation: %s", error)
        raise Refused("translator_away") from error
    finally:
        AT_ONCE.release()
    if not text:
        raise Refused("translator_away")
    return text[: MAX_LENGTH * 3]


def libretranslate(text: str, source: str, target: str) -> str:
    """`text` in `target`, by POST /translate.

    Raises:
        NoTranslation: no answer in time, a refusal, or something that is no translation.
    """
    data = {"q": text, "source": source, "target": target, "format": "text"}
    if settings.ROSA_TRANSLATION_KEY:
        data["api_key"] = settings.ROSA_TRANSLATION_KEY
    request = urllib.request.Request(  # noqa: S310 - the address is the operator's own
        settings.ROSA_TRANSLATION_URL.rstrip("/") + "/translate",
        json.dumps(data).encode(),
        {"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            found = json.loads(answer.read(MAX_ANSWER))
    except (OSError, ValueError, urllib.error.HTTPError) as error:
        raise NoTranslation(type(error).__name__) from error
    words = found.get("translatedText") if isinstance(found, dict) else None
    if not isinstance(words, str):
        raise NoTranslation("no words in the answer")
    return words
