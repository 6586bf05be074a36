"""Periodic work of the ground floor."""

from datetime import datetime, timedelta

from neighbourhoods import limits
from neighbourhoods.periodic import periodic


@periodic(every=timedelta(hours=6))
def forget_hits(now: datetime) -> int:
    """Drop old rate-limit counts."""
    return limits.forget(now)
