"""Questions asked of the cases."""

from __future__ import annotations

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import Count, Prefetch, Q, QuerySet
from wagtail.models import Site

from moderation.access import may_moderate
from moderation.registry import KINDS


class CaseQuerySet(QuerySet):
    """Cases of moderation."""

    def for_moderator(self, user, site: Site) -> CaseQuerySet:
        """Cases of `site` that `user` may look at: all for a moderator, none for anybody else."""
        return self.filter(site=site) if may_moderate(user, site) else self.none()

    def to_do(self) -> CaseQuerySet:
        """Still open, urgent ones first, then the oldest."""
        urgent = Count("reports", filter=Q(reports__reason="urgent", reports__decision=None))
        return self.filter(is_open=True).annotate(urgent=urgent).order_by("-urgent", "opened_at")

    def done(self) -> CaseQuerySet:
        """Decided, the latest first."""
        return self.filter(is_open=False).order_by("-closed_at")

    def with_content(self) -> CaseQuerySet:
        """With thing, author, reports and decisions: 4 queries, and 1 for each kind of content."""
        from moderation.models import Decision, Report

        return self.select_related("author").prefetch_related(
            GenericPrefetch("thing", [kind.things() for kind in KINDS.values()]),
            Prefetch("reports", Report.objects.select_related("reporter")),
            Prefetch("decisions", Decision.objects.select_related("by")),
        )
