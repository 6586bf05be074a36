"""What was reported or waits (Case), who said so (Report), what was decided (Decision), and who has rest (Sanction)."""

from moderation.models.case import Case
from moderation.models.decision import Decision, Verdict
from moderation.models.report import Reason, Report
from moderation.models.sanction import LENGTHS, Sanction, SanctionKind

__all__ = [
    "LENGTHS",
    "Case",
    "Decision",
    "Reason",
    "Report",
    "Sanction",
    "SanctionKind",
    "Verdict",
]
