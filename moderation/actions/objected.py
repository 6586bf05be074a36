"""An objection gets its outcome."""

from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.log_actions import log

from moderation.models import Objection, Outcome
from people.models import User


def close_objection(
    objection: Objection, by: User | None, outcome: str, answer: str, now: datetime
) -> None:
    """Keep what came of it."""
    objection.outcome, objection.answer = outcome, answer
    objection.by, objection.answered_at = by, now
    objection.save()
    log(objection, "moderation.answer_objection", user=by, data={"outcome": str(outcome)})


def already_right(by: User | None, words: str, now: datetime, **about) -> None:
    """What was taken came back before anybody answered: whoever objected was right."""
    waiting = Objection.objects.open().filter(**about).select_for_update(of=("self",))
    for objection in waiting:
        close_objection(objection, by, Outcome.UPHELD, words or _("It was put right."), now)
