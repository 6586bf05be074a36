"""A conversation is read in the language that one reads."""

import pytest

from tests.chat.talks.test_between_two import talk_of
from tests.chat.talks.test_help import QUEUE, ask


@pytest.mark.parametrize(
    ("prefix", "words"),
    [("/ar", "أنتما فقط من يقرأ هذا"), ("/tr", "Bunu yalnızca ikiniz okursunuz")],
)
def test_a_conversation_stands_in_every_language(samira, joop, prefix, words):
    samira.speak_to(joop, "Dag")
    talk = talk_of(samira, joop)
    asked = joop.read(f"{prefix}/huiskamer/gesprek/{talk.room_id}/")
    assert asked.status_code == 200
    joop.do(f"/huiskamer/gesprek/{talk.room_id}/aannemen/")
    assert words in joop.words_at(f"{prefix}/huiskamer/gesprek/{talk.room_id}/")
    assert joop.read(f"{prefix}/huiskamer/gesprekken/").status_code == 200


def test_help_is_asked_and_given_in_arabic(samira, helper):
    assert samira.read("/ar/huiskamer/hulp/").status_code == 200
    ask(samira)
    assert helper.read(f"/ar{QUEUE}").status_code == 200
