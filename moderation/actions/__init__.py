"""Verbs of moderation."""

from moderation.actions.answer_objection import answer_objection
from moderation.actions.ask_approval import ask_approval, no_longer_waits
from moderation.actions.decide import decide, verdicts
from moderation.actions.hold import pause
from moderation.actions.impose import CannotSanction, Whom, impose, not_yours_to_sanction
from moderation.actions.keep_time import keep_time
from moderation.actions.lift import lift
from moderation.actions.object import CannotObject, object_to
from moderation.actions.open_case import case_of, hold_case
from moderation.actions.report import report
from moderation.actions.settle import CannotDecide
from moderation.actions.think import think

__all__ = [
    "CannotDecide",
    "CannotObject",
    "CannotSanction",
    "Whom",
    "answer_objection",
    "ask_approval",
    "case_of",
    "decide",
    "hold_case",
    "impose",
    "keep_time",
    "lift",
    "no_longer_waits",
    "not_yours_to_sanction",
    "object_to",
    "pause",
    "report",
    "think",
    "verdicts",
]
