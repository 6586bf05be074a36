"""What waits for a moderator on the front of the admin, and for anybody on their own page."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Site

from moderation.access import may_moderate
from moderation.models import Case, Objection
from moderation.models.decision import AGAINST_THE_AUTHOR
from moderation.waiting import count_waiting
from neighbourhoods import todo
from people import mine


def _in_words(count: int) -> str:
    return ngettext(
        "%(count)d case waits for a decision", "%(count)d cases wait for a decision", count
    ) % {"count": count}


def _open_cases(user, site: Site) -> int:
    return Case.objects.filter(site=site, is_open=True).count() if may_moderate(user, site) else 0


def objections_for(user, site: Site) -> QuerySet[Objection]:
    """Those that `user` may answer: not about what they decided or reported, nor their own."""
    if not may_moderate(user, site):
        return Objection.objects.none()
    decided = Q(decision__case__decisions__by=user) & Q(
        decision__case__decisions__verdict__in=AGAINST_THE_AUTHOR
    )
    theirs = decided | Q(decision__case__reports__reporter=user) | Q(sanction__by=user)
    involved = Objection.objects.filter(theirs).values("pk")
    return Objection.objects.open().filter(site=site).exclude(person=user).exclude(pk__in=involved)


def _objections_in_words(count: int) -> str:
    return ngettext(
        "%(count)d objection waits for an answer", "%(count)d objections wait for an answer", count
    ) % {"count": count}


def _first_due(user, site: Site) -> datetime | None:
    first = objections_for(user, site).first()
    return first.due_at if first else None


def register() -> None:
    """The queue and the objections of moderation; newcomers' posts and decisions for everybody."""
    todo.register(
        "moderation.cases",
        words=_in_words,
        count=_open_cases,
        url=lambda user, site: reverse("moderation_queue"),
        icon="warning",
        order=5,
    )
    todo.register(
        "moderation.objections",
        words=_objections_in_words,
        count=lambda user, site: objections_for(user, site).count(),
        url=lambda user, site: reverse("moderation_objections"),
        icon="comment",
        order=4,
        due=_first_due,
    )
    mine.register(
        "helping", _("Help newcomers"), "moderation:helping", icon="hand", count=count_waiting
    )
    mine.register("decisions", _("Decisions about my posts"), "moderation:about_me", icon="flag")
