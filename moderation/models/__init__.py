"""What was reported or waits (Case), who said so (Report), what was decided (Decision), who objected
(Objection), what neighbours think (Opinion), and who has rest (Sanction)."""

from moderation.models.case import Case
from moderation.models.decision import Basis, Decision, Verdict
from moderation.models.objection import Objection, Outcome
from moderation.models.opinion import Opinion
from moderation.models.report import Reason, Report
from moderation.models.sanction import LENGTHS, RESTS, Sanction, SanctionKind
from moderation.models.unheard import Unheard

__all__ = [
    "LENGTHS",
    "RESTS",
    "Basis",
    "Case",
    "Decision",
    "Objection",
    "Opinion",
    "Outcome",
    "Reason",
    "Report",
    "Sanction",
    "SanctionKind",
    "Unheard",
    "Verdict",
]
