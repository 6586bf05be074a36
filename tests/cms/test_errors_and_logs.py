"""When something breaks: a kind page with a number, the same number in the log, and nobody's data there."""

import json
import logging
import re
import sys

import pytest
from django.db import DatabaseError
from django.test import Client

from cms.logs import JsonFormatter, impersonal


def line(record: logging.LogRecord) -> dict:
    return json.loads(JsonFormatter().format(record))


@pytest.fixture
def broken_page(site, monkeypatch, caplog):
    """The answer of a page whose database fails, and what was logged."""

    def fail(*args, **kwargs):
        raise DatabaseError("Key (email)=(fatma@example.org) already exists.")

    monkeypatch.setattr("neighbourhoods.middleware.site_for_host", fail)
    with caplog.at_level(logging.ERROR, "django.request"):
        answer = Client(raise_request_exception=False).get("/contact/?naam=Fatma")
    return answer, [line(record) for record in caplog.records]


def test_the_number_on_the_page_stands_in_the_log_beside_the_trace(broken_page):
    answer, logged = broken_page
    assert answer.status_code == 500
    number = re.search(r'mishap__number">(\w+)<', answer.content.decode()).group(1)
    (entry,) = [entry for entry in logged if entry.get("number") == number]
    assert "DatabaseError" in entry["trace"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_log_holds_nothing_of_a_person(broken_page):
    _answer, logged = broken_page
    assert "fatma" not in json.dumps(logged).lower()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("refused: fatma.b+x@mail.example.org", "refused: <address>"),
        ("DETAIL:  Key (called)=(Fatma (Lombok)) already exists.", "DETAIL:  Key (called)=(<value>) already exists."),
        ("Failing row contains (1, Fatma,\nKanaalstraat 1).", "Failing row contains (<values>)."),
        ("Not Found: /zoeken/?q=schulden", "Not Found: /zoeken/?<query>"),
        ("Server Error: /tr/agenda/meedoen/" + "aB3_-x7q" * 4 + "/", "Server Error: /tr/agenda/meedoen/<secret>/"),
        ("Not Found: /tr/welkom/ABCD-2345/", "Not Found: /tr/welkom/<code>/"),
        ("from 203.0.113.9 and 2001:db8:0:1::5", "from <ip> and <ip>"),
        ("django 5.2.19, at 12:30:05, line 42", "django 5.2.19, at 12:30:05, line 42"),
    ],
)  # fmt: skip
def test_what_others_write_loses_what_is_personal(text, kept):
    assert impersonal(text) == kept


def test_only_known_extras_come_through():
    record = logging.LogRecord("rosa", logging.INFO, "f", 1, "done", (), None)
    record.job, record.email = "contact.forget", "fatma@example.org"
    assert line(record)["job"] == "contact.forget"
    assert "fatma" not in json.dumps(line(record))


def test_a_trace_is_kept_without_the_values_in_it():
    try:
        raise ValueError("bad recipient fatma@example.org")
    except ValueError:
        record = logging.LogRecord("rosa", logging.ERROR, "f", 1, "broke", (), sys.exc_info())
    trace = line(record)["trace"]
    assert "test_errors_and_logs.py" in trace
    assert "fatma" not in trace
