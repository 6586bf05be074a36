"""When what a rule hid comes back by itself (community.md, Clocks). Pure: moments in, moments out."""

from datetime import datetime, timedelta

from moderation.models.decision import Basis

PUT_BACK_AFTER = {Basis.REPORTS: timedelta(hours=72), Basis.PAUSE: timedelta(hours=24)}


def put_back_at(basis: str, since: datetime) -> datetime | None:
    """When what was hidden without a moderator comes back by itself; never for what is urgent."""
    after = PUT_BACK_AFTER.get(basis)
    return since + after if after else None
