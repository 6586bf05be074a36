"""Verbs that take more than the notice alone."""

from board.actions.answer import answer
from board.actions.post import TooMany, begin, change, post, save_draft, stage_pictures
from board.actions.take_down import take_down

__all__ = [
    "TooMany",
    "answer",
    "begin",
    "change",
    "post",
    "save_draft",
    "stage_pictures",
    "take_down",
]
