"""Work that comes back: the clocks, and forgetting."""

from datetime import datetime, timedelta

from neighbourhoods.periodic import periodic

KEEP_SANCTIONS = timedelta(days=365)
KEEP_GUESTS_SANCTIONS = timedelta(days=30)
KEEP_WORDS = timedelta(days=365)  # as long as a sanction stands on record


@periodic(every=timedelta(minutes=10))
def keep_clocks(now: datetime) -> int:
    """Remind, escalate, put back and show what nobody decided about in time."""
    from moderation.actions.keep_time import keep_time

    return keep_time(now)


@periodic(every=timedelta(hours=12))
def forget_unheard(now: datetime) -> int:
    """Erase a year after it ended that somebody's reports weighed nothing."""
    from moderation.models import Unheard

    return Unheard.objects.filter(until__lt=now - KEEP_SANCTIONS).delete()[0]


@periodic(every=timedelta(hours=12))
def forget_sanctions(now: datetime) -> int:
    """Erase sanctions a year after they ended, those of visitors without account after a month."""
    from moderation.models import Sanction

    old = Sanction.objects.filter(until__lt=now - KEEP_SANCTIONS)
    guests = Sanction.objects.filter(person=None, until__lt=now - KEEP_GUESTS_SANCTIONS)
    return (old | guests).delete()[0]


@periodic(every=timedelta(hours=12))
def forget_words_of_reports(now: datetime) -> int:
    """A year after a case was closed the words in it go: what was reported, and what people wrote about
    it. That it happened, and what was decided, stays for the figures."""
    from django.db.models import Q

    from moderation.models import Decision, Objection, Report

    answered = Objection.objects.filter(answered_at__lt=now - KEEP_WORDS)
    answered.exclude(words="", answer="").update(words="", answer="")
    old = Q(case__is_open=False, case__closed_at__lt=now - KEEP_WORDS)
    Decision.objects.filter(old).exclude(words="").update(words="")
    return Report.objects.filter(old).exclude(words="", snapshot={}).update(words="", snapshot={})


@periodic(every=timedelta(hours=12))
def forget_people_of_cases(now: datetime) -> int:
    """A year after a case was closed nobody knows any more who wrote it, who reported, who decided and
    who objected. Returns how many lines lost a name."""
    from django.db.models import Q

    from moderation.models import Case, Decision, Objection, Report

    before = now - KEEP_WORDS
    closed = Q(is_open=False, closed_at__lt=before)
    looked_at = Q(is_open=False, closed_at=None, opened_at__lt=before)  # opened, never reported
    old = Case.objects.filter(closed | looked_at)
    forgotten = Report.objects.filter(case__in=old, reporter__isnull=False).update(reporter=None)
    forgotten += Decision.objects.filter(case__in=old, by__isnull=False).update(by=None)
    answered = Objection.objects.filter(answered_at__lt=before, person__isnull=False)
    forgotten += answered.update(person=None, by=None)
    return forgotten + old.filter(author__isnull=False).update(author=None)
