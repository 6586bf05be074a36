"""Words of residents: any script, no tricks, nothing silently cut."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from neighbourhoods.text import clean_text, plain_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Hoi buur ", "Hoi buur"),
        ("Cafe\u0301", "Café"),
        ("a\x00b\x1bc", "abc"),
        ("a\u202eb\u2066c", "abc"),
        ("مرحباً بك", "مرحباً بك"),
        ("Teşekkürler", "Teşekkürler"),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("a\n\n\n\n\n\nb", "a\n\n\nb"),
        ("z" + "\u0341" * 60, None),
    ],
)
def test_tricks_go_and_words_stay(typed, kept):
    found = clean_text(typed, 100)
    if kept is None:
        assert len(found) <= 6
    else:
        assert found == kept


@pytest.mark.parametrize("typed", ["", "   ", "\n\n", "\u200b", "\u202e\x00", "\u00ad"])
def test_nothing_visible_is_nothing(typed):
    with pytest.raises(ValidationError) as caught:
        clean_text(typed, 100)
    assert caught.value.code == "empty"


def test_too_long_is_refused_with_how_much_never_cut():
    with pytest.raises(ValidationError) as caught:
        clean_text("a" * 13, 10)
    assert caught.value.code == "too_long"
    assert "3" in str(caught.value)
    assert clean_text("a" * 10, 10) == "a" * 10


def test_one_line_is_one_line():
    assert clean_text("een\n twee\tdrie", 100, single_line=True) == "een twee drie"


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text):
    try:
        once = clean_text(text, 1000)
    except ValidationError:
        return
    assert clean_text(once, 1000) == once


@given(st.text(alphabet="<>&\"' ahtps:/.x\n", max_size=120))
def test_shown_text_holds_no_tag_but_our_own(text):
    html = plain_text(text)
    without_ours = html.replace("<br>", "").replace("</a>", "")
    parts = without_ours.split('<a href="')
    assert "<" not in parts[0]
    for part in parts[1:]:
        assert "<" not in part


def test_an_address_becomes_a_link_that_vouches_for_nothing():
    html = plain_text("Kijk op https://rosa.example/a?b=1&c=2. Tot dan!")
    assert '<a href="https://rosa.example/a?b=1&amp;c=2" rel="nofollow noopener ugc">' in html
    assert html.endswith("</a>. Tot dan!")
    assert "<a" not in plain_text("javascript:alert(1) data:text/html,x")
