"""What one person wants of the agenda: activities they keep, and a calendar address of their own."""

import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.db.models import F
from wagtail.models import Site

from events.filters import AgendaFilter
from events.models.series import Series


class FollowedQuerySet(models.QuerySet):
    """Questions about what people keep."""

    def by(self, person, site: Site) -> "FollowedQuerySet":
        """What `person` keeps of this neighbourhood, as far as it is still in the agenda."""
        return self.filter(person=person, series__site=site, series__is_published=True)


class Followed(models.Model):
    """An activity that somebody keeps. Only that person ever sees it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="followed_activities"
    )
    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="followers")

    objects = FollowedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "series"], name="followed_once_per_person")
        ]

    def __str__(self) -> str:
        return str(self.series_id)


class PersonalFeedQuerySet(models.QuerySet):
    """Finding the feed behind an address."""

    def behind(self, token: str, site: Site) -> "PersonalFeedQuerySet":
        """The feed of `token` in this neighbourhood, while its owner is a member and may come in."""
        return self.filter(
            token_hash=hash_of(token),
            site=site,
            person__is_active=True,
            person__memberships__site=F("site"),
        )


class PersonalFeed(models.Model):
    """A calendar address that only its owner knows. We keep its SHA-256, never the address.

    Attributes:
        takes_choice: besides what is kept, also all that matches `query`.
        query: a choice out of the agenda in its normal form; empty is everything.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="personal_feeds"
    )
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    takes_choice = models.BooleanField(default=False)
    query = models.TextField(blank=True)

    objects = PersonalFeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "site"], name="one_feed_per_person_and_site")
        ]

    def __str__(self) -> str:
        return f"feed {self.pk}"

    @property
    def choice(self) -> AgendaFilter | None:
        """What was chosen out of the agenda; None when only what is kept counts."""
        return AgendaFilter.stored(self.query) if self.takes_choice else None

    def new_token(self) -> str:
        """An address nobody can guess (256 bits). Saves its hash; the old address is dead at once."""
        token = secrets.token_urlsafe(32)
        self.token_hash = hash_of(token)
        self.save()
        return token


def hash_of(token: str) -> str:
    """How a token is stored. A plain hash will do: 256 random bits can't be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()
