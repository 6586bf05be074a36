"""Reading a partner's calendar: its words and links, and the forms in which files come."""

import pytest

from events.ical_in.read import read_calendar
from events.ical_in.source import Unreadable, Why
from tests.events.partner_calendar import (
    NOW,
    TUESDAY,
    UNTIL_HALF_PAST,
    calendar,
    event,
    one,
    read,
    whys,
)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("DESCRIPTION:<p>Kom <b>erbij</b></p><p>om &euro; 2</p>", "Kom erbij\nom € 2"),
        ("DESCRIPTION:a <script>alert(1)</script>b", "a b"),
        ("DESCRIPTION:1 < 2 en 3 > 2", "1 < 2 en 3 > 2"),
        ("DESCRIPTION:thee &amp; koffie", "thee & koffie"),
        ('DESCRIPTION:<a href="https://x.example/a">Meld je aan</a>', "Meld je aan (https://x.example/a)"),
        ('DESCRIPTION:<a href="javascript:alert(1)">klik</a>', "klik"),
        ("X-ALT-DESC;FMTTYPE=text/html:<html><body>Hallo<br>daar</body></html>", "Hallo\ndaar"),
        ("DESCRIPTION:\u202egekeerd\u2066\x07\x9b\u2028", "gekeerd"),
        ("DESCRIPTION:\u200b \u00ad", ""),
    ],
)  # fmt: skip
def test_words_become_plain_text(written, text):
    assert one(event(TUESDAY, UNTIL_HALF_PAST, written)).text == text


def test_very_long_words_are_cut_and_that_is_told():
    found = read(event(TUESDAY, UNTIL_HALF_PAST, "DESCRIPTION:" + "soep " * 5000, title="x" * 999))
    (activity,) = found.activities
    assert len(activity.text) <= 5000
    assert len(activity.title) <= 200
    assert [note.why for note in found.notes] == [Why.TEXT_CUT]


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://partner.example/a?b=1", "https://partner.example/a?b=1"),
        ("www.partner.example", "https://www.partner.example"),
        ("mailto:soep@partner.example", "mailto:soep@partner.example"),
        ("javascript:alert(1)", None),
        ("JaVaScript://x.example/%0aalert(1)", None),
        ("data:text/html,x", None),
        ("https://piet:geheim@x.example/", None),
        ("https://x.example/" + "a" * 999, None),
        ('https://x.example/"onclick=', None),
    ],
)
def test_only_links_to_the_web_and_to_mail_come_along(written, url):
    found = read(event(TUESDAY, UNTIL_HALF_PAST, f"URL:{written}"))
    assert found.activities[0].url == (url or "")
    assert [note.why for note in found.notes] == ([] if url else [Why.LINK])


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\r\n", b"\n"),
        lambda data: data.replace(b"\r\n", b"\r"),
        lambda data: data.decode().encode("utf-16"),
        lambda data: data.decode().encode("cp1252"),
        lambda data: data + data.replace(b"soep@", b"soep@"),
        lambda data: b"\r\n\r\n" + data,
        lambda data: data.replace(b"BEGIN:V", b"begin:v"),
        lambda data: data.replace(b"SUMMARY:Caf", b"SUMMARY:Ca\r\n f"),
        lambda data: data.replace("é".encode(), b"\xc3\r\n \xa9"),
        lambda data: data.replace(b"BEGIN:VEVENT", b"BEGIN:VTODO\r\nUID:x\r\nEND:VTODO\r\nBEGIN:VEVENT"),
        lambda data: data.replace(
            b"END:VEVENT", b"BEGIN:VALARM\r\nSUMMARY:Piep\r\nEND:VALARM\r\nEND:VEVENT"
        ),
    ],
)  # fmt: skip
def test_a_calendar_is_read_in_every_form_of_the_wild(change):
    found = read_calendar(change(calendar(event(title="Café"))), NOW, set())
    assert [activity.title for activity in found.activities] == ["Café"]
    assert found.notes == ()


def test_several_calendars_in_one_file_are_one():
    data = calendar(event()) + calendar(event(uid="b"))
    assert len(read_calendar(data, NOW, set()).activities) == 2


def test_a_calendar_without_its_end_is_told_to_be_so():
    data = calendar(event(), event(uid="b", title="Brood")).removesuffix(b"END:VCALENDAR\r\n")
    found = read_calendar(data, NOW, set())
    assert len(found.activities) == 2
    assert whys(found) == [(Why.BROKEN, "", False)]
    half = read_calendar(data.removesuffix(b"END:VEVENT\r\n"), NOW, set())
    assert [activity.title for activity in half.activities] == ["Soep"]
    assert whys(half) == [(Why.BROKEN, "", False), (Why.BROKEN, "Brood", True)]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "leeg"),
        (b" \r\n", "leeg"),
        (b"<!doctype html><title>Log in</title>", "webpagina"),
        (b"PK\x03\x04" + b"x" * 99, "ingepakt"),
        (b"\x89PNG\r\n", "geen agenda"),
        (b"Beste buren, BEGIN:VCALENDAR staat hier", "geen agenda"),
        (calendar() + b" " * 6_000_000, "te groot"),
    ],
)
def test_what_is_no_calendar_is_refused_in_words(data, says):
    with pytest.raises(Unreadable, match=says):
        read_calendar(data, NOW, set())


def test_an_empty_calendar_is_a_calendar():
    assert read().activities == ()
