"""Verbs of moderation."""

from moderation.actions.ask_approval import ask_approval, no_longer_waits
from moderation.actions.decide import CannotDecide, decide, verdicts
from moderation.actions.impose import CannotSanction, Whom, impose, not_yours_to_sanction
from moderation.actions.lift import lift
from moderation.actions.open_case import case_of, hold_case
from moderation.actions.report import report

__all__ = [
    "CannotDecide",
    "CannotSanction",
    "Whom",
    "ask_approval",
    "case_of",
    "decide",
    "hold_case",
    "impose",
    "lift",
    "no_longer_waits",
    "not_yours_to_sanction",
    "report",
    "verdicts",
]
