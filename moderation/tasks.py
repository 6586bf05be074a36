"""Work that comes back: forgetting."""

from datetime import datetime, timedelta

from neighbourhoods.periodic import periodic

KEEP_SANCTIONS = timedelta(days=365)
KEEP_GUESTS_SANCTIONS = timedelta(days=30)


@periodic(every=timedelta(hours=12))
def forget_sanctions(now: datetime) -> int:
    """Erase sanctions a year after they ended, those of visitors without account after a month."""
    from moderation.models import Sanction

    old = Sanction.objects.filter(until__lt=now - KEEP_SANCTIONS)
    guests = Sanction.objects.filter(person=None, until__lt=now - KEEP_GUESTS_SANCTIONS)
    return (old | guests).delete()[0]
