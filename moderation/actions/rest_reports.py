"""Reports of somebody who is mostly wrong weigh nothing for a while; that is said kindly."""

from collections.abc import Iterable
from datetime import datetime

from wagtail.models import Site

from moderation.models import Report, Unheard
from moderation.terms import UNHEARD_FOR
from moderation.weights import LAST_REPORTS, becomes_unheard
from people.actions import write_to
from people.models import User


def rest_reports_of(people: Iterable[User | None], site: Site, now: datetime) -> None:
    """Look again at whose reports were just rejected. What was rejected before an earlier rest does not
    count once more."""
    for person in {one.pk: one for one in people if one}.values():
        User.objects.select_for_update().get(pk=person.pk)  # two cases at once: one after the other
        mine = Unheard.objects.filter(site=site, person=person)
        if mine.holding(now).exists():
            continue
        decided = Report.objects.filter(case__site=site, reporter=person, decision__isnull=False)
        if last := mine.first():
            decided = decided.filter(decision__created_at__gt=last.since)
        latest = decided.order_by("-decision__created_at", "-pk")[:LAST_REPORTS]
        if not becomes_unheard(latest.values_list("is_rejected", flat=True)):
            continue
        made = Unheard.objects.create(site=site, person=person, since=now, until=now + UNHEARD_FOR)
        write_to(person, site, "moderation/mail/unheard.txt", now, lambda made=made: {"rest": made})
