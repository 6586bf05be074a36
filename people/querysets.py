"""The questions asked about profiles and welcome cards."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from wagtail.models import Site

from neighbourhoods.text import fold

if TYPE_CHECKING:
    from people.models import User

SEARCHED = ("membership__user__called", "languages", "offers", "seeks", "about")


class ProfileQuerySet(models.QuerySet):
    """Profiles in the book of faces."""

    def visible_to(self, viewer: "User", site: Site) -> "ProfileQuerySet":
        """The profiles of `site` that `viewer` may see: their own, and of others who chose so.

        Only somebody the neighbourhood knows (a resident, a connector) sees others; somebody new
        does not yet. Every surface that shows a profile starts here. One query.
        """
        from people.access import membership
        from people.models import Step, Visibility

        here = self.filter(membership__site=site, membership__user__is_active=True)
        member = membership(viewer, site)
        if member is None:
            return self.none()
        mine = Q(membership=member)
        if member.step == Step.NEW:
            return here.filter(mine).select_related("membership__user")
        shown = Q(visibility=Visibility.RESIDENTS)
        return here.filter(mine | shown).select_related("membership__user")

    def search(self, words: str) -> "ProfileQuerySet":
        """Those whose name, languages or lines hold every one of `words`, over capitals and accents.

        Costs one query more, and reads the lines of all: databases do not agree on what an accent is,
        and a neighbourhood has no more people than that.
        """
        wanted = fold(words).split()[:6]
        if not wanted:
            return self
        lines = self.values_list("pk", *SEARCHED)
        texts = ((pk, fold(" ".join(told))) for pk, *told in lines)
        return self.filter(
            pk__in=[pk for pk, text in texts if all(word in text for word in wanted)]
        )


class WelcomeCardQuerySet(models.QuerySet):
    """Cards from the desk."""

    def open(self, now: datetime) -> "WelcomeCardQuerySet":
        """Those that still let somebody in."""
        return self.filter(used_at=None, revoked_at=None, expires_at__gt=now)

    def made_an_account(self) -> "WelcomeCardQuerySet":
        """Those with which somebody joined who is still here."""
        return self.filter(kind="new", person__isnull=False)
