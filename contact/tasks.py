"""Work that comes back: forgetting."""

from datetime import datetime, timedelta

from neighbourhoods.periodic import periodic

KEEP_AFTER_DONE = timedelta(days=90)
KEEP_AT_MOST = timedelta(days=365)


@periodic(every=timedelta(hours=12))
def forget_questions(now: datetime) -> int:
    """Erase questions 90 days after they were done, and any question after a year."""
    from contact.models import Question

    gone = Question.objects.past_keeping(now - KEEP_AFTER_DONE, now - KEEP_AT_MOST)
    return gone.delete()[0]
