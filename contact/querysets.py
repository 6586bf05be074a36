"""The questions asked about questions."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from wagtail.models import Site


class QuestionQuerySet(models.QuerySet):
    """Questions of residents and visitors."""

    def of(self, site: Site) -> "QuestionQuerySet":
        """Those of one neighbourhood, with who took them. One query."""
        return self.filter(site=site).select_related("taken_by")

    def open(self) -> "QuestionQuerySet":
        """Those that still wait for something."""
        return self.exclude(state="done")

    def past_keeping(self, done_before: datetime, asked_before: datetime) -> "QuestionQuerySet":
        """Those that must go: finished before the one moment, or asked before the other."""
        return self.filter(Q(done_at__lt=done_before) | Q(created__lt=asked_before))
