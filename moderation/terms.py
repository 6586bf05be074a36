"""How long things last in moderation (community.md, Moderation)."""

from datetime import timedelta

REMIND_AFTER = timedelta(hours=4)
ESCALATE_AFTER = timedelta(hours=24)
SHOW_AFTER = timedelta(hours=48)  # a newcomer's post that waits
OBJECT_FOR = timedelta(days=183)  # six months: DSA art. 20(1)
ANSWER_WITHIN = timedelta(days=5)
UNHEARD_FOR = timedelta(days=30)
FRESH_FOR = timedelta(hours=24)  # how long an account is new
