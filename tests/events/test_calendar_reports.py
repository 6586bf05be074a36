"""What a volunteer reads about a partner's calendar: whole sentences, in their own language."""

import pytest
from django.utils.translation import override

from events.ical_in.refusals import REASONS
from events.ical_in.reports import words
from events.ical_in.source import Note, Why

COUNTED = {Why.OVER, Why.OURS, Why.PRIVATE}
NAMELESS = COUNTED | {Why.ZONE, Why.FLOATING}


@pytest.mark.parametrize("language", ["nl", "en", "tr", "ar"])
@pytest.mark.parametrize("skipped", [True, False])
@pytest.mark.parametrize("why", Why)
def test_every_note_has_words(why, skipped, language):
    with override(language):
        said = words(Note(why, "Soep % (9)", skipped, "2" if why in COUNTED else "RRULE:100%"))
    assert said.endswith((".", "RRULE:100%"))
    assert "%(" not in said
    if why in COUNTED:
        assert "2" in said or "٢" in said


@pytest.mark.parametrize("why", Why)
def test_a_note_without_a_title_has_words_too(why):
    with override("nl"):
        said = words(Note(why))
    assert said[0].isupper() or said[0].isdigit()


def test_words_are_dutch_for_a_dutch_volunteer():
    with override("nl"):
        assert words(Note(Why.NO_START, "Soep", True)) == (
            "Soep heeft geen dag die wij kunnen lezen. We hebben het weggelaten."
        )
        assert str(REASONS["sign_in"]).startswith("Voor deze agenda moet je inloggen.")


def test_one_and_many_are_said_rightly():
    with override("en"):
        assert words(Note(Why.PRIVATE, skipped=True, detail="1")).startswith("1 activity is")
        assert words(Note(Why.PRIVATE, skipped=True, detail="3")).startswith("3 activities are")
